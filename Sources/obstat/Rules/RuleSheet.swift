import Documents
import Matching

/// One rule as a person reads it.
struct RuleSheet {
    let rule: Rule
    let language: Language

    var lines: [String] {
        ["\(rule.id)  \(rule.title(language))"] + meaning + matching
            + list(LocalizedText(zhTW: "應找到", en: "finds"), rule.examples.map(Self.shown))
            + list(LocalizedText(zhTW: "不應找到", en: "leaves alone"), rule.counterexamples.map(Self.shown))
            + list(LocalizedText(zhTW: "參考", en: "references"), rule.references)
    }

    private var meaning: [String] {
        let grounds = rule.groundsInEffect.map(\.rawValue)
        return field(LocalizedText(zhTW: "規則包", en: "pack"), "\(rule.pack) @ \(rule.packVersion)")
            + field(LocalizedText(zhTW: "類別", en: "category"), rule.category.rawValue)
            + field(LocalizedText(zhTW: "處置", en: "action"), rule.action.name)
            + field(LocalizedText(zhTW: "狀態", en: "state"), "\(rule.state)")
            + field(LocalizedText(zhTW: "法據", en: "grounds"), grounds.joined(separator: ", "))
            + field(LocalizedText(zhTW: "理由", en: "why"), rule.why)
            + field(LocalizedText(zhTW: "建議", en: "advice"), rule.advice?(language) ?? "")
    }

    private var matching: [String] {
        let alone = rule.confidenceAlone?.name ?? "none"
        let confidence =
            rule.context == nil ? rule.confidence.name : "\(rule.confidence.name), \(alone)"
        if let structure = rule.structure {
            return field(LocalizedText(zhTW: "結構", en: "structure"), structure.description)
        }
        return field(LocalizedText(zhTW: "樣式", en: "pattern"), rule.pattern)
            + field(
                LocalizedText(zhTW: "位置", en: "position"), rule.position == .any ? "" : "\(rule.position)")
            + field(
                LocalizedText(zhTW: "範圍", en: "in"),
                rule.kinds.sorted { $0.rawValue < $1.rawValue }.map(\.name).joined(separator: ", "))
            + field(
                LocalizedText(zhTW: "驗證", en: "validate"),
                rule.validators.map(\.rawValue).joined(separator: ", "))
            + field(
                LocalizedText(zhTW: "關鍵字", en: "keywords"),
                rule.context?.keywords.joined(separator: ", ") ?? "")
            + field(
                LocalizedText(zhTW: "排除", en: "exclude"),
                ((rule.exclusion?.keywords ?? []) + (rule.exclusion?.values ?? [])).joined(separator: ", "))
            + field(LocalizedText(zhTW: "信心（有、無關鍵字）", en: "confidence (with, without keyword)"), confidence)
            + field(LocalizedText(zhTW: "至少幾個", en: "at least"), rule.atLeast == 1 ? "" : "\(rule.atLeast)")
    }

    private func field(_ name: LocalizedText, _ value: String) -> [String] {
        value.isEmpty ? [] : ["  \(name(language)): \(value)"]
    }

    private func list(_ name: LocalizedText, _ values: [String]) -> [String] {
        values.isEmpty ? [] : ["  \(name(language)):"] + values.map { "    - \($0)" }
    }

    /// On one line, with the column header before it.
    private static func shown(_ example: Rule.Example) -> String {
        let text = example.text.split(separator: "\n", omittingEmptySubsequences: false).joined(
            separator: " ⏎ ")
        return example.label.map { "[\($0)] \(text)" } ?? text
    }
}
