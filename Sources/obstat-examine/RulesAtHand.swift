import Documents
import Frames

/// The rules as the children inherit them, compiled.
struct RulesAtHand {
    init(flat: [UInt8]) throws(ServerRefusal) {
    }

    func matcher(limits: ExaminationLimits) -> MatcherAtHand {
        MatcherAtHand()
    }
}

/// One document's matching.
struct MatcherAtHand {
    mutating func match(_ text: PartText) {
    }

    mutating func finish() -> (findings: [ReportedFinding], gaps: [CoverageGap]) {
        ([], [])
    }
}
