import AuditStore
import Documents
import GRDB
import Glibc
import ObstatTestSupport
import Testing

/// A store that is locked, damaged or gone: nothing passes without it, and nothing is lost.
@Suite struct StoreFaultTests {
    @Test func `a store that another process locks delays documents and no more`() throws {
        let bench = try GateBench()
        try bench.start()
        let other = try DatabaseQueue(path: bench.database)
        try other.inDatabase { database in
            try database.execute(sql: "BEGIN EXCLUSIVE")
            try bench.drop(Sample.clean(), as: "minutes.txt")
            try bench.drop(Sample.held(), as: "held.txt")
            // Longer than the gate waits for a lock.
            try bench.running().awaitLine("a step failed", "nothing can be taken in", times: 1, seconds: 60)
            #expect(try bench.uploaded() == [])
            try database.execute(sql: "ROLLBACK")
        }
        try bench.awaitEnds(2)
        #expect(try bench.uploaded() == ["press/minutes.txt"])
    }

    @Test(arguments: [0, 4_096, 16_384])
    func `a damaged store keeps the gate closed or makes documents wait, and passes nothing`(
        _ offset: Int
    ) throws {
        let bench = try GateBench()
        try bench.start()
        try bench.drop(Sample.held(), as: "held.txt")
        try bench.awaitOrder(documents: 1)
        try bench.stop()
        try DatabaseQueue(path: bench.database).writeWithoutTransaction {
            _ = try $0.checkpoint(.truncate)
        }
        var bytes = try bench.folder.read("state/obstat.sqlite")
        try #require(bytes.count > offset + 4_096)
        for index in offset..<offset + 4_096 { bytes[index] = UInt8(truncatingIfNeeded: index &* 7) }
        try bench.folder.remove("state/obstat.sqlite")
        try bench.folder.write(bytes, to: "state/obstat.sqlite")
        for name in ["obstat.sqlite-wal", "obstat.sqlite-shm"] where bench.folder.exists("state/\(name)") {
            try bench.folder.remove("state/\(name)")
        }
        try bench.drop(Sample.held(2), as: "later.txt")
        try bench.launch(["--config", bench.path("obstat.yaml"), "--rules", bench.path("rules")])
        try bench.running().awaitState("a word about it", seconds: 30) {
            try bench.running().hasClosed
                || bench.running().lines.contains {
                    $0.contains("a step failed") || $0.contains("nothing can be taken in")
                        || $0.contains("audit chain is not whole") || $0.contains("held document=")
                }
        }
        if try bench.running().hasClosed { #expect(try bench.running().awaitEnd() == .exited(2)) }
        try bench.kill()
        #expect(try bench.uploaded() == [])
        // Moved away, as the message says: what lies in the spool is recorded anew.
        try bench.folder.rename("state/obstat.sqlite", to: "damaged.sqlite")
        for name in ["obstat.sqlite-wal", "obstat.sqlite-shm"] where bench.folder.exists("state/\(name)") {
            try bench.folder.remove("state/\(name)")
        }
        try bench.start()
        try bench.awaitEnds(2)
        #expect(try bench.spooled("hold").count == 2)
        #expect(try bench.uploaded() == [])
    }

    @Test func `documents that people have decided about keep their ends when the store is lost`() throws {
        let bench = try GateBench()
        try bench.start()
        for number in 0..<3 { try bench.drop(Sample.held(number), as: "\(number).txt") }
        try bench.awaitLog(" held document=", times: 3)
        try bench.awaitOrder(documents: 3)
        try bench.stop()
        let ids = try bench.spooled("hold")
        // As a decision would have left them.
        try bench.folder.rename("state/spool/hold/\(ids[0])", to: "state/spool/returned/\(ids[0])")
        try bench.folder.rename("state/spool/hold/\(ids[1])", to: "state/spool/withheld/\(ids[1])")
        for name in try bench.folder.names("state") where name.text.hasPrefix("obstat.sqlite") {
            try bench.folder.remove(RawPath(Array("state/".utf8) + name.bytes))
        }
        try bench.start()
        try bench.awaitEnds(3)
        let states = try bench.records().sorted { $0.submission.id < $1.submission.id }.map(\.state)
        #expect(states == [.returned, .withheld, .hold])
        #expect(try bench.uploaded() == [])
    }
}
