package import Desk
package import Documents

/// What the console asks of the gate: the console itself records no decision and opens no document.
package struct GateCounter: Sendable {
    /// Judges an act; the one path that the command line takes too.
    package var act: @Sendable (DeskRequest, Account) -> DeskAnswer
    /// The unmasked text around a finding; `nil` where it is not to be had.
    ///
    /// Blocks as long as an examination takes.
    package var reveal: @Sendable (Finding, DocumentID) -> String?
    /// Every rule, those in force first.
    package var rules: @Sendable () -> [RuleCard]
    /// What the rules in force find in a text, values masked.
    ///
    /// Blocks.
    package var examine: @Sendable (String) -> (document: ExaminedDocument, verdict: Verdict)?

    package init(
        act: @escaping @Sendable (DeskRequest, Account) -> DeskAnswer,
        reveal: @escaping @Sendable (Finding, DocumentID) -> String?,
        rules: @escaping @Sendable () -> [RuleCard],
        examine: @escaping @Sendable (String) -> (document: ExaminedDocument, verdict: Verdict)?
    ) {
        self.act = act
        self.reveal = reveal
        self.rules = rules
        self.examine = examine
    }
}
