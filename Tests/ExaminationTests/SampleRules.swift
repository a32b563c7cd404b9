import Crypto
import Documents
import Matching

/// Two rules as both sides hold them.
enum SampleRules {
    static let nationalID = "test.national-id"
    static let marking = "test.marking"

    static func book(pattern: String = "[A-Z][12]\\d{8}") -> RuleBook {
        let rules = [
            rule(nationalID, .personalNationalID, pattern, validators: [.twNationalID]),
            rule(marking, .markingNational, "(?:絕對)?機密", validators: []),
        ]
        let flat = RuleSet(rules: rules, digest: "").encoded()
        let digest = SHA256.hash(data: flat).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
            .joined()
        return RuleBook(rules: rules.map(summary), digest: "sha256:" + digest, flat: flat)
    }

    private static func rule(
        _ id: String, _ category: Category, _ pattern: String, validators: [Validator]
    ) -> Rule {
        var rule = Rule(
            id: id, pack: "test", packVersion: 4, title: LocalizedText(zhTW: "測試", en: "Test"),
            category: category,
            pattern: pattern)
        rule.validators = validators
        rule.action = .hold
        rule.grounds = [.foi6]
        return rule
    }

    private static func summary(_ rule: Rule) -> RuleSummary {
        RuleSummary(
            id: rule.id, packVersion: rule.packVersion, title: rule.title, category: rule.category,
            action: rule.action, grounds: rule.grounds, why: "", advice: nil, isEnforced: true)
    }
}
