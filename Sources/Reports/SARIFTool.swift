import Documents

/// What SARIF says of the program itself: its rules, and the kinds of coverage gaps as notifications.
struct SARIFTool: Sendable {
    let driver: JSONText
    private let indices: [String: Int]

    init(language: Language, book: RuleBook, version: String) {
        indices = Dictionary(
            book.rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var json = JSONText()
        json.add("name", "obstat")
        json.add("version", version)
        json.add("language", language.rawValue)
        json.add("rules", book.rules.map { Self.rule($0, language) })
        json.add("notifications", CoverageReason.allCases.map { Self.notification($0, language) })
        var properties = JSONText()
        properties.add("rulesDigest", book.digest)
        json.add("properties", properties)
        driver = json
    }

    /// The rule's place in the driver's list; `nil` for a rule that is not in it.
    func index(_ rule: String) -> Int? { indices[rule] }

    static func reference(_ reason: CoverageReason) -> JSONText {
        var json = JSONText()
        json.add("id", id(reason))
        json.add("index", CoverageReason.allCases.firstIndex(of: reason))
        return json
    }

    private static func id(_ reason: CoverageReason) -> String { "coverage." + reason.name }

    private static func rule(_ rule: RuleSummary, _ language: Language) -> JSONText {
        let title = rule.title(language)
        let help = [rule.advice?(language) ?? "", rule.why].filter { !$0.isEmpty }
        var json = JSONText()
        json.add("id", rule.id)
        json.add("shortDescription", JSONText(sarifText: title))
        json.add("fullDescription", JSONText(sarifText: rule.why.isEmpty ? title : rule.why))
        json.add("help", JSONText(sarifText: help.isEmpty ? title : help.joined(separator: "\n\n")))
        var configuration = JSONText()
        configuration.add("level", (rule.isEnforced ? rule.action : .note).level)
        json.add("defaultConfiguration", configuration)
        json.add("properties", properties(rule))
        return json
    }

    private static func properties(_ rule: RuleSummary) -> JSONText {
        var json = JSONText()
        json.add("category", rule.category.rawValue)
        json.add("tags", [String(rule.category.subject)])
        json.add("packVersion", rule.packVersion)
        json.add("grounds", rule.grounds.map(\.rawValue))
        json.add("enforced", rule.isEnforced)
        return json
    }

    private static func notification(_ reason: CoverageReason, _ language: Language) -> JSONText {
        var json = JSONText()
        json.add("id", id(reason))
        json.add("shortDescription", JSONText(sarifText: reason.title(language)))
        json.add("fullDescription", JSONText(sarifText: reason.explanation(language)))
        json.add("help", JSONText(sarifText: reason.nextStep(language)))
        var configuration = JSONText()
        configuration.add("level", "error")
        json.add("defaultConfiguration", configuration)
        return json
    }
}

extension JSONText {
    /// A message object whose text says exactly this.
    ///
    /// Braces are placeholders and square brackets are links in SARIF's messages (sections 3.11.5 and 3.11.6);
    /// a document's own text must become neither.
    init(sarifText text: String) {
        self.init()
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "{": plain += "{{"
            case "}": plain += "}}"
            case "[": plain += "\\["
            case "]": plain += "\\]"
            default: plain.unicodeScalars.append(scalar)
            }
        }
        add("text", plain)
    }
}
