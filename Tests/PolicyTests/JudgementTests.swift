import Documents
import Policy
import Testing

@Suite struct JudgementTests {
    struct Weighing: Sendable {
        let rule: String
        let category: Category
        let confidence: Confidence
        let action: Action
    }

    @Test(arguments: [
        Weighing(rule: "id", category: .personalNationalID, confidence: .high, action: .hold),
        Weighing(rule: "id", category: .personalNationalID, confidence: .medium, action: .review),
        Weighing(rule: "id", category: .personalNationalID, confidence: .low, action: .note),
        Weighing(rule: "phone", category: .personalPhone, confidence: .high, action: .review),
        Weighing(rule: "phone", category: .personalPhone, confidence: .medium, action: .review),
        Weighing(rule: "phone", category: .personalPhone, confidence: .low, action: .note),
        Weighing(rule: "name", category: .personalNameLabelled, confidence: .high, action: .note),
        Weighing(rule: "trial", category: .personalCard, confidence: .high, action: .note),
    ])
    func `confidence bears an action or weakens it`(_ weighing: Weighing) {
        let judged = judge([Sample.finding(weighing.rule, weighing.category, weighing.confidence)])
        #expect(judged.document.findings.map(\.action) == [weighing.action])
        #expect(judged.verdict.outcome == (weighing.action == .note ? .clear : .held))
    }

    @Test func `a weakened action says why`() {
        let judged = judge([Sample.finding("id", .personalNationalID, .medium)])
        #expect(judged.document.findings[0].reason == ["policy: hold -> review, confidence medium"])
    }

    @Test func `a finding of an unknown rule keeps its own action`() {
        var finding = Sample.finding("removed", .personalCard)
        finding.action = .hold
        #expect(judge([finding]).verdict.outcome == .held)
    }

    struct Ending: Sendable {
        let findings: [Finding]
        let gaps: [CoverageReason]
        let outcome: Outcome
        let openness: Openness?
    }

    @Test(arguments: [
        Ending(findings: [], gaps: [], outcome: .clear, openness: .open),
        Ending(findings: [], gaps: [.encrypted], outcome: .unexamined, openness: nil),
        Ending(
            findings: [Sample.finding("id", .personalNationalID)], gaps: [.limit], outcome: .held,
            openness: .notProvided),
        Ending(
            findings: [Sample.finding("licence", .creditLicence)], gaps: [], outcome: .held,
            openness: .onApplication),
        Ending(
            findings: [Sample.finding("licence", .creditLicence), Sample.finding("photo", .creditPhoto)],
            gaps: [],
            outcome: .held, openness: .notProvided),
        Ending(
            findings: [Sample.finding("name", .personalNameLabelled)], gaps: [.timeout], outcome: .unexamined,
            openness: nil),
    ])
    func `findings hold, else gaps leave it unexamined, else it is clear`(_ ending: Ending) {
        let verdict = judge(ending.findings, gaps: ending.gaps).verdict
        #expect(verdict.outcome == ending.outcome)
        #expect(verdict.openness == ending.openness)
    }

    @Test(arguments: CoverageReason.allCases)
    func `no gap passes, and only links may be given way to`(_ reason: CoverageReason) {
        var policy = PolicyRules()
        #expect(judge([], gaps: [reason], policy: policy).verdict.outcome == .unexamined)
        policy.notFollowedStops = false
        let outcome = judge([], gaps: [reason], policy: policy).verdict.outcome
        #expect(outcome == (reason == .notFollowed ? .clear : .unexamined))
    }

    @Test func `grounds are those of the findings that stop, each once, in their order`() {
        let judged = judge([
            Sample.finding("photo", .creditPhoto), Sample.finding("secret", .markingNational),
            Sample.finding("id", .personalNationalID), Sample.finding("id", .personalNationalID),
        ])
        #expect(judged.verdict.grounds == [.copyright, .foi1, .nsi, .foi6, .pdp])
        #expect(judge([Sample.finding("id", .personalNationalID, .low)]).verdict.grounds.isEmpty)
    }

    @Test func `a unit's own thresholds apply to its documents only`() {
        var policy = PolicyRules()
        var own = UnitPolicy()
        own.holdConfidence = .medium
        own.reviewConfidence = .high
        policy.units["archive"] = own
        let findings = [
            Sample.finding("id", .personalNationalID, .medium),
            Sample.finding("phone", .personalPhone, .medium),
        ]
        func actions(_ unit: String?) -> [Action] {
            judge(findings, policy: policy, unit: unit).document.findings.map(\.action)
        }
        #expect(actions("archive") == [.hold, .note])
        #expect(actions("library") == [.review, .review])
        #expect(actions(nil) == [.review, .review])
    }

    @Test func `the document keeps its gaps and everything else`() {
        let judged = judge([], gaps: [.notFollowed, .noText])
        #expect(judged.document.gaps.map(\.reason) == [.notFollowed, .noText])
        #expect(judged.document.rulesDigest == "sha256:0")
    }

    private func judge(
        _ findings: [Finding], gaps: [CoverageReason] = [], policy: PolicyRules = PolicyRules(),
        unit: String? = nil
    ) -> (document: ExaminedDocument, verdict: Verdict) {
        Judgement.judge(Sample.document(findings, gaps: gaps), book: Sample.book, policy: policy, unit: unit)
    }
}
