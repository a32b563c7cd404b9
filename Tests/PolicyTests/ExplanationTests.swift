import Documents
import Policy
import Testing

@Suite struct ExplanationTests {
    @Test func `each rule that stops is told once, with its number and next step`() {
        let explanation = explained(
            [
                Sample.finding("photo", .creditPhoto), Sample.finding("id", .personalNationalID),
                Sample.finding("photo", .creditPhoto), Sample.finding("name", .personalNameLabelled),
            ], language: .en)
        #expect(explanation.summary == "Not published: 3 places need attention first.")
        #expect(explanation.reasons == ["Rule photo: 2", "Rule id: 1"])
        #expect(explanation.nextSteps == ["Give the licence.", "Remove it and drop the document again."])
        #expect(explanation.publicReasons.map { $0.prefix { $0 != " " } } == ["CPR", "FOI-6", "PDP"])
    }

    @Test func `the same in Traditional Chinese`() {
        let explanation = explained([Sample.finding("photo", .creditPhoto)], language: .zhTW)
        #expect(explanation.summary == "文件暫不公開：有 1 處內容須先處理。")
        #expect(explanation.reasons == ["規則photo：1 處"])
        #expect(explanation.nextSteps == ["請附授權。"])
        #expect(explanation.publicReasons == ["CPR 權利不完整或涉第三人著作權"])
    }

    @Test func `a gap says what to do about it, and one advice is given once`() {
        let explanation = explained([], gaps: [.timeout, .encrypted, .limit, .encrypted], language: .en)
        #expect(explanation.summary == "Not published: 4 parts could not be examined completely.")
        #expect(
            explanation.reasons == [
                "Protected by a password: 2", "Beyond a limit of the examination: 1",
                "Took too long to examine: 1",
            ])
        #expect(explanation.nextSteps.count == 2)
        #expect(explanation.publicReasons.isEmpty)
    }

    @Test func `a clear document gives no reasons`() {
        let explanation = explained([Sample.finding("name", .personalNameLabelled)], language: .en)
        #expect(
            explanation.reasons.isEmpty && explanation.nextSteps.isEmpty && explanation.publicReasons.isEmpty)
        #expect(explanation.summary == "Examined completely; nothing was found that stops it.")
    }

    @Test(arguments: Language.allCases)
    func `nothing of the document's own text is told`(_ language: Language) {
        var finding = Sample.finding("id", .personalNationalID)
        finding.excerpt = "A140404047"
        finding.reason = ["keyword A140404047"]
        let explanation = explained([finding], language: language)
        let told =
            [explanation.summary] + explanation.reasons + explanation.nextSteps + explanation.publicReasons
        #expect(!told.joined().contains("A140404047"))
    }

    private func explained(
        _ findings: [Finding], gaps: [CoverageReason] = [], language: Language
    ) -> Explanation {
        let judged = Judgement.judge(
            Sample.document(findings, gaps: gaps), book: Sample.book, policy: PolicyRules(), unit: nil)
        return judged.verdict.explanation(of: judged.document, book: Sample.book, language: language)
    }
}
