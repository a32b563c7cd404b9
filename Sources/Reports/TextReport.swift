package import Documents

/// A scan for a person at a terminal.
package struct TextReport: Sendable {
    package var language: Language
    /// Whether each finding also tells how its confidence came about.
    package var explains: Bool
    package var usesColour: Bool
    private let rules: [String: RuleSummary]

    package init(language: Language, explains: Bool, usesColour: Bool, book: RuleBook) {
        self.language = language
        self.explains = explains
        self.usesColour = usesColour
        rules = Dictionary(book.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Several lines about one document, each ended by a line feed.
    package func lines(_ result: ScanResult) -> String {
        var text = coloured(result.verdict.outcome, result.verdict.outcome.title(language))
        text += "  " + result.path.display + "\n"
        for finding in result.document.findings where finding.action >= .review || explains {
            text += lines(finding, in: result)
        }
        for gap in result.document.gaps {
            text += "    ▸ \(gap.reason.title(language))  \(shown(result.chain(gap.part)))\n"
            text += "        \(gap.detail)\n"
        }
        return text
    }

    /// One line with the counts.
    package func summary(_ counts: [Outcome: Int]) -> String {
        let clear = counts[.clear, default: 0]
        let held = counts[.held, default: 0]
        let unexamined = counts[.unexamined, default: 0]
        return switch language {
        case .en:
            "\(clear + held + unexamined) documents: \(clear) clear, \(held) held, \(unexamined) not fully examined\n"
        case .zhTW: "共 \(clear + held + unexamined) 件：通過 \(clear)、留置 \(held)、未能完整檢查 \(unexamined)\n"
        }
    }

    private func lines(_ finding: Finding, in result: ScanResult) -> String {
        let title = rules[finding.rule]?.title(language) ?? finding.rule
        let place = finding.location.map { $0.words(language) } ?? ""
        var text = "    ▸ \(title)  [\(finding.action.name), \(finding.confidence.name)]  "
        text += shown(result.chain(finding.part)) + (place.isEmpty ? "" : "  \(shown(place))") + "\n"
        text += "        \(shown(finding.excerpt))\n"
        guard explains else { return text }
        text += "        \(finding.rule): \(finding.reason.joined(separator: "; "))\n"
        if let why = rules[finding.rule]?.why, !why.isEmpty { text += "        \(why)\n" }
        return text
    }

    /// Names and excerpts come from strangers: nothing in them may steer the terminal.
    private func shown(_ text: String) -> String { FileName(text).display }

    private func coloured(_ outcome: Outcome, _ text: String) -> String {
        guard usesColour else { return text }
        let code =
            switch outcome {
            case .clear: "32"
            case .held: "31"
            case .unexamined: "33"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
