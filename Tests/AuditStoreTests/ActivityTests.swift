import Documents
import Testing

@testable import AuditStore

@Suite struct ActivityTests {
    private let bench: StoreBench
    private let period = ReportPeriod(from: 0, until: 10_000)

    init() throws {
        bench = try StoreBench()
    }

    private func decide(_ act: Decision.Act, _ id: DocumentID) throws {
        let decision = try bench.store.request(
            DecisionRequest(
                document: id, act: act, person: bench.chen, reason: "why \(act.rawValue)", grounds: [.foi6],
                lifetime: 10)
        ).get()
        guard decision.state == .approved else { return }
        let begun = try #require(try bench.store.beginsCarryingOut(decision))
        try bench.store.isCarriedOut(begun, document: .withheld)
    }

    @Test func `ends add up to what was taken in, and reasons count documents`() throws {
        try bench.deliver(1)
        try bench.hold(2, [StoreBench.finding(), StoreBench.finding(fingerprint: "22")])
        try bench.hold(3, [], gaps: [CoverageGap(part: .document, reason: .encrypted, detail: "")])
        try decide(.withhold, try bench.hold(4))
        try decide(.onApplication, try bench.hold(5))
        try bench.arrive(6)
        try bench.hold(7, unit: "press")
        try bench.deliver(8, taken: 20_000)
        let activity = try bench.store.activity(in: period)
        let unit = try #require(activity.units.first { $0.unit == "boca" })
        #expect(
            unit.ends == ["cleared": 1, "waiting": 2, "withheld": 1, "onApplication": 1, "underway": 1])
        #expect(unit.categories == ["personal.national_id": 3] && unit.coverage == ["encrypted": 1])
        #expect(unit.grounds == ["FOI-6": 2])
        #expect(unit.examinationSeconds.count == 5 && unit.decisionHours.count == 2)
        #expect(try bench.store.activity(in: period, units: ["press"]).units.map(\.unit) == ["press"])
        #expect(try bench.store.activity(in: period, units: []).units.isEmpty)
    }

    @Test func `the agenda names what was referred, and no name in which something was found`() throws {
        let open = try bench.hold(1)
        let hidden = try bench.hold(2, [StoreBench.finding(kind: .fileName)])
        for id in [open, hidden] { try decide(.refer, id) }
        try decide(.withhold, try bench.hold(3))
        let activity = try bench.store.activity(in: period)
        #expect(activity.referred.map(\.id) == [open, hidden])
        #expect(activity.referred.map(\.name) == ["a1.txt", nil])
        #expect(activity.referred.first?.text == "why refer")
        #expect(activity.withheld.map(\.grounds) == [[.foi6]])
    }
}
