package import Documents

/// A finding as the confined child reports it: it names its rule by number and still carries the value.
///
/// The daemon looks up the rule itself, so a child cannot invent a category or soften an action, and turns the value
/// into a keyed fingerprint before anything is stored or shown.
package struct ReportedFinding: Sendable, Equatable {
    /// Index in the rule set that both sides hold.
    package var rule: Int
    package var confidence: Confidence
    package var reason: [String]
    package var part: PartPath
    package var location: Location?
    /// The surroundings, value masked.
    package var excerpt: String
    /// The normalised value, at most ``maximumValueBytes`` bytes.
    package var value: [UInt8]

    package static let maximumValueBytes = 1_024

    package init(
        rule: Int, confidence: Confidence, reason: [String], part: PartPath, location: Location?,
        excerpt: String,
        value: [UInt8]
    ) {
        self.rule = rule
        self.confidence = confidence
        self.reason = reason
        self.part = part
        self.location = location
        self.excerpt = excerpt
        self.value = value
    }
}
