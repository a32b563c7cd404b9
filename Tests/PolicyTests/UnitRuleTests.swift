import Documents
import Policy
import Testing

/// What a site makes of single rules for single units.
@Suite struct UnitRuleTests {
    private func judge(
        _ rule: String, _ category: Category, _ change: UnitRule, unit: String? = "press"
    ) -> (document: ExaminedDocument, verdict: Verdict) {
        var policy = PolicyRules()
        var unitPolicy = UnitPolicy()
        unitPolicy.rules = [rule: change]
        policy.units["press"] = unitPolicy
        let document = Sample.document([Sample.finding(rule, category)])
        return Judgement.judge(document, book: Sample.book, policy: policy, unit: unit)
    }

    @Test func `a shadowed rule's findings are notes in that unit alone`() {
        let change = UnitRule(standing: .shadow)
        #expect(judge("id", .personalNationalID, change).document.findings.map(\.action) == [.note])
        #expect(judge("id", .personalNationalID, change).verdict.outcome == .clear)
        #expect(judge("id", .personalNationalID, change, unit: "other").verdict.outcome == .held)
        #expect(judge("id", .personalNationalID, change, unit: nil).verdict.outcome == .held)
    }

    @Test func `a disabled rule has no findings in that unit`() {
        let judged = judge("id", .personalNationalID, UnitRule(standing: .disabled))
        #expect(judged.document.findings.isEmpty && judged.verdict.outcome == .clear)
    }

    @Test func `a rule on trial is enforced where the unit says so`() {
        let judged = judge("trial", .personalCard, UnitRule(standing: .enforced))
        #expect(judged.document.findings.map(\.action) == [.hold])
        #expect(judge("trial", .personalCard, UnitRule()).document.findings.map(\.action) == [.note])
    }

    @Test func `another action is taken and told`() {
        let judged = judge("photo", .creditPhoto, UnitRule(action: .hold))
        #expect(judged.document.findings.map(\.action) == [.hold])
        #expect(judged.document.findings[0].reason == ["unit: review -> hold"])
    }
}
