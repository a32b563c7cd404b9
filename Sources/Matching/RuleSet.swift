/// All rules that apply together, in a fixed order: a rule's number is its index.
package struct RuleSet: Sendable {
    package let rules: [Rule]
    /// `sha256:` and the digest of the flat form; names exactly these rules in this order.
    package let digest: String

    package init(rules: [Rule], digest: String) {
        self.rules = rules
        self.digest = digest
    }
}
