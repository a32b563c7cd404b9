import Documents
import PCRE2
import Triggers

/// One rule with its patterns compiled and its words in the form of the normalised view.
///
/// A class, so that handing one around touches one count and not a dozen.
final class CompiledRule: Sendable {
    let index: Int
    let rule: Rule
    let pattern: CompiledPattern
    let analysis: PatternAnalysis
    let exclusionPattern: CompiledPattern?
    let register: PeopleRegister?
    let contextWords: KeywordList
    let exclusionWords: KeywordList
    let exclusionHeaders: KeywordList
    let excludedValues: Set<[UInt8]>

    init(_ rule: Rule, index: Int) throws(RuleCompilationError) {
        self.index = index
        self.rule = rule
        pattern = try Self.compile(rule.pattern, of: rule, index: index, source: .pattern)
        analysis = .none
        guard (0...pattern.groupCount).contains(rule.capture) else {
            let error = PatternError(message: "there is no capture group \(rule.capture)", offset: 0)
            throw RuleCompilationError(rule: index, ruleID: rule.id, source: .pattern, error: error)
        }
        if let text = rule.exclusion?.pattern {
            exclusionPattern = try Self.compile(text, of: rule, index: index, source: .exclusionPattern)
        } else {
            exclusionPattern = nil
        }
        if let written = rule.register {
            let beside = try Self.compile(written.beside, of: rule, index: index, source: .registerBeside)
            var unless: CompiledPattern?
            if let text = written.unless {
                unless = try Self.compile(text, of: rule, index: index, source: .registerUnless)
            }
            register = PeopleRegister(rows: written.rows, beside: beside, unless: unless)
        } else {
            register = nil
        }
        contextWords = KeywordList(rule.context?.keywords ?? [])
        exclusionWords = KeywordList(rule.exclusion?.keywords ?? [])
        exclusionHeaders = KeywordList(rule.exclusion?.rowHeaders ?? [])
        excludedValues = Set(
            (rule.exclusion?.values ?? []).map { CanonicalValue.bytes(NormalisedView($0).bytes) })
    }

    /// The same rule, with what its pattern says about where it may match.
    init(analysing other: CompiledRule) {
        index = other.index
        rule = other.rule
        pattern = other.pattern
        analysis = PatternAnalysis(rule.pattern, options: PatternOptions(rawValue: rule.flags.rawValue))
        exclusionPattern = other.exclusionPattern
        register = other.register
        contextWords = other.contextWords
        exclusionWords = other.exclusionWords
        exclusionHeaders = other.exclusionHeaders
        excludedValues = other.excludedValues
    }

    private static func compile(
        _ pattern: String, of rule: Rule, index: Int, source: RuleCompilationError.Source
    ) throws(RuleCompilationError) -> CompiledPattern {
        do {
            return try CompiledPattern(pattern, options: PatternOptions(rawValue: rule.flags.rawValue))
        } catch {
            throw RuleCompilationError(rule: index, ruleID: rule.id, source: source, error: error)
        }
    }

    /// Whether a validator vouches for the value by a check digit, so that no words around it can take it back.
    var provesItself: Bool { rule.validators.contains { $0.isProof } }

    /// Whether it makes no finding without one of its words.
    var needsContext: Bool { rule.context != nil && rule.confidenceAlone == nil }

    /// Whether its values must not be readable in reports.
    var isPersonal: Bool { rule.category.subject == "personal" }

    func reads(_ segment: Segment) -> Bool {
        rule.kinds.isEmpty || rule.kinds.contains(segment.kind)
            || (segment.concealment != .none && rule.kinds.contains(.hidden))
    }
}
