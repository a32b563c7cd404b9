import Matching
import PCRE2

/// Everything that is checked of one rule once it has been read.
struct RuleCheck {
    let rule: WrittenRule
    let log: ProblemLog

    func run() {
        // What a rule on structure finds is shown by documents, not by sentences.
        guard let pattern = rule.pattern else { return }
        let flags = rule.rule.flags
        let compiled = PatternCheck(pattern: pattern, flags: flags, log: log).compiled()
        let exclusion = rule.exclusionPattern.map {
            PatternCheck(pattern: $0, flags: flags, log: log).compiled()
        }
        let register = rule.registerPatterns.map {
            PatternCheck(pattern: $0, flags: flags, log: log).compiled()
        }
        guard let compiled, exclusion.map({ $0 != nil }) ?? true, !register.contains(where: { $0 == nil })
        else { return }
        EngineCheck(rule: rule, written: pattern, pattern: compiled, log: log).run()
        guard rule.rule.capture <= compiled.groupCount else { return }
        ExampleCheck(rule: rule, log: log).run()
    }
}
