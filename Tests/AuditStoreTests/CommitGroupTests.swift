import Dispatch
import Foundation
import GRDB
import ObstatTestSupport
import Synchronization
import Testing

@testable import AuditStore

/// Changes that come at the same time.
@Suite struct CommitGroupTests {
    private struct Refused: Error {}

    /// A database with one table, and changes to it from several threads at once.
    private struct Bench {
        let queue: DatabaseQueue
        let group: CommitGroup
        let commits = Counter()

        init() throws {
            queue = try DatabaseQueue()
            try queue.write { try $0.execute(sql: "CREATE TABLE line (text TEXT UNIQUE)") }
            group = CommitGroup(queue)
        }

        func add(_ text: String, failing: Bool = false) throws {
            try group.run { database in
                try database.execute(sql: "INSERT INTO line VALUES (?)", arguments: [text])
                if failing { throw Refused() }
            } beforeCommit: { _ in
            } onCommit: {
                commits.add()
            }
        }

        func lines() throws -> [String] {
            try queue.read { try String.fetchAll($0, sql: "SELECT text FROM line ORDER BY text") }
        }
    }

    private final class Counter: Sendable {
        private let number = Atomic<Int>(0)
        func add() { number.wrappingAdd(1, ordering: .relaxed) }
        var count: Int { number.load(ordering: .relaxed) }
    }

    @Test func `every change is made once, and returns after it is made`() throws {
        let bench = try Bench()
        let missing = Counter()
        DispatchQueue.concurrentPerform(iterations: 200) { index in
            let text = String(1_000 + index)
            try? bench.add(text)
            if (try? bench.lines().contains(text)) != true { missing.add() }
        }
        #expect(missing.count == 0)
        #expect(try bench.lines() == (0..<200).map { String(1_000 + $0) })
        #expect((1...200).contains(bench.commits.count))
    }

    @Test func `a change that fails takes no other with it`() throws {
        let bench = try Bench()
        let failures = Counter()
        DispatchQueue.concurrentPerform(iterations: 200) { index in
            do {
                try bench.add(String(1_000 + index), failing: index.isMultiple(of: 3))
            } catch {
                if error is Refused { failures.add() }
            }
        }
        #expect(failures.count == 67)
        #expect(
            try bench.lines() == (0..<200).filter { !$0.isMultiple(of: 3) }.map { String(1_000 + $0) })
    }

    @Test func `where the transaction fails, so do all of its changes`() throws {
        let bench = try Bench()
        #expect(throws: Refused.self) {
            try bench.group.run {
                try $0.execute(sql: "INSERT INTO line VALUES ('a')")
            } beforeCommit: { _ in
                throw Refused()
            } onCommit: {
                bench.commits.add()
            }
        }
        #expect(try bench.lines().isEmpty)
        #expect(bench.commits.count == 0)
        try bench.add("b")
        #expect(try bench.lines() == ["b"])
    }

    @Test func `a change that ends the transaction fails, and those after it do not hang`() throws {
        let bench = try Bench()
        #expect(throws: (any Error).self) {
            try bench.group.run {
                try $0.execute(sql: "ROLLBACK")
            } beforeCommit: { _ in
            } onCommit: {
            }
        }
        try bench.add("b")
        #expect(try bench.lines() == ["b"])
    }

    @Test func `events from many threads are one whole chain, and its head is the last`() throws {
        let folder = try ScratchFolder()
        let store = try AuditStore(path: folder.path("audit.sqlite"))
        DispatchQueue.concurrentPerform(iterations: 64) { index in
            try? store.note("drill", ["number": String(index)])
        }
        guard case .whole(events: 64) = try store.checkHead() else {
            Issue.record("the chain is not whole")
            return
        }
        guard case .whole(events: 64) = try store.verifyChain() else {
            Issue.record("the chain is not whole")
            return
        }
    }
}
