import PCRE2
import Triggers

/// A rule set ready to be applied; made once, before any document is seen, and shared by all.
package struct CompiledRules: Sendable {
    package let set: RuleSet
    /// Those with a pattern.
    let rules: [CompiledRule]
    /// Those without.
    let structural: [StructuralRule]
    let keywords: KeywordIndex
    let triggers: TriggerIndex
    /// Whether there are triggers at all.
    let isIndexed: Bool

    /// - Parameters:
    ///   - set: the rules.
    ///   - isIndexed: `false` searches for every rule everywhere, which is ready sooner: for trials on short texts.
    /// - Throws: the first rule that has a pattern which PCRE2 refuses.
    package init(_ set: RuleSet, isIndexed: Bool = true) throws(RuleCompilationError) {
        self.set = set
        var rules: [CompiledRule] = []
        for (index, rule) in set.rules.enumerated() where rule.structure == nil {
            rules.append(try CompiledRule(rule, index: index, isAnalysed: isIndexed))
        }
        self.rules = rules
        structural = set.rules.enumerated().compactMap { StructuralRule($0.element, index: $0.offset) }
        keywords = KeywordIndex(rules, ruleCount: set.rules.count)
        self.isIndexed = isIndexed
        triggers = TriggerIndex(
            rules.map(\.analysis), words: isIndexed ? keywords.words : [])
        Self.prepare()
    }

    /// Makes every table and pattern that is otherwise made at first use: a confined child may not compile, and each
    /// would make its own.
    private static func prepare() {
        _ = NormalisedView("〇٣⼈︰Аl　機 密—")
        for value in ["DE89370400440532013000", "4111111111111111", "25 Jan 1977", "七十年三月五日"] {
            for validator in Validator.allCases { _ = validator.accepts(value.utf8) }
        }
        _ = PositionCheck.isComplete
    }

    /// What examines, for reports: same version, same rules and same bytes give the same findings.
    package static var engineVersion: String {
        "matching \(matchingVersion), PCRE2 \(CompiledPattern.libraryVersion)"
    }

    /// Whether everything that positions rest on has compiled; a test asks.
    package static var positionsAreComplete: Bool { PositionCheck.isComplete }

    /// Raised whenever the same rules may find something else in the same text.
    private static let matchingVersion = 4
}
