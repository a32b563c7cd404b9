import AuditStore
import Documents
import Reports

/// What became of the documents of a demonstration, as a table.
struct DemoTable {
    let store: AuditStore
    let language: Language

    var text: String {
        get throws {
            let header = [
                LocalizedText(zhTW: "檔案", en: "file"), LocalizedText(zhTW: "單位", en: "unit"),
                LocalizedText(zhTW: "結果", en: "outcome"), LocalizedText(zhTW: "去向", en: "where"),
                LocalizedText(zhTW: "原因", en: "why"),
            ]
            var table = TextTable(header: header.map { $0(language) })
            let records = try store.records(in: DocumentRecord.State.allCases)
            for record in records.sorted(by: { $0.submission.displayPath < $1.submission.displayPath }) {
                table.add([
                    record.submission.displayPath, record.submission.unit,
                    record.verdict?.outcome.title(language) ?? "-", place(record),
                    try entry(record).reasons(language),
                ])
            }
            return table.text
        }
    }

    private func entry(_ record: DocumentRecord) throws -> QuarantineEntry {
        let item = try store.item(of: record.submission.id, term: 0)
        return QuarantineEntry(
            submission: record.submission, state: record.state.rawValue, verdict: record.verdict,
            categories: item?.categories ?? [:], coverage: item?.coverage ?? [:])
    }

    private func place(_ record: DocumentRecord) -> String {
        switch record.state {
        case .delivered: LocalizedText(zhTW: "上傳區", en: "upload area")(language)
        case .hold, .corrupt: LocalizedText(zhTW: "隔離區", en: "quarantine")(language)
        default: record.state.rawValue
        }
    }
}
