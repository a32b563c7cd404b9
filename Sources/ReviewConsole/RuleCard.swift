package import Documents

/// A rule as the console shows it.
package struct RuleCard: Sendable, Hashable {
    package var id: String
    package var pack: String
    package var packVersion: Int
    package var title: LocalizedText
    package var category: Category
    package var action: Action
    /// `enforced`, `shadow`, `testing`, `noisy` or `disabled`.
    package var state: String
    package var why: String
    package var advice: LocalizedText?
    package var grounds: [Ground]
    /// Empty for a rule on structure.
    package var pattern: String
    package var examples: [String]
    package var counterexamples: [String]
    package var references: [String]

    package init(
        id: String, pack: String, packVersion: Int, title: LocalizedText, category: Category, action: Action,
        state: String, why: String, advice: LocalizedText?, grounds: [Ground], pattern: String,
        examples: [String], counterexamples: [String], references: [String]
    ) {
        self.id = id
        self.pack = pack
        self.packVersion = packVersion
        self.title = title
        self.category = category
        self.action = action
        self.state = state
        self.why = why
        self.advice = advice
        self.grounds = grounds
        self.pattern = pattern
        self.examples = examples
        self.counterexamples = counterexamples
        self.references = references
    }
}
