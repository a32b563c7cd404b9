import Documents
import Policy
import Testing

@Suite struct RaiseTests {
    struct Count: Sendable {
        let name: String
        let values: [String]
        let distinct: Bool
        let isRaised: Bool
    }

    @Test(arguments: [
        Count(name: "enough", values: ["a", "b", "c"], distinct: true, isRaised: true),
        Count(name: "one too few", values: ["a", "b"], distinct: true, isRaised: false),
        Count(name: "the same value again", values: ["a", "a", "b"], distinct: true, isRaised: false),
        Count(
            name: "the same value counts where all count", values: ["a", "a", "b"], distinct: false,
            isRaised: true),
    ])
    func `so many values raise each of them`(_ count: Count) {
        let condition = Raise.Condition.count(
            of: .category(.personalPhone), atLeast: 3, distinct: count.distinct, beside: nil)
        let findings = count.values.map { Sample.finding("phone", .personalPhone, fingerprint: $0) }
        let actions = judged(findings, Raise(condition: condition, action: .hold)).map(\.action)
        #expect(
            actions == Array(repeating: count.isRaised ? .hold : .review, count: findings.count),
            "\(count.name)")
    }

    @Test func `a subject takes in all its categories`() {
        let raise = Raise(
            condition: .count(of: .subject("personal"), atLeast: 2, distinct: false, beside: nil),
            action: .hold)
        let findings = judged(
            [
                Sample.finding("phone", .personalPhone), Sample.finding("name", .personalNameLabelled),
                Sample.finding("photo", .creditPhoto),
            ], raise)
        #expect(findings.map(\.action) == [.hold, .hold, .review])
        #expect(findings[1].reason == ["policy: note -> hold, 2 of personal (from 2)"])
    }

    @Test func `with company, only accompanied values count`() {
        let raise = Raise(
            condition: .count(
                of: .category(.personalPhone), atLeast: 2, distinct: true,
                beside: .category(.personalNameLabelled)),
            action: .hold)
        let phones = ["1", "2", "3"].map {
            Sample.finding("phone", .personalPhone, row: Int($0), fingerprint: $0)
        }
        let oneName = [Sample.finding("name", .personalNameLabelled, row: 1)]
        let twoNames = oneName + [Sample.finding("name", .personalNameLabelled, row: 3)]
        #expect(judged(phones + oneName, raise).map(\.action) == [.review, .review, .review, .note])
        #expect(judged(phones + twoNames, raise).map(\.action) == [.hold, .review, .hold, .note, .note])
    }

    struct Pair: Sendable {
        let name: String
        let first: Finding
        let second: Finding
        let isRaised: Bool
    }

    @Test(arguments: [
        Pair(
            name: "one row", first: Sample.finding("name", .personalNameLabelled, row: 2),
            second: Sample.finding("phone", .personalPhone, row: 2), isRaised: true),
        Pair(
            name: "two rows", first: Sample.finding("name", .personalNameLabelled, row: 2),
            second: Sample.finding("phone", .personalPhone, row: 3), isRaised: false),
        Pair(
            name: "one paragraph, two lines",
            first: Sample.finding("name", .personalNameLabelled, paragraph: 4, line: 1),
            second: Sample.finding("phone", .personalPhone, paragraph: 4, line: 2), isRaised: true),
        Pair(
            name: "one line", first: Sample.finding("name", .personalNameLabelled, line: 7),
            second: Sample.finding("phone", .personalPhone, line: 7), isRaised: true),
        Pair(
            name: "two parts", first: Sample.finding("name", .personalNameLabelled, line: 7),
            second: Sample.finding("phone", .personalPhone, line: 7, part: PartPath(names: ["a.txt"])),
            isRaised: false),
        Pair(
            name: "no known place", first: Sample.finding("name", .personalNameLabelled),
            second: Sample.finding("phone", .personalPhone), isRaised: false),
        Pair(
            name: "too unsure", first: Sample.finding("name", .personalNameLabelled, .low, line: 7),
            second: Sample.finding("phone", .personalPhone, line: 7), isRaised: false),
        Pair(
            name: "a rule on trial is no company",
            first: Sample.finding("trial", .personalNameLabelled, line: 7),
            second: Sample.finding("phone", .personalPhone, line: 7), isRaised: false),
    ])
    func `values together raise each other`(_ pair: Pair) {
        let raise = Raise(
            condition: .together([.category(.personalNameLabelled), .category(.personalPhone)]), action: .hold
        )
        let actions = judged([pair.first, pair.second], raise).map(\.action)
        #expect(actions == (pair.isRaised ? [.hold, .hold] : [.note, .review]), "\(pair.name)")
    }

    @Test func `raising never lowers`() {
        let raise = Raise(
            condition: .count(of: .subject("personal"), atLeast: 1, distinct: false, beside: nil),
            action: .note)
        #expect(judged([Sample.finding("id", .personalNationalID)], raise).map(\.action) == [.hold])
    }

    @Test func `a unit's raises come on top of the general ones`() {
        var policy = PolicyRules()
        let condition = Raise.Condition.count(
            of: .subject("credit"), atLeast: 1, distinct: false, beside: nil)
        policy.raises = [Raise(condition: condition, action: .review)]
        policy.units["press"] = UnitPolicy()
        policy.units["press"]?.raises = [Raise(condition: condition, action: .hold)]
        let document = Sample.document([Sample.finding("photo", .creditPhoto)])
        func action(_ unit: String?) -> Action {
            Judgement.judge(document, book: Sample.book, policy: policy, unit: unit).document.findings[0]
                .action
        }
        #expect(action("press") == .hold)
        #expect(action("other") == .review)
    }

    @Test(arguments: ["personal.phone", "personal", "credit", "file.active_content"])
    func `a topic is read back from its name`(_ name: String) {
        #expect(Topic(name: name)?.name == name)
    }

    @Test(arguments: ["person", "personal.", "personal.telephone", ""])
    func `an unknown topic is none`(_ name: String) {
        #expect(Topic(name: name) == nil)
    }

    private func judged(_ findings: [Finding], _ raise: Raise) -> [Finding] {
        var policy = PolicyRules()
        policy.raises = [raise]
        return Judgement.judge(Sample.document(findings), book: Sample.book, policy: policy, unit: nil)
            .document.findings
    }
}
