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
        #expect(try bench.store.queueCount(question) == 7)
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
