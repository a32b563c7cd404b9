import Documents
import Policy
import Testing

/// The class that rules propose for what they stop.
@Suite struct ProposalTests {
    private func openness(_ findings: [Finding]) -> Openness? {
        var licence = Sample.rule("reserved", .creditCopyright, .review)
        licence.proposal = .onApplication
        let book = RuleBook(rules: Sample.book.rules + [licence], digest: "sha256:0", flat: [])
        return Judgement.judge(Sample.document(findings), book: book, policy: PolicyRules(), unit: nil)
            .verdict.openness
    }

    @Test func `what only its owner's terms stop can be had on application`() {
        #expect(openness([Sample.finding("reserved", .creditCopyright)]) == .onApplication)
    }

    @Test func `one thing more that can't, and nothing of it can`() {
        let reserved = Sample.finding("reserved", .creditCopyright)
        #expect(openness([reserved, Sample.finding("photo", .creditPhoto)]) == .notProvided)
        #expect(openness([reserved, Sample.finding("id", .personalNationalID)]) == .notProvided)
        #expect(openness([reserved, Sample.finding("licence", .creditLicence)]) == .onApplication)
    }
}
