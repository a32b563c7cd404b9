import Documents
import Matching

/// Reads one rule of a pack.
struct RuleReader {
    let file: SourceFile
    let pack: String
    let packVersion: Int
    let lists: WordLists
    let log: ProblemLog

    private static let keys = [
        "id", "title", "category", "why", "structure", "pattern", "flags", "capture", "in", "position",
        "validate",
        "context",
        "exclude", "register", "class", "confidence", "count", "action", "grounds", "mask", "advice",
        "references", "state",
        "examples",
        "counterexamples",
    ]
    private static let required = ["id", "title", "category"]
    /// What a rule on text must have besides.
    private static let requiredOfText = ["pattern", "examples", "counterexamples"]
    /// What means nothing to a rule on structure.
    private static let keysOfText = [
        "pattern", "flags", "capture", "in", "position", "validate", "context", "exclude", "register",
        "confidence",
        "count", "mask", "examples", "counterexamples",
    ]

    /// - Returns: `nil`, after logging, where something that must be there is missing or can't be read.
    func rule(_ node: SourceNode) -> WrittenRule? {
        guard
            let fields = FieldReader(
                node, of: file, log: log, allowed: Self.keys, required: Self.required(of: node))
        else { return nil }
        let id = id(fields)
        if fields.has("structure") { return structuralRule(fields, id: id) }
        // Everything is read even where the rule is lost already, so that all its faults are told at once.
        let pattern = fields.text("pattern").flatMap { WrittenPattern($0, in: file, lists: lists) }
        let exclusion = exclusion(fields)
        var rule = Rule(
            id: id?.text ?? "", pack: pack, packVersion: packVersion,
            title: fields.localized("title") ?? LocalizedText(zhTW: "", en: ""),
            category: fields.choice("category", among: RuleNames.categories) ?? .fileSizeAnomaly,
            pattern: pattern?.expanded ?? "")
        fillMatching(&rule, from: fields)
        fillMeaning(&rule, from: fields)
        rule.exclusion = exclusion?.value
        let register = RegisterReader(fields: fields, lists: lists).register()
        rule.register = register.value
        let examples = ExampleReader(fields: fields).examples("examples", atLeast: 3, areMarked: true)
        let counterexamples = ExampleReader(fields: fields).examples(
            "counterexamples", atLeast: 2, areMarked: false)
        rule.examples = examples.map(\.example)
        rule.counterexamples = counterexamples.map(\.example)
        guard let id, let pattern, Self.required(of: node).allSatisfy(fields.has) else {
            // A rule that is lost has its patterns looked at all the same, so that one run tells every fault.
            let patterns = [pattern, exclusion?.pattern].compactMap(\.self) + register.patterns
            for pattern in patterns {
                _ = PatternCheck(pattern: pattern, flags: rule.flags, log: log).compiled()
            }
            return nil
        }
        return WrittenRule(
            rule: rule, file: file, position: id.position,
            capturePosition: fields.value("capture")?.position ?? id.position, pattern: pattern,
            exclusionPattern: exclusion?.pattern, registerPatterns: register.patterns,
            examples: examples, counterexamples: counterexamples)
    }

    private static func required(of node: SourceNode) -> [String] {
        guard case .mapping(let pairs) = node.content else { return required }
        let isStructural = pairs.contains { $0.0.scalar?.text == "structure" }
        return isStructural ? required : required + requiredOfText
    }

    private func structuralRule(_ fields: FieldReader, id: SourceScalar?) -> WrittenRule? {
        for key in Self.keysOfText where fields.has(key) {
            log.error(
                LocalizedText(
                    zhTW: "有「structure」的規則不讀文字，不能有「\(key)」",
                    en: "a rule with 'structure' reads no text and can't have '\(key)'"),
                in: file, at: fields.position(of: key), length: key.unicodeScalars.count)
        }
        let structure = StructureReader(fields: fields, lists: lists).structure()
        var rule = Rule(
            id: id?.text ?? "", pack: pack, packVersion: packVersion,
            title: fields.localized("title") ?? LocalizedText(zhTW: "", en: ""),
            category: fields.choice("category", among: RuleNames.categories) ?? .fileSizeAnomaly,
            structure: structure ?? Rule.Structure())
        fillMeaning(&rule, from: fields)
        guard let id, structure != nil, Self.required.allSatisfy(fields.has) else { return nil }
        return WrittenRule(
            rule: rule, file: file, position: id.position, capturePosition: id.position, pattern: nil,
            exclusionPattern: nil, registerPatterns: [], examples: [], counterexamples: [])
    }

