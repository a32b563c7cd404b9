/// One value that a rule found, told without showing the value.
package struct Finding: Hashable, Sendable, Codable {
    /// The rule's stable id.
    package var rule: String
    package var packVersion: Int
    package var category: Category
    /// What the rule asks for, after policy has weighed confidence, counts and combinations.
    package var action: Action
    package var confidence: Confidence
    /// Why this confidence, step by step.
    package var reason: [String]
    package var part: PartPath
    package var location: Location?
    /// The text around the value with the value masked.
    package var excerpt: String
    /// HMAC-SHA-256 of the normalised value under the installation's key, in hexadecimal; equal values have equal fingerprints.
    package var fingerprint: String
    package var grounds: [Ground]

    package init(
        rule: String, packVersion: Int, category: Category, action: Action, confidence: Confidence,
        reason: [String], part: PartPath, location: Location?, excerpt: String, fingerprint: String,
        grounds: [Ground]
    ) {
        self.rule = rule
        self.packVersion = packVersion
        self.category = category
        self.action = action
        self.confidence = confidence
        self.reason = reason
        self.part = part
        self.location = location
        self.excerpt = excerpt
        self.fingerprint = fingerprint
        self.grounds = grounds
    }
}
