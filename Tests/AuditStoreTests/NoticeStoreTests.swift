import Documents
import Testing

@testable import AuditStore

@Suite struct NoticeStoreTests {
    private let bench: StoreBench
    private let store: AuditStore

    init() throws {
        bench = try StoreBench()
        var store = bench.store
        store.ways = [.held: [.mail, .webhook], .reminder: [.mail], .atRisk: [.webhook]]
        self.store = store
    }

    private func due(_ channel: Posting.Channel = .mail) throws -> [Int64] {
        try bench.store.postingsDue(channel).map(\.notice.id)
    }

    @Test func `a notice waits on each of its ways until it was sent there`() throws {
        let id = try bench.hold(1)
        try store.post(.held, to: "boca", about: id, ["outcome": "held"])
        try store.post(.decided, to: "boca", about: id, [:])
        let posting = try #require(try bench.store.postingsDue(.mail).first)
        #expect(posting.notice.facts == ["outcome": "held"] && posting.notice.document == id)
        try bench.store.settle([PostingResult(notice: 1, channel: .mail)])
        #expect(try due().isEmpty && due(.webhook) == [1])
        try bench.store.settle([PostingResult(notice: 1, channel: .mail, failure: "late news")])
        #expect(try due().isEmpty, "what was sent stays sent")
    }

    @Test func `failures wait twice as long each time, and are given up at last`() throws {
        try store.post(.reminder, to: "boca", about: nil, [:])
        let minute: Int64 = 60 * 1_000_000_000
        let failed = [PostingResult(notice: 1, channel: .mail, failure: "refused")]
        try bench.store.settle(failed)
        #expect(try due().isEmpty)
        bench.set(time: 1_000 + minute)
        #expect(try due() == [1])
        try bench.store.settle(failed)
        bench.set(time: 1_000 + 2 * minute)
        #expect(try due().isEmpty)
        bench.set(time: 1_000 + 3 * minute)
        #expect(try due() == [1])
        for _ in 0..<22 { try bench.store.settle(failed) }
        #expect(try bench.store.postingCounts() == ["givenUp": 1])
        #expect(try bench.store.events(limit: 1).first?.act == "notice given up")
    }

    @Test func `what can't help is given up at once`() throws {
        try store.post(.atRisk, to: "boca", about: nil, [:])
        try bench.store.settle([
            PostingResult(notice: 1, channel: .webhook, failure: "no address", isFinal: true)
        ])
        #expect(try bench.store.postingCounts() == ["givenUp": 1])
    }

    @Test func `what is told holds categories and reasons, never a name or an excerpt`() throws {
        let id = try bench.arrive(1)
        try store.intends(
            .hold, for: id, examined: StoreBench.examined([StoreBench.finding()]),
            verdict: Verdict(outcome: .held, openness: nil, grounds: []))
        try store.hasComeToRest(id, in: .hold)
        let notice = try #require(try store.postingsDue(.mail).first?.notice)
        #expect(
            notice.facts == [
                "outcome": "held", "categories": "personal.national_id", "coverage": "",
            ])
    }

    @Test func `a request that comes twice is known`() throws {
        #expect(try bench.store.begins(key: "k", by: 7, digest: "d") == .new)
        #expect(try bench.store.begins(key: "k", by: 7, digest: "d") == .unanswered)
        try bench.store.answered(key: "k", with: "yes")
        #expect(try bench.store.begins(key: "k", by: 7, digest: "d") == .answered("yes"))
        #expect(try bench.store.begins(key: "k", by: 8, digest: "d") == .other)
        #expect(try bench.store.begins(key: "k", by: 7, digest: "e") == .other)
        bench.set(time: 31 * StoreBench.day)
        #expect(try bench.store.begins(key: "l", by: 7, digest: "d") == .new)
        #expect(try bench.store.begins(key: "k", by: 7, digest: "d") == .new)
    }
}
