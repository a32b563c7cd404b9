package import Documents

/// One document as a queue shows it.
package struct QueueItem: Sendable, Hashable, Codable {
    package var submission: Submission
    package var state: DocumentRecord.State
    package var verdict: Verdict?
    package var nextStep: NextStep
    /// The account that looks after it; `nil`: the unit's contact and any reviewer.
    package var assignee: String?
    /// Until when it is to be decided, nanoseconds since 1970; `nil` once it is.
    package var due: Int64?
    /// The strictest action among its findings.
    package var action: Action?
    /// Findings that stop it, by category.
    package var categories: [String: Int]
    /// The same by rule.
    package var rules: [String: Int]
    /// Gaps by the name of their reason.
    package var coverage: [String: Int]
    /// How many different people a release takes.
    package var people: Int
    /// What is open about it.
    package var decision: Decision?
    /// Whether a finding stands in its own name, which then travels nowhere.
    package var isNameSensitive: Bool
    /// When it was examined last, and when it came to its present rest.
    package var examined: Int64?
    package var finished: Int64?

    package var id: DocumentID { submission.id }

    /// Whether its time is over at a moment, in nanoseconds since 1970.
    package func isOverdue(at moment: Int64) -> Bool { due.map { $0 < moment } ?? false }
}
