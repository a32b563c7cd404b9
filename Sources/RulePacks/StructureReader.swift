import Documents
import Matching

/// Reads what a rule looks for in how a document is built.
///
/// ```yaml
/// structure: {concealed: [hiddenSheet, veryHiddenSheet]}
/// structure: {kinds: [comment, annotation], except: {concealed: [markupOnly]}}
/// structure: {kinds: [metadata], fields: [creator, lastModifiedBy]}
/// structure: {kinds: [metadata], fields: [creator], except: {values: [list:programs]}}
/// structure: {traits: [macro, script]}
/// ```
struct StructureReader {
    let fields: FieldReader
    let lists: WordLists

    private static let keys = ["concealed", "kinds", "fields", "traits", "except"]

    /// - Returns: `nil`, after logging, where it says nothing that can be looked for.
    func structure() -> Rule.Structure? {
        guard let written = fields.nested("structure", allowed: Self.keys) else { return nil }
        let except = written.nested("except", allowed: ["concealed", "kinds", "values"])
        let structure = Rule.Structure(
            concealed: Set(written.choices("concealed", among: RuleNames.concealments)),
            kinds: Set(written.choices("kinds", among: RuleNames.kinds)),
            fields: written.texts("fields").map(\.text),
            traits: Set(written.choices("traits", among: RuleNames.traits)),
            exceptKinds: Set(except?.choices("kinds", among: RuleNames.kinds) ?? []),
            exceptConcealed: Set(except?.choices("concealed", among: RuleNames.concealments) ?? []),
            exceptValues: except.map { KeywordReader(fields: $0, lists: lists).keywords("values") } ?? [])
        return isSound(structure, written) ? structure : nil
    }

    private func isSound(_ structure: Rule.Structure, _ written: FieldReader) -> Bool {
        let readsText = written.has("concealed") || written.has("kinds")
        if written.has("traits"), written.keys.count > 1 {
            refuse(
                LocalizedText(
                    zhTW: "「traits」說的是整個部分，不能與其他鍵並用",
                    en: "'traits' tell of a whole part and stand alone"), at: "traits", of: written)
            return false
        }
        guard written.has("traits") || readsText else {
            refuse(
                LocalizedText(
                    zhTW: "「structure」要有「concealed」、「kinds」或「traits」",
                    en: "'structure' needs 'concealed', 'kinds' or 'traits'"), at: "structure", of: fields)
            return false
        }
        return !(structure.concealed.isEmpty && structure.kinds.isEmpty && structure.traits.isEmpty)
            || emptyList(of: written)
    }

    /// An empty list takes nothing; a fault in one has been told already.
    private func emptyList(of written: FieldReader) -> Bool {
        for key in ["concealed", "kinds", "traits"] where written.has(key) && written.items(key).isEmpty {
            refuse(LocalizedText(zhTW: "清單是空的", en: "an empty list"), at: key, of: written)
        }
        return false
    }

    private func refuse(_ message: LocalizedText, at key: String, of fields: FieldReader) {
        fields.log.error(
            message, in: fields.file, at: fields.position(of: key), length: key.unicodeScalars.count)
    }
}
