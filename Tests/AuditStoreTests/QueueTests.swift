import Documents
import Testing

@testable import AuditStore

@Suite struct QueueTests {
    private let bench: StoreBench
    private let term = 5 * StoreBench.day

    init() throws {
        bench = try StoreBench()
    }

    private func ids(_ change: (inout QueueQuestion) -> Void = { _ in }) throws -> [DocumentID] {
        var question = QueueQuestion(term: term)
        change(&question)
        return try bench.store.queue(question).items.map(\.id)
    }

    @Test func `each question finds what it asks for, and nothing else`() throws {
        let first = try bench.hold(1)
        let second = try bench.hold(
            2, [StoreBench.finding(.review, rule: "s", category: .creditPhoto, excerpt: "Photo by •")],
            unit: "press", taken: 5_000)
        let third = try bench.hold(
            3, [], gaps: [CoverageGap(part: .document, reason: .encrypted, detail: "")], name: "letter*.pdf")
        let published = try bench.deliver(4)
        #expect(try ids() == [first, third, second])
        #expect(try ids { $0.units = ["press"] } == [second])
        #expect(try ids { $0.units = [] } == [])
        #expect(try ids { $0.states = [.delivered] } == [published])
        #expect(try ids { $0.category = "personal" } == [first])
        #expect(try ids { $0.category = "personal.national_id" } == [first])
        #expect(try ids { $0.category = "personal.nat" } == [])
        #expect(try ids { $0.category = "*" } == [])
        #expect(try ids { $0.rule = "s" } == [second])
        #expect(try ids { $0.text = "Photo" } == [second])
        #expect(try ids { $0.text = "letter*" } == [third])
        #expect(try ids { $0.text = "%" } == [])
        #expect(try ids { $0.takenBefore = 4_000 } == [first, third])
        #expect(try ids { $0.takenAfter = 4_000 } == [second])
        #expect(try ids { $0.nextStep = .review } == [second])
        _ = try bench.store.assign(first, to: "chen", by: bench.lin)
        #expect(try ids { $0.assignee = "chen" } == [first])
        #expect(try ids { $0.assignee = "" } == [third, second])
        _ = try bench.store.setDue(7_000, for: second, by: bench.lin)
        #expect(try ids { $0.dueBefore = 8_000 } == [second])
        #expect(try ids { $0.dueBefore = 6 * StoreBench.day } == [first, third, second])
    }

    @Test func `pages follow one another without a gap`() throws {
        let all = try (1...7).map { try bench.hold(UInt32($0)) }
        var question = QueueQuestion(term: term, limit: 3)
        var seen: [DocumentID] = []
        repeat {
            let page = try bench.store.queue(question)
            seen += page.items.map(\.id)
            question.after = page.next
        } while question.after != nil
        #expect(seen == all)
        #expect(try bench.store.queueCount(question) == QueueCount(count: 7, isMore: false))
    }

    @Test(arguments: [QueueQuestion.Order.oldest, .newest], [nil, "a", "tx", "a1•"] as [String?])
    func `pages lead back the way they came`(order: QueueQuestion.Order, text: String?) throws {
        let all = try (1...7).map {
            try bench.hold(UInt32($0), [StoreBench.finding(excerpt: "A1•\($0)")], unit: "unit\($0 % 2)")
        }
        var question = QueueQuestion(term: term, limit: 3)
        question.order = order
        question.text = text
        let wanted = order == .oldest ? all : all.reversed()
        let first = try bench.store.queue(question)
        #expect(first.items.map(\.id) == Array(wanted[0..<3]) && first.previous == nil)
        question.after = first.next
        let second = try bench.store.queue(question)
        #expect(second.items.map(\.id) == Array(wanted[3..<6]))
        question.after = second.next
        let third = try bench.store.queue(question)
        #expect(third.items.map(\.id) == [wanted[6]] && third.next == nil)
        question.after = nil
        question.before = third.previous
        #expect(try bench.store.queue(question).items == second.items)
        question.before = second.previous
        let back = try bench.store.queue(question)
        #expect(back.items == first.items && back.previous == nil)
        #expect(try bench.store.queueCount(question).count == 7)
    }

    @Test(arguments: [
        ("通行", true), ("護", true), ("號碼", true), ("證 A", true), ("護照號碼", false), ("\"", true), ("100%", true),
        ("100_", false), ("\\", true), ("abc", true), ("ABC", true), ("c", true), ("x\0y", false),
        ("\0", false),
        ("碼x", false), ("*", false), ("' OR 1=1", false),
    ])
    func `a word is found wherever it stands, whatever it is made of`(word: String, isFound: Bool) throws {
        try bench.hold(
            1, [StoreBench.finding(excerpt: "護照 號碼"), StoreBench.finding(excerpt: "通行證 A\"•\\ 100% aBc")])
        try bench.hold(2, [StoreBench.finding(excerpt: "nothing of it")], unit: "press", name: "z.txt")
        var question = QueueQuestion(term: term)
        question.text = word
        let found = try bench.store.queue(question).items.map(\.submission.unit)
        #expect(found.contains("boca") == isFound, "\(word)")
    }

