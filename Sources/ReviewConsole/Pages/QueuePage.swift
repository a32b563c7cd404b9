import AuditStore
import Documents

/// What waits for a person, oldest first, or what has become of the rest.
struct QueuePage: Page {
    static let template = "queue"
    static let place = "/"

    struct Row {
        let id: String
        let href: String
        let name: String
        let unit: String
        let outcome: String
        let outcomeClass: String
        let taken: Moment
        let age: String
        let reasons: [String]
        let step: String
        let stepClass: String
        let assignee: String
        let isLate: Bool
        let due: String
    }

    struct Shelf {
        let href: String
        let label: String
        let current: Bool
    }

    let rows: [Row]
    let isEmpty: Bool
    let isFiltered: Bool
    let tally: String
    let shelves: [Shelf]
    let shelf: String
    let unitChoices: [Option]
    let categoryChoices: [Option]
    let ruleChoices: [Option]
    let ageChoices: [Option]
    let assigneeChoices: [Option]
    let orderChoices: [Option]
    let text: String
    let mayAct: Bool
    let bulkChoices: [Option]
    let previous: String?
    let next: String?
    let hasPages: Bool

    struct Choices {
        var units: [(id: String, name: String)]
        var rules: [String]
        var assignees: [String]
    }

    init(
        found: QueuePortion, total: QueueCount, filter: QueueFilter, choices: Choices, archive: Archive,
        visitor: Visitor, language: Language
    ) {
        let names = Dictionary(
            choices.units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let now = archive.store.time
        rows = found.items.map { Row($0, names, now: now, language) }
        isEmpty = rows.isEmpty
        isFiltered =
            filter.shelf != .waiting || filter.unit != nil || filter.category != nil || filter.rule != nil
            || filter.days != nil
            || filter.assignee != nil || filter.text != nil || filter.gap != nil
        tally = Self.tally(total, shown: rows.count)(language)
        shelf = filter.shelf.rawValue
        shelves = QueueFilter.Shelf.allCases.map { shelf in
            Shelf(
                href: shelf == .waiting ? "/" : "/?show=\(shelf.rawValue)", label: shelf.title(language),
                current: shelf == filter.shelf)
        }
        unitChoices = choices.units.map { Option($0.id, $0.name, chosen: $0.id == filter.unit) }
        categoryChoices = Category.allCases.map {
            Option($0.rawValue, $0.title(language), chosen: $0 == filter.category)
        }
        ruleChoices = choices.rules.map { Option($0, $0, chosen: $0 == filter.rule) }
        ageChoices = [1, 3, 5, 10, 30].map { days in
            let label = LocalizedText(
                zhTW: "\(days) 天以上", en: days == 1 ? "1 day or more" : "\(days) days or more")
            return Option(String(days), label(language), chosen: days == filter.days)
        }
        let me = LocalizedText(zhTW: "我", en: "Me")(language)
        let nobody = LocalizedText(zhTW: "尚無承辦人", en: "Nobody")(language)
        assigneeChoices =
            [
                Option("me", me, chosen: filter.assignee == "me"),
                Option("none", nobody, chosen: filter.assignee == "none"),
            ]
            + choices.assignees.map { Option($0, String(shownSafely: $0), chosen: $0 == filter.assignee) }
        orderChoices = [
            Option(
                "oldest", LocalizedText(zhTW: "最早的在前", en: "Oldest first")(language),
                chosen: filter.order == .oldest),
            Option(
                "newest", LocalizedText(zhTW: "最新的在前", en: "Newest first")(language),
                chosen: filter.order == .newest),
        ]
        text = filter.text ?? ""
        let isWaiting = filter.shelf == .waiting || filter.shelf == .approve
        mayAct = isWaiting && !rows.isEmpty && visitor.account?.roles.contains(.reviewer) == true
        bulkChoices = BulkAct.allCases.map { Option($0.rawValue, $0.title(language)) }
        previous = found.previous.map { filter.address(before: $0) }
        next = found.next.map { filter.address(after: $0) }
        hasPages = previous != nil || next != nil
    }

    private static func tally(_ total: QueueCount, shown: Int) -> LocalizedText {
        let all = LocalizedText(
            zhTW: total.isMore ? "超過 \(total.count) 件" : "共 \(total.count) 件",
            en: (total.isMore ? "more than " : "")
                + (total.count == 1 ? "1 document" : "\(total.count) documents"))
        guard total.isMore || shown != total.count else { return all }
        return LocalizedText(zhTW: "\(all.zhTW)，本頁 \(shown) 件", en: "\(all.en), \(shown) on this page")
    }

    func title(_ language: Language) -> String { Words(language: language)["queue"] }
}

extension QueuePage.Row {
    init(_ item: QueueItem, _ units: [String: String], now: Int64, _ language: Language) {
        let submission = item.submission
        id = item.id.description
        href = "/documents/\(item.id)"
        name = String(shownSafely: submission.displayPath)
        unit = units[submission.unit] ?? submission.unit
        outcome = item.outcomeTitle(language)
        outcomeClass = item.outcomeClass
        taken = Moment(submission.provenance.taken)
        age = Age(from: submission.provenance.taken, to: now).words(language)
        reasons = Self.shortened(item.reasons(language), language)
        let state = QueueStep(item)
        step = state.words(language)
        stepClass = state.isUrgent ? "urgent" : "plainstep"
        assignee = item.assignee.map { String(shownSafely: $0) } ?? "—"
        isLate = item.isOverdue(at: now)
        due = item.due.map { CalendarDay(of: $0).text } ?? "—"
    }

    /// Three reasons tell enough.
    private static func shortened(_ reasons: [String], _ language: Language) -> [String] {
        guard reasons.count > 3 else { return reasons }
        let rest = reasons.count - 3
        return reasons.prefix(3) + [LocalizedText(zhTW: "另 \(rest) 項", en: "\(rest) more")(language)]
    }
}
