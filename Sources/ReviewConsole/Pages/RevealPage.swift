import AuditStore
import Documents

/// The text behind a mask, shown once.
struct RevealPage: Page {
    static let template = "reveal"
    static let place = ""

    let href: String
    let name: String
    let heading: String
    let position: String
    let part: String
    let reason: String
    let text: String?

    init(item: QueueItem, finding: Finding, text: String?, reason: String, language: Language) {
        href = "/documents/\(item.id)"
        name = String(shownSafely: item.submission.displayPath)
        heading = finding.category.title(language)
        position = finding.location?.words(language) ?? "—"
        part = item.submission.chain(finding.part)
        self.reason = String(shownSafely: reason)
        self.text = text.map(Self.shown)
    }

    /// Line ends and tabs are the text's own; everything else that can't be seen is spelled out.
    private static func shown(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map {
                String(shownSafely: String($0))
            }
            .joined(separator: "\t")
        }.joined(separator: "\n")
    }

    func title(_ language: Language) -> String { Words(language: language)["revealed"] }
}