    @Test func `what was forgotten is not found any more, and a text that is long is searched to its end`()
        throws
    {
        let many = (0..<3_000).map { StoreBench.finding(excerpt: "number \($0) of many") }
        let long = try bench.hold(1, many + [StoreBench.finding(excerpt: "zebra at the end")])
        #expect(try ids { $0.text = "zebra at" } == [long])
        #expect(try ids { $0.text = "zebras" } == [])
        let published = try bench.deliver(2)
        try bench.store.forgetFindings(deliveredBefore: .max)
        #expect(try ids { ($0.text, $0.states) = ("a2.txt", [.delivered]) } == [published])
    }

    @Test func `what is counted beforehand is what there is`() throws {
        for number in 1...5 { try bench.hold(UInt32(number), unit: number < 3 ? "boca" : "press") }
        try bench.deliver(9)
        let counts = try bench.store.counts().map { "\($0.unit) \($0.state) \($0.count)" }
        #expect(counts == ["boca delivered 1", "boca hold 2", "press hold 3"])
        var question = QueueQuestion(units: ["press"], term: term)
        #expect(try bench.store.queueCount(question).count == 3)
        question.states = DocumentRecord.State.allCases
        question.units = nil
        #expect(try bench.store.queueCount(question).count == 6)
        #expect(try bench.store.ruleUsage()["r"]?.hits == 5)
    }

    @Test func `nobody counts on for ever`() throws {
        for number in 1...UInt32(QueueCount.most + 1) { try bench.arrive(number, name: "file-\(number)") }
        var question = QueueQuestion(states: [.arrived], term: term)
        question.text = "file-"
        #expect(try bench.store.queueCount(question) == QueueCount(count: QueueCount.most, isMore: true))
        question.text = "file-77"
        #expect(try bench.store.queueCount(question) == QueueCount(count: 11, isMore: false))
    }

    @Test func `an item says whose it is, until when, and what comes next`() throws {
        let id = try bench.hold(1)
        let item = try #require(try bench.store.queue(QueueQuestion(term: term)).items.first)
        #expect(item.due == 1_000 + term && item.nextStep == .reviewByTwo && item.people == 2)
        #expect(item.action == .hold && item.categories == ["personal.national_id": 1])
        #expect(!item.isNameSensitive && !item.isOverdue(at: term) && item.isOverdue(at: 2_000 + term))
        _ = try bench.store.request(
            DecisionRequest(
                document: id, act: .release, person: bench.chen, reason: "why",
                evidence: Evidence(kind: .consent, reference: "A"), lifetime: 9))
        let next = try #require(try bench.store.queue(QueueQuestion(term: term)).items.first)
        #expect(next.nextStep == .approve && next.decision?.requester == bench.chen)
    }

    @Test func `a name in which something was found, or that nobody has looked at, is sensitive`() throws {
        try bench.hold(1, [StoreBench.finding(kind: .fileName)])
        try bench.arrive(2)
        var question = QueueQuestion(term: term)
        question.states = [.hold, .arrived]
        #expect(try bench.store.queue(question).items.map(\.isNameSensitive) == [true, true])
    }

    @Test func `a corrected version shows what is gone, what is new and what is still there`() throws {
        let first = try bench.hold(
            1, [StoreBench.finding(), StoreBench.finding(), StoreBench.finding(rule: "s")],
            gaps: [CoverageGap(part: .document, reason: .encrypted, detail: "")], name: "a.txt")
        let second = try bench.hold(
            2, [StoreBench.finding(), StoreBench.finding(rule: "t")], name: "a.txt", taken: 2_000)
        let dossier = try #require(try bench.store.dossier(of: second, term: term))
        #expect(dossier.predecessor == first)
        let difference = try #require(dossier.difference)
        #expect(difference.gone.map(\.rule) == ["r", "s"] && difference.new.map(\.rule) == ["t"])
        #expect(difference.still.map(\.rule) == ["r"] && difference.goneGaps.count == 1)
    }

    @Test func `an overdue document is reminded of once a pause`() throws {
        let id = try bench.hold(1)
        bench.set(time: 3 * StoreBench.day)
        try bench.hold(2, taken: 3 * StoreBench.day)
        func remind() throws -> [DocumentID] {
            try bench.store.remind(term: term, pause: StoreBench.day).map(\.id)
        }
        #expect(try remind().isEmpty)
        bench.set(time: 5 * StoreBench.day + 2_000)
        #expect(try remind() == [id])
        #expect(try remind().isEmpty)
        bench.set(time: 6 * StoreBench.day + 3_000)
        _ = try bench.store.setDue(nil, for: id, by: bench.lin)
        #expect(try remind().first == id)
        #expect(try bench.store.events(document: id, limit: 9).filter { $0.act == "reminder" }.count == 2)
    }
}
