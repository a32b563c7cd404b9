import Documents
import ObstatTestSupport
import Synchronization

@testable import AuditStore

/// A store of a test's own, with a clock that the test sets.
final class StoreBench: Sendable {
    let folder: ScratchFolder
    let store: AuditStore
    private let moment = Clock()

    private final class Clock: Sendable {
        let time = Mutex<Int64>(1_000)
    }

    static let day: Int64 = 86_400 * 1_000_000_000
    let chen = Person(user: 1001, login: 1001, name: "chen")
    let lin = Person(user: 1002, login: 1002, name: "lin")

    init() throws {
        folder = try ScratchFolder()
        let moment = moment
        store = try AuditStore(path: folder.path("obstat.sqlite"), now: { moment.time.withLock { $0 } })
    }

    func set(time: Int64) { moment.time.withLock { $0 = time } }

    static func finding(
        _ action: Action = .hold, rule: String = "r", fingerprint: String = "0011",
        category: Category = .personalNationalID, excerpt: String = "A14•••", kind: SegmentKind = .body
    ) -> Finding {
        Finding(
            rule: rule, packVersion: 1, category: category, action: action, confidence: .high, reason: [],
            part: .document, location: Location(kind: kind), excerpt: excerpt, fingerprint: fingerprint,
            grounds: [.foi6])
    }

    static func examined(
        _ findings: [Finding], gaps: [CoverageGap] = [], rules: String = "sha256:1"
    ) -> ExaminedDocument {
        ExaminedDocument(
            mediaType: "text/plain", findings: findings, gaps: gaps, rulesDigest: rules, engine: "e",
            milliseconds: 1, textBytes: 1)
    }

    @discardableResult
    func arrive(
        _ number: UInt32, unit: String = "boca", name: String? = nil, taken: Int64 = 1_000
    ) throws -> DocumentID {
        let id = DocumentID(arrival: UInt64(taken), chance: number)
        try store.hasArrived(
            Submission(
                id: id, unit: unit, path: [FileName(name ?? "a\(number).txt")], sha256: "ab\(number)",
                bytes: 3,
                provenance: Provenance(
                    owner: 0, group: 0, mode: 0, device: 0, inode: 0, modified: 0, taken: taken)))
        return id
    }

    @discardableResult
    func hold(
        _ number: UInt32, _ findings: [Finding] = [StoreBench.finding()], gaps: [CoverageGap] = [],
        unit: String = "boca", name: String? = nil, taken: Int64 = 1_000
    ) throws -> DocumentID {
        let id = try arrive(number, unit: unit, name: name, taken: taken)
        try store.intends(
            .hold, for: id, examined: Self.examined(findings, gaps: gaps),
            verdict: Verdict(
                outcome: findings.isEmpty ? .unexamined : .held, openness: .notProvided, grounds: [.foi6]))
        try store.hasComeToRest(id, in: .hold)
        return id
    }

    @discardableResult
    func deliver(_ number: UInt32, unit: String = "boca", taken: Int64 = 1_000) throws -> DocumentID {
        let id = try arrive(number, unit: unit, taken: taken)
        try store.intends(
            .deliver, for: id, examined: Self.examined([]),
            verdict: Verdict(outcome: .clear, openness: .open, grounds: []),
            target: [FileName(unit), FileName("a\(number).txt")])
        try store.hasComeToRest(
            id, in: .delivered, target: [FileName(unit), FileName("a\(number).txt")])
        return id
    }
}
