package import PCRE2

/// Why a rule can't be used: one of its patterns is no pattern.
package struct RuleCompilationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Which of a rule's patterns.
    package enum Source: Sendable, Equatable {
        case pattern
        case exclusionPattern
        case registerBeside
        case registerUnless
    }

    /// The rule's index in its set.
    package let rule: Int
    package let ruleID: String
    package let source: Source
    package let error: PatternError

    package init(rule: Int, ruleID: String, source: Source, error: PatternError) {
        self.rule = rule
        self.ruleID = ruleID
        self.source = source
        self.error = error
    }

    package var description: String {
        switch source {
        case .pattern: "rule \(ruleID): pattern: \(error)"
        case .exclusionPattern: "rule \(ruleID): exclude.pattern: \(error)"
        case .registerBeside: "rule \(ruleID): register.beside: \(error)"
        case .registerUnless: "rule \(ruleID): register.unless: \(error)"
        }
    }
}
