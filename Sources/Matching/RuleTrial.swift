package import Documents

/// What one rule makes of one example, step by step.
package struct RuleTrial: Sendable {
    /// The example's text without its marks, as UTF-8.
    package let text: [UInt8]
    /// What the marks claim to be found.
    package let expected: [Range<Int>]
    /// Every match of the pattern, finding or not, in the order of the text.
    package let hits: [Hit]
    /// Why the search stopped early; `nil` where it did not.
    package let stopped: String?

    package struct Hit: Sendable {
        /// Where the value lies in ``RuleTrial/text``.
        package let range: Range<Int>
        /// The value as it is compared: in the form of the normalised view.
        package let value: String
        /// `nil` where the hit is no finding.
        package let confidence: Confidence?
        /// What a finding would give as its reasons.
        package let reasons: [String]
        /// Every step of the judgement, in order, in plain English.
        package let steps: [String]
    }

    /// The values that are findings.
    package var findings: [Range<Int>] { hits.filter { $0.confidence != nil }.map(\.range) }

    /// Whether the rule finds exactly what is marked.
    package var isAsExpected: Bool { stopped == nil && findings == expected }
}
