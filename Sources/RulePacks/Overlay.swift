import Documents
import Matching
import Policy

/// A site's changes to shipped rules, from `overlay.yaml` in the overlay directory.
///
/// ```yaml
/// overrides:
///   tw.mobile:                 # the id of a shipped rule
///     state: shadow
///     action: review
///     confidence: {withContext: high, alone: low}
///     count: {atLeast: 3, distinct: true}
///     exclude: {keywords: [客服專線], values: ['0912345678']}   # added to the rule's own
///     context: {keywords: [行動]}                               # added to the rule's own
/// units:
///   consular:                  # the id of a unit: what follows holds for its documents only
///     tw.mobile: {state: shadow}                # enforced, shadow or disabled
///     credit.photographer: {action: hold}
/// ```
/// New rules go into pack files of their own beside it; a list there adds to the shipped list of its name.
struct Overlay {
    let file: SourceFile
    let lists: WordLists
    let log: ProblemLog

    private static let keys = ["state", "action", "confidence", "count", "exclude", "context"]
    /// What can be changed of a rule on structure.
    private static let keysOfStructure = ["state", "action", "confidence"]

    /// Changes `rules` in place.
    ///
    /// - Returns: the changed rules by index, with the place of each override.
    func apply(to rules: inout [WrittenRule]) -> [Int: SourcePosition] {
        guard let root = file.composed(log: log),
            let overrides = FieldReader(root, of: file, log: log, allowed: ["overrides", "units"])?
                .value("overrides"), !overrides.isNull,
            let fields = FieldReader(openTo: overrides, of: file, log: log)
        else { return [:] }
        var changed: [Int: SourcePosition] = [:]
        for id in fields.keys {
            guard let index = rules.firstIndex(where: { $0.rule.id == id }) else {
                reportUnknown(id, among: rules, at: fields.position(of: id))
                continue
            }
            let isStructural = rules[index].rule.structure != nil
            guard
                let change = fields.nested(id, allowed: isStructural ? Self.keysOfStructure : Self.keys)
            else { continue }
            apply(change, to: &rules[index].rule)
            changed[index] = fields.position(of: id)
        }
        return changed
    }

    private func apply(_ change: FieldReader, to rule: inout Rule) {
        rule.state = change.choice("state", among: RuleNames.states) ?? rule.state
        rule.action = change.choice("action", among: RuleNames.actions) ?? rule.action
        change.fillStrength(of: &rule)
        if let exclude = change.nested("exclude", allowed: ["keywords", "values"]) {
            var exclusion = rule.exclusion ?? Rule.Exclusion()
            exclusion.keywords += KeywordReader(fields: exclude, lists: lists).keywords()
            exclusion.values += exclude.texts("values").map(\.text)
            rule.exclusion = exclusion
        }
        if let added = change.nested("context", allowed: ["keywords"]) {
            var context = rule.context ?? Rule.Context(keywords: [])
            context.keywords += KeywordReader(fields: added, lists: lists).keywords()
            rule.context = context
        }
    }

    // MARK: Units

    private static let standings: [(name: String, value: UnitRule.Standing)] = [
        ("enforced", .enforced), ("shadow", .shadow), ("disabled", .disabled),
    ]

    /// What holds for single units, by unit and rule; the rules concerned are marked.
    func units(among rules: inout [WrittenRule]) -> [String: [String: UnitRule]] {
        // What is wrong with the file as a whole has been told when it was read for its overrides.
        guard let root = file.composed(log: ProblemLog()),
            let node = FieldReader(openTo: root, of: file, log: ProblemLog())?.value("units"), !node.isNull,
            let units = FieldReader(openTo: node, of: file, log: log)
        else { return [:] }
        var changes: [String: [String: UnitRule]] = [:]
        for unit in units.keys {
            guard let node = units.value(unit), let fields = FieldReader(openTo: node, of: file, log: log)
            else { continue }
            for id in fields.keys {
                guard let index = rules.firstIndex(where: { $0.rule.id == id }) else {
                    reportUnknown(id, among: rules, at: fields.position(of: id))
                    continue
                }
                guard let change = fields.nested(id, allowed: ["state", "action"]) else { continue }
                guard rules[index].rule.isInForce else {
                    reportIdle(rules[index].rule, at: fields.position(of: id))
                    continue
                }
                rules[index].rule.variesByUnit = true
                changes[unit, default: [:]][id] = UnitRule(
                    standing: change.choice("state", among: Self.standings),
                    action: change.choice("action", among: RuleNames.actions))
            }
        }
        return changes
    }

    private func reportIdle(_ rule: Rule, at position: SourcePosition) {
        log.error(
            LocalizedText(
                zhTW: "規則「\(rule.id)」目前為 \(rule.state)，不會套用於任何文件",
                en: "the rule '\(rule.id)' is \(rule.state) and applied to no document"),
            in: file, at: position, length: rule.id.unicodeScalars.count,
            hint: LocalizedText(
                zhTW: "請先在 overrides 設為 shadow，再於各單位設為 enforced",
                en: "make it 'shadow' under 'overrides' first, then 'enforced' for the unit"))
    }

    // MARK: Faults

    private func reportUnknown(_ id: String, among rules: [WrittenRule], at position: SourcePosition) {
        let hint = Spelling.nearest(to: id, among: rules.map(\.rule.id)).map {
            LocalizedText(zhTW: "是否為「\($0)」？", en: "did you mean '\($0)'?")
        }
        log.error(
            LocalizedText(zhTW: "沒有代號為「\(id)」的規則", en: "there is no rule '\(id)'"), in: file, at: position,
            length: id.unicodeScalars.count,
            hint: hint
                ?? LocalizedText(zhTW: "新規則請寫在另一個檔案", en: "a new rule goes into a pack file of its own"))
    }
}
