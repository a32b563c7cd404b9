import AuditStore
import Documents
import HTTPTypes
import Hummingbird

/// What the store holds, in the portions that pages and programs ask for, and only what the visitor may see.
struct Archive: Sendable {
    /// The most documents or events in one answer.
    static let longest = 1_000
    /// Findings of one document on one page.
    static let findings = 100

    let store: AuditStore
    let units: [Unit]
    let dueDays: Int
    private let chain = ChainWatch()
    private let figures = SlowFigures<[String]?, GateFigures>()
    private let looks = SlowFigures<String, SecondLookProgress>(interval: 5 * 1_000_000_000)
    private let usage = SlowFigures<String, [String: RuleUsage]>()

    init(store: AuditStore, units: [Unit], dueDays: Int) {
        self.store = store
        self.units = units
        self.dueDays = dueDays
    }

    /// One document, with the look at it on record: no event, no look.
    ///
    /// A document of another unit is as unknown as one that does not exist.
    func look(
        at id: DocumentID, visitor: Visitor, through means: String, from offset: Int = 0
    ) throws(StoreError)
        -> DocumentFile?
    {
        guard let item = try item(of: id, visitor), let record = try store.record(of: id) else { return nil }
        try store.note(
            "looked", by: visitor.words, document: id, ["session": visitor.label, "through": means])
        return DocumentFile(
            record: record, item: item,
            findings: try store.findings(of: id, limit: Self.findings, offset: offset),
            total: try store.findingCount(of: id), gaps: try store.gaps(of: id))
    }

    /// A document that the visitor may see; no look is recorded, so nothing of its content may be shown.
    func item(of id: DocumentID, _ visitor: Visitor) throws(StoreError) -> QueueItem? {
        guard let item = try store.item(of: id, term: term), visitor.sees(unit: item.submission.unit) else {
            return nil
        }
        return item
    }

    /// How long a document may wait where nobody said otherwise, in nanoseconds.
    var term: Int64 { Int64(dueDays) * 86_400 * 1_000_000_000 }

    /// The units in a visitor's sight that are known by name or by their documents: ids with names, sorted by id.
    func unitNames(
        _ language: Language, _ visitor: Visitor
    ) throws(StoreError) -> [(id: String, name: String)] {
        let ids = Set(units.map(\.id)).union(try store.counts().map(\.unit))
        return ids.filter(visitor.sees).sorted().map { ($0, unitName($0, language)) }
    }

    func unitName(_ id: String, _ language: Language) -> String {
        units.first { $0.id == id }?.name(language) ?? id
    }

    /// The state of the audit chain, and whether all of it was looked at.
    func chainState(anew: Bool = false) throws(StoreError) -> (state: ChainState, isWalked: Bool) {
        try chain.state(of: store, anew: anew)
    }

    /// The gate in figures, for a visitor's units.
    func figures(_ visitor: Visitor) throws -> GateFigures {
        let units = visitor.units?.sorted()
        return try figures.value(units, at: store.time) { [store] in try store.figures(units: units) }
    }

    /// How far the second look under these rules has got.
    func secondLook(under rules: String) throws -> SecondLookProgress {
        try looks.value(rules, at: store.time) { [store] in try store.secondLookProgress(under: rules) }
    }

    /// The use of every rule, by rule.
    func ruleUsage() throws -> [String: RuleUsage] {
        try usage.value("", at: store.time) { [store] in try store.ruleUsage() }
    }
}
