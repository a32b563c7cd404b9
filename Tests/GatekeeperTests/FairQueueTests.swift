import Testing

@testable import Gatekeeper

@Suite struct FairQueueTests {
    @Test func `a flood of one unit does not starve another`() {
        var queue = FairQueue<String>()
        for number in 1...100 { queue.add("a\(number)", line: "a") }
        queue.add("b1", line: "b")
        queue.add("b2", line: "b")
        #expect((1...5).map { _ in queue.next() } == ["a1", "b1", "a2", "b2", "a3"])
    }

    @Test func `everything comes out once, each unit in its order`() {
        var queue = FairQueue<Int>()
        for number in 0..<300 { queue.add(number, line: "\(number % 7)") }
        var out: [Int] = []
        while let next = queue.next() { out.append(next) }
        #expect(out.sorted() == Array(0..<300))
        #expect(queue.isEmpty)
        for unit in 0..<7 {
            #expect(out.filter { $0 % 7 == unit } == Array(stride(from: unit, to: 300, by: 7)))
        }
    }

    @Test func `what was served while more kept coming is not kept`() {
        var queue = FairQueue<Reference>()
        weak var early: Reference?
        do {
            let first = Reference()
            early = first
            queue.add(first, line: "a")
        }
        for _ in 0..<2_048 { queue.add(Reference(), line: "a") }
        for _ in 0..<1_100 {
            _ = queue.next()
            queue.add(Reference(), line: "a")
        }
        #expect(early != nil, "not before half of them has been served")
        for _ in 0..<1_100 { _ = queue.next() }
        #expect(early == nil)
        #expect(!queue.isEmpty)
    }

    private final class Reference {}
}
