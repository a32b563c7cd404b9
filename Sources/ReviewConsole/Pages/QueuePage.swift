import AuditStore
import Documents

/// What waits for a person, oldest first.
struct QueuePage: Page {
    static let template = "queue"
    static let place = "/"

    struct Row {
        let href: String
        let name: String
        let unit: String
        let outcome: String
        let outcomeClass: String
        let taken: Moment
        let reasons: [String]
    }

    struct Choice {
        let id: String
        let name: String
        let chosen: Bool
    }

    let rows: [Row]
    let isEmpty: Bool
    let tally: String
    let choices: [Choice]

    init(
        files: [DocumentFile], total: Int, units: [(id: String, name: String)], chosen: String?,
        language: Language
    ) {
        let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        rows = files.map { file in
            let submission = file.record.submission
            return Row(
                href: "/documents/\(file.id)", name: String(shownSafely: submission.displayPath),
                unit: names[submission.unit] ?? submission.unit,
                outcome: file.record.outcomeTitle(language), outcomeClass: file.record.outcomeClass,
                taken: Moment(submission.provenance.taken), reasons: file.reasons(language))
        }
        isEmpty = rows.isEmpty
        tally =
            rows.count == total
            ? LocalizedText(zhTW: "共 \(total) 件", en: total == 1 ? "1 document" : "\(total) documents")(
                language)
            : LocalizedText(
                zhTW: "共 \(total) 件，顯示最早的 \(rows.count) 件",
                en: "\(total) documents, the oldest \(rows.count) shown")(language)
        choices = units.map { Choice(id: $0.id, name: $0.name, chosen: $0.id == chosen) }
    }

    func title(_ language: Language) -> String { Words(language: language)["queue"] }
}
