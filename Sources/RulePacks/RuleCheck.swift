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
        let others = [rule.exclusionPattern].compactMap { $0 } + rule.registerPatterns
        let known = others.map { other in
            (other, PatternCheck(pattern: other, flags: flags, log: log).compiled())
        }
        guard let compiled, !known.contains(where: { $0.1 == nil }) else { return }
        for case (let other, let pattern?) in [(pattern, compiled)] + known {
            AttackCheck(rule: rule, written: other, pattern: pattern, log: log).run()
        }
        EngineCheck(rule: rule, written: pattern, pattern: compiled, log: log).run()
        guard rule.rule.capture <= compiled.groupCount else { return }
        ExampleCheck(rule: rule, log: log).run()
    }
}
