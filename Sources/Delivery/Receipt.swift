package import Documents

/// What a unit is told of one document: the outcome, the reasons, where they are, and what to do.
///
/// It holds rule titles and places, never a value or an excerpt.
package struct Receipt: Sendable {
    package var submission: Submission
    package var examined: ExaminedDocument
    package var verdict: Verdict
    package var unit: Unit
    /// When the outcome was reached, in nanoseconds since 1970.
    package var moment: Int64
    /// Where it is in the upload area, once it is there.
    package var delivered: PlannedDelivery?
    let rules: [String: RuleSummary]

    package init(
        submission: Submission, examined: ExaminedDocument, verdict: Verdict, rules: RuleBook, unit: Unit,
        moment: Int64, delivered: PlannedDelivery? = nil
    ) {
        self.submission = submission
        self.examined = examined
        self.verdict = verdict
        self.unit = unit
        self.moment = moment
        self.delivered = delivered
        self.rules = Dictionary(rules.rules.map { ($0.id, $0) }) { first, _ in first }
    }
}
