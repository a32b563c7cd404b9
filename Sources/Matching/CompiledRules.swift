import PCRE2

/// A rule set ready to be applied; made once, before any document is seen, and shared by all.
package struct CompiledRules: Sendable {
    package let set: RuleSet
    let rules: [CompiledRule]

    /// - Throws: the first rule that has a pattern which PCRE2 refuses.
    package init(_ set: RuleSet) throws(RuleCompilationError) {
        self.set = set
        var rules: [CompiledRule] = []
        for (index, rule) in set.rules.enumerated() { rules.append(try CompiledRule(rule, index: index)) }
        self.rules = rules
    }

    /// What examines, for reports: same version, same rules and same bytes give the same findings.
    package static var engineVersion: String {
        "matching \(matchingVersion), PCRE2 \(CompiledPattern.libraryVersion)"
    }

    /// Whether everything that positions rest on has compiled; a test asks.
    package static var positionsAreComplete: Bool { PositionCheck.isComplete }

    /// Raised whenever the same rules may find something else in the same text.
    private static let matchingVersion = 1
}
