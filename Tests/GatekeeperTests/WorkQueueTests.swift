import Dispatch
import Documents
import Testing

@testable import Gatekeeper

@Suite struct WorkQueueTests {
    private func id(_ number: UInt32) -> DocumentID { DocumentID(arrival: 1, chance: number) }

    private func examined(_ work: Work?) -> DocumentID? {
        guard case .examine(let id) = work else { return nil }
        return id
    }

    @Test func `what waits comes out in the order of its time, and not before`() {
        let queue = WorkQueue()
        for number: UInt32 in [3, 1, 4, 2] {
            queue.add(.examine(id(number)), unit: "a", after: .milliseconds(Int(number) * 40))
        }
        let start = ContinuousClock.now
        queue.add(.examine(id(0)), unit: "b")
        #expect((0..<5).map { _ in examined(queue.next()) } == (0..<5).map { id($0) })
        #expect(start.duration(to: .now) >= .milliseconds(160))
    }

    @Test func `closing wakes every worker, and nothing comes out any more`() {
        let queue = WorkQueue()
        let group = DispatchGroup()
        for _ in 0..<4 {
            DispatchQueue(label: "worker").async(group: group) { while queue.next() != nil {} }
        }
        queue.add(.examine(id(1)), unit: "a")
        queue.close(workers: 4)
        #expect(group.wait(timeout: .now() + .seconds(600)) == .success)
        queue.add(.examine(id(2)), unit: "a")
        #expect(queue.next() == nil)
    }
}
