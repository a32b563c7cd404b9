import Documents
import Matching

/// Reads `examples` and `counterexamples`.
struct ExampleReader {
    let fields: FieldReader

    func examples(_ key: String, atLeast least: Int, areMarked: Bool) -> [WrittenExample] {
        let items = fields.items(key)
        if fields.has(key), items.count < least {
            fields.log.error(
                LocalizedText(
                    zhTW: "「\(key)」至少要有 \(least) 個，目前 \(items.count) 個",
                    en:
                        "'\(key)' needs at least \(least), there \(items.count == 1 ? "is" : "are") \(items.count)"
                ),
                in: fields.file, at: fields.position(of: key), length: key.count)
        }
        return items.compactMap(example).filter { checkMarks(of: $0, areWanted: areMarked) }
    }

    private func example(_ item: SourceNode) -> WrittenExample? {
        guard case .mapping = item.content else {
            return fields.text(of: item).map {
                WrittenExample(example: Rule.Example(text: $0.text), scalar: $0)
            }
        }
        let parts = FieldReader(
            item, of: fields.file, log: fields.log, allowed: ["text", "kind", "header"], required: ["text"])
        guard let parts, let text = parts.text("text") else { return nil }
        let example = Rule.Example(
            text: text.text, kind: parts.choice("kind", among: RuleNames.kinds),
            label: parts.text("header")?.text)
        return WrittenExample(example: example, scalar: text)
    }

    private func checkMarks(of example: WrittenExample, areWanted: Bool) -> Bool {
        let marks = example.example.text.unicodeScalars.filter { $0 == "«" || $0 == "»" }
        let isPaired = marks.enumerated().allSatisfy {
            $0.element == ($0.offset.isMultiple(of: 2) ? "«" : "»")
        }
        if areWanted, !marks.isEmpty, isPaired, marks.count.isMultiple(of: 2) { return true }
        if !areWanted, marks.isEmpty { return true }
        let message =
            areWanted
            ? LocalizedText(
                zhTW: "例句須以 «» 標出應找到的值", en: "an example marks the value that must be found with «»")
            : LocalizedText(zhTW: "反例不得有 «» 標記", en: "a counterexample has no «» marks")
        fields.log.error(message, in: fields.file, at: example.scalar.position)
        return false
    }
}
