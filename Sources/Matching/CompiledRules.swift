import PCRE2
import Triggers

/// A rule set ready to be applied; made once, before any document is seen, and shared by all.
package struct CompiledRules: Sendable {
    package let set: RuleSet
    /// Those with a pattern.
    private(set) var rules: [CompiledRule]
    /// Those without.
    let structural: [StructuralRule]
    let keywords: KeywordIndex
    private(set) var triggers: TriggerIndex
    /// Whether there are triggers at all.
    private(set) var isIndexed = false
    private let indexing: Indexing

    /// When it is found out where in a text each rule may match.
    package enum Indexing: Sendable {
        case atOnce
        /// Once there is more text than ``worthwhileBytes``: until then rules are searched for everywhere, with the same
        /// findings, and are ready sooner.
        case whenItPays
        /// For trials on short texts.
        case never
    }

    /// Searching so much text everywhere takes a part of the time that the index takes to be made.
    package static let worthwhileBytes = 64 << 10

    /// - Parameters:
    ///   - set: the rules.
    ///   - indexing: when the index is made.
    /// - Throws: the first rule that has a pattern which PCRE2 refuses.
    package init(_ set: RuleSet, indexing: Indexing = .atOnce) throws(RuleCompilationError) {
        self.set = set
        self.indexing = indexing
        var rules: [CompiledRule] = []
        for (index, rule) in set.rules.enumerated() where rule.structure == nil {
            rules.append(try CompiledRule(rule, index: index))
        }
        self.rules = rules
        structural = set.rules.enumerated().compactMap { StructuralRule($0.element, index: $0.offset) }
        keywords = KeywordIndex(rules, ruleCount: set.rules.count)
        triggers = TriggerIndex([])
        Self.prepare()
        if indexing == .atOnce { index() }
    }

    /// Makes the index, unless there is one or there is to be none.
    package mutating func index() {
        guard !isIndexed, indexing != .never else { return }
        rules = rules.map { CompiledRule(analysing: $0) }
        triggers = TriggerIndex(rules.map { $0.analysis }, words: keywords.words)
        isIndexed = true
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
