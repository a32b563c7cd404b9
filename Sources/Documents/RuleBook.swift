/// The rules as both sides of the trust boundary hold them: the confined child by their flat form, the
/// daemon by what it needs to judge and explain.
package struct RuleBook: Sendable {
    /// In the order of the flat form: a rule's number is its index.
    package let rules: [RuleSummary]
    /// `sha256:` and the digest of ``flat``.
    package let digest: String
    /// What the examiner decodes and compiles.
    package let flat: [UInt8]

    package init(rules: [RuleSummary], digest: String, flat: [UInt8]) {
        self.rules = rules
        self.digest = digest
        self.flat = flat
    }

    /// The rule of that id, or `nil`.
    package func rule(id: String) -> RuleSummary? {
        rules.first { $0.id == id }
    }
}

/// What a person or a policy needs to know of a rule, without its pattern.
package struct RuleSummary: Sendable, Hashable {
    package var id: String
    package var packVersion: Int
    package var title: LocalizedText
    package var category: Category
    package var action: Action
    /// Already filled from the category where the rule names none.
    package var grounds: [Ground]
    package var why: String
    package var advice: LocalizedText?
    /// Whether its findings stop a document; `false` while a rule is on trial (shadow).
    package var isEnforced: Bool
    /// The class that it proposes for what it stops, where that is another than its category's.
    package var proposal: Openness?

    package init(
        id: String, packVersion: Int, title: LocalizedText, category: Category, action: Action,
        grounds: [Ground],
        why: String, advice: LocalizedText?, isEnforced: Bool
    ) {
        self.id = id
        self.packVersion = packVersion
        self.title = title
        self.category = category
        self.action = action
        self.grounds = grounds
        self.why = why
        self.advice = advice
        self.isEnforced = isEnforced
    }
}

extension RuleBook {
    /// No rules at all: the examiner only extracts.
    package static let none = RuleBook(rules: [], digest: "", flat: [])
}
