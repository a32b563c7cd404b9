import AuditStore
import Documents

/// What the store holds, in the portions that pages and programs ask for.
struct Archive: Sendable {
    /// The most documents or events in one answer.
    static let longest = 1_000

    let store: AuditStore
    let units: [Unit]
    private let chain = ChainWatch()

    init(store: AuditStore, units: [Unit]) {
        self.store = store
        self.units = units
    }

    /// What waits for a person, oldest first.
    func held(unit: String?, limit: Int) throws(StoreError) -> [DocumentFile] {
        var files: [DocumentFile] = []
        for record in try store.records(in: [.hold, .corrupt], unit: unit, limit: limit) {
            files.append(try file(record))
        }
        return files
    }

    /// How many documents wait, whatever the limit of ``held(unit:limit:)``.
    func heldCount(unit: String?) throws(StoreError) -> Int {
        try store.counts().filter {
            ($0.state == .hold || $0.state == .corrupt) && (unit == nil || $0.unit == unit)
        }
        .reduce(0) { $0 + $1.count }
    }

    /// One document, with the look at it on record: no event, no look.
    func look(at id: DocumentID, visitor: Visitor, through means: String) throws(StoreError) -> DocumentFile?
    {
        guard let record = try store.record(of: id) else { return nil }
        try store.note("looked", by: "console", document: id, ["session": visitor.label, "through": means])
        return try file(record)
    }

    /// The units that are known by name or by their documents: ids with names, sorted by id.
    func unitNames(_ language: Language) throws(StoreError) -> [(id: String, name: String)] {
        let ids = Set(units.map(\.id)).union(try store.counts().map(\.unit))
        return ids.sorted().map { ($0, unitName($0, language)) }
    }

    func unitName(_ id: String, _ language: Language) -> String {
        units.first { $0.id == id }?.name(language) ?? id
    }

    func chainState() throws(StoreError) -> ChainState {
        try chain.state(of: store)
    }

    private func file(_ record: DocumentRecord) throws(StoreError) -> DocumentFile {
        let id = record.submission.id
        return DocumentFile(
            record: record, findings: try store.findings(of: id), gaps: try store.gaps(of: id))
    }
}
