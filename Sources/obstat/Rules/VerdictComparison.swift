import Documents
import Policy
import Reports

/// The results of the same documents under old and new rules, side by side.
struct VerdictComparison {
    /// One document that fares differently.
    struct Change {
        let path: FileName
        let old: Outcome
        let new: Outcome
        /// Rules that stop it now and did not.
        let gained: [String]
        /// Rules that stopped it and do not any more.
        let lost: [String]

        var changesVerdict: Bool { old != new }
    }

    /// How one rule fares over all documents.
    struct Tally {
        var documentsBefore = 0
        var documentsAfter = 0
        var hitsBefore = 0
        var hitsAfter = 0
    }

    private var before: [(outcome: Outcome, stopping: Set<String>)] = []
    private var compared = 0
    private(set) var changes: [Change] = []
    private(set) var tallies: [String: Tally] = [:]

    /// Documents compared.
    var count: Int { compared }

    /// Documents whose outcome changes, by the old and the new one.
    var turns: [(old: Outcome, new: Outcome, count: Int)] {
        Outcome.allCases.flatMap { old in
            Outcome.allCases.compactMap { new in
                let count = changes.count { $0.old == old && $0.new == new && old != new }
                return count == 0 ? nil : (old, new, count)
            }
        }
    }

    mutating func enterOld(_ result: ScanResult) {
        before.append((result.verdict.outcome, Self.stopping(result)))
        for (rule, hits) in Self.hits(of: result) {
            tallies[rule, default: Tally()].documentsBefore += 1
            tallies[rule, default: Tally()].hitsBefore += hits
        }
    }

    /// Takes the results in the same order as the old ones.
    mutating func enterNew(_ result: ScanResult) {
        for (rule, hits) in Self.hits(of: result) {
            tallies[rule, default: Tally()].documentsAfter += 1
            tallies[rule, default: Tally()].hitsAfter += hits
        }
        guard compared < before.count else { return }
        let old = before[compared]
        compared += 1
        let stopping = Self.stopping(result)
        guard old.outcome != result.verdict.outcome || old.stopping != stopping else { return }
        changes.append(
            Change(
                path: result.path, old: old.outcome, new: result.verdict.outcome,
                gained: stopping.subtracting(old.stopping).sorted(),
                lost: old.stopping.subtracting(stopping).sorted()))
    }

    private static func stopping(_ result: ScanResult) -> Set<String> {
        Set(result.document.findings.filter(\.stops).map(\.rule))
    }

    private static func hits(of result: ScanResult) -> [String: Int] {
        result.document.findings.reduce(into: [:]) { $0[$1.rule, default: 0] += 1 }
    }
}
