import AuditStore
import Documents

/// A document beside the version before: which findings are gone, new or still there.
struct ComparePage: Page {
    static let template = "compare"
    static let place = ""
    /// Findings of each version that are compared; a page says so where there are more.
    static let most = 5_000
    private static let size = 200

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
    /// What was left out.
    let limits: String?
    let previous: String?
    let next: String?

    /// - `totals`: how many findings each version has.
    init(
        present: QueueItem, former: QueueItem, presentFindings: [Finding], formerFindings: [Finding],
        totals: (present: Int, former: Int), page: Int = 1, language: Language
    ) {
        href = "/documents/\(present.id)"
        formerHref = "/documents/\(former.id)"
        name = String(shownSafely: present.submission.displayPath)
        self.former = Moment(former.submission.provenance.taken)
        self.present = Moment(present.submission.provenance.taken)
        let (gone, added, kept) = Self.difference(presentFindings, formerFindings)
        tally = LocalizedText(
            zhTW: "已排除 \(gone.count) 項，新增 \(added.count) 項，仍存在 \(kept.count) 項",
            en: "\(gone.count) gone, \(added.count) new, \(kept.count) still there")(language)
        let rows =
            added.map { Row($0, .init(zhTW: "新增", en: "new"), "held", language) }
            + kept.map { Row($0, .init(zhTW: "仍存在", en: "still there"), "unexamined", language) }
            + gone.map { Row($0, .init(zhTW: "已排除", en: "gone"), "clear", language) }
        self.rows = Array(rows.dropFirst((page - 1) * Self.size).prefix(Self.size))
        isEmpty = rows.isEmpty
        limits =
            max(totals.present, totals.former) <= Self.most
            ? nil
            : LocalizedText(
                zhTW: "本版本有 \(totals.present) 項、前一版本有 \(totals.former) 項；此頁僅比對各自最前面的 \(Self.most) 項，數字並不完整。",
                en:
                    "This version has \(totals.present) findings and the one before \(totals.former); only the first \(Self.most) of each are compared here, so the counts are not complete."
            )(language)
        let here = "/documents/\(present.id)/compare"
        previous = page > 1 ? "\(here)?page=\(page - 1)" : nil
        next = page * Self.size < rows.count ? "\(here)?page=\(page + 1)" : nil
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
