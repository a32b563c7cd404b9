import AuditStore
import Documents

/// A document beside the version before: which findings are gone, new or still there.
struct ComparePage: Page {
    static let template = "compare"
    static let place = ""
    /// Findings of each version that are compared.
    static let most = 5_000
    private static let shown = 200

    struct Row {
        let state: String
        let stateClass: String
        let heading: String
        let excerpt: String
        let position: String
    }

    let href: String
    let formerHref: String
    let name: String
    let former: Moment
    let present: Moment
    let tally: String
    let rows: [Row]
    let isEmpty: Bool

    init(
        present: QueueEntry, former: QueueEntry, presentFindings: [Finding], formerFindings: [Finding],
        language: Language
    ) {
        href = "/documents/\(present.id)"
        formerHref = "/documents/\(former.id)"
        name = String(shownSafely: present.record.submission.displayPath)
        self.former = Moment(former.record.submission.provenance.taken)
        self.present = Moment(present.record.submission.provenance.taken)
        let (gone, added, kept) = Self.difference(presentFindings, formerFindings)
        tally = LocalizedText(
            zhTW: "已排除 \(gone.count) 項，新增 \(added.count) 項，仍存在 \(kept.count) 項",
            en: "\(gone.count) gone, \(added.count) new, \(kept.count) still there")(language)
        let rows =
            added.map { Row($0, .init(zhTW: "新增", en: "new"), "held", language) }
            + kept.map { Row($0, .init(zhTW: "仍存在", en: "still there"), "unexamined", language) }
            + gone.map { Row($0, .init(zhTW: "已排除", en: "gone"), "clear", language) }
        self.rows = Array(rows.prefix(Self.shown))
        isEmpty = rows.isEmpty
    }

    /// Equal values under one rule are one finding, wherever they stand; each counts as often as it is there.
    static func difference(
        _ present: [Finding], _ former: [Finding]
    ) -> (gone: [Finding], added: [Finding], kept: [Finding]) {
        let (gone, added, kept) = FindingDifference.split(former, present) { [$0.rule, $0.fingerprint] }
        return (gone, added, kept)
    }

    func title(_ language: Language) -> String { Words(language: language)["compare"] }
}

extension ComparePage.Row {
    init(_ finding: Finding, _ state: LocalizedText, _ stateClass: String, _ language: Language) {
        self.state = state(language)
        self.stateClass = stateClass
        heading = finding.category.title(language)
        excerpt = String(shownSafely: finding.excerpt)
        position = finding.location?.words(language) ?? "—"
    }
}