    /// What decides whether the rule matches.
    private func fillMatching(_ rule: inout Rule, from fields: FieldReader) {
        rule.flags = Rule.Flags(fields.choices("flags", among: RuleNames.flags))
        rule.capture = fields.integer("capture", in: 0...63) ?? 0
        rule.kinds = Set(fields.choices("in", among: RuleNames.kinds))
        rule.position = fields.choice("position", among: RuleNames.positions) ?? .any
        rule.validators = fields.choices("validate", among: RuleNames.validators)
        rule.context = context(fields)
        fields.fillStrength(of: &rule)
    }

    /// What a finding means, and how it is told.
    private func fillMeaning(_ rule: inout Rule, from fields: FieldReader) {
        rule.why = fields.text("why")?.text ?? ""
        rule.action = fields.choice("action", among: RuleNames.actions) ?? .review
        rule.grounds = fields.choices("grounds", among: RuleNames.grounds)
        rule.proposal = fields.choice("class", among: RuleNames.proposals)
        rule.advice = fields.localized("advice")
        rule.references = fields.texts("references").map(\.text)
        rule.state = fields.choice("state", among: RuleNames.states) ?? .enforced
        guard let keep = fields.nested("mask", allowed: ["keep"])?.nested("keep", allowed: ["first", "last"])
        else { return }
        rule.mask = Rule.Mask(
            first: keep.integer("first", in: 0...64) ?? 0, last: keep.integer("last", in: 0...64) ?? 0)
    }

    private func id(_ fields: FieldReader) -> SourceScalar? {
        guard let id = fields.text("id") else { return nil }
        if RuleID.isValid(id.text) { return id }
        log.error(
            LocalizedText(zhTW: "規則代號「\(id.text)」不合格式", en: "'\(id.text)' can't be a rule's id"), in: file,
            at: id.position, length: id.text.unicodeScalars.count, hint: RuleID.form)
        return nil
    }

    private func context(_ fields: FieldReader) -> Rule.Context? {
        guard let context = fields.nested("context", allowed: ["keywords", "within", "columnHeader"]) else {
            return nil
        }
        return Rule.Context(
            keywords: KeywordReader(fields: context, lists: lists).keywords(),
            within: context.integer("within", in: 0...1_000) ?? 40,
            columnHeader: context.boolean("columnHeader") ?? true)
    }

    private func exclusion(_ fields: FieldReader) -> (value: Rule.Exclusion, pattern: WrittenPattern?)? {
        guard
            let exclude = fields.nested(
                "exclude", allowed: ["keywords", "within", "rowHeaders", "values", "pattern"])
        else { return nil }
        let pattern = exclude.text("pattern").flatMap { WrittenPattern($0, in: file, lists: lists) }
        let value = Rule.Exclusion(
            keywords: KeywordReader(fields: exclude, lists: lists).keywords(),
            within: exclude.integer("within", in: 0...1_000) ?? 40,
            rowHeaders: KeywordReader(fields: exclude, lists: lists).keywords("rowHeaders"),
            values: exclude.texts("values").map(\.text), pattern: pattern?.expanded)
        return (value, pattern)
    }
}

/// The form of a rule's id.
enum RuleID {
    static let form = LocalizedText(
        zhTW: "以小寫字母開頭，只用小寫英數字、點與連字號，至多 64 字",
        en:
            "it begins with a lower-case letter and has lower-case letters, digits, '.', '-' and '_', at most 64"
    )

    static func isValid(_ id: String) -> Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let first = id.utf8.first, letters.contains(first), id.utf8.count <= 64 else { return false }
        return id.utf8.allSatisfy { letters.contains($0) || digits.contains($0) || ".-_".utf8.contains($0) }
    }
}
