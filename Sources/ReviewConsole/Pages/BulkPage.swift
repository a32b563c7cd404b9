import AuditStore
import Documents

/// What many documents at once are about to get, before they get it.
struct BulkPage: Page {
    static let template = "bulk"
    static let place = ""

    struct Row {
        let id: String
        let href: String
        let name: String
        let unit: String
        let reasons: [String]
        /// The digest of the findings that are shown here.
        let seen: String
    }

    let act: String
    let actTitle: String
    let rows: [Row]
    let isEmpty: Bool
    let needsText: Bool
    let needsGround: Bool
    let isAssign: Bool
    let isDue: Bool
    let me: String
    let today: String
    let grounds: [Option]
    let trouble: String?
    private let heading: LocalizedText

    init(
        act: BulkAct, items: [(item: QueueItem, seen: String)], archive: Archive, visitor: Visitor,
        trouble: String?, language: Language
    ) {
        self.act = act.rawValue
        actTitle = act.title(language)
        rows = items.map { item, seen in
            let submission = item.submission
            return Row(
                id: item.id.description, href: "/documents/\(item.id)",
                name: String(shownSafely: submission.displayPath),
                unit: archive.unitName(submission.unit, language), reasons: item.reasons(language),
                seen: seen)
        }
        isEmpty = rows.isEmpty
        needsText = act.needsText
        needsGround = act == .withhold
        isAssign = act == .assign
        isDue = act == .due
        me = visitor.account?.name ?? ""
        today = CalendarDay(of: archive.store.time).text
        let proposed = Set(items.flatMap { $0.item.verdict?.grounds ?? [] })
        grounds = Ground.allCases.map {
            Option($0.rawValue, "\($0.rawValue) \($0.publicReason(language))", chosen: proposed.contains($0))
        }
        self.trouble = trouble
        heading = LocalizedText(
            zhTW: "\(act.title.zhTW)：\(items.count) 件", en: "\(act.title.en): \(items.count) documents")
    }

    func title(_ language: Language) -> String { heading(language) }
}
