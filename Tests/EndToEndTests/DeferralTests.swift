import AuditStore
import Documents
import Glibc
import ObstatTestSupport
import Testing

/// Disks and shares that go away and come back.
@Suite struct DeferralTests {
    struct Obstacle: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let raise: @Sendable (ScratchFolder) throws -> Void
        let clear: @Sendable (ScratchFolder) throws -> Void
        /// Root passes over permissions.
        var isForRoot = true
    }

    static let obstacles = [
        Obstacle(
            testDescription: "missing", raise: { try $0.rename("upload", to: "away") },
            clear: { try $0.rename("away", to: "upload") }),
        Obstacle(
            testDescription: "a file in the unit's place", raise: { try $0.write("", to: "upload/press") },
            clear: { try $0.remove("upload/press") }),
        Obstacle(
            testDescription: "a link in the unit's place",
            raise: { try $0.symlink(to: "/tmp", as: "upload/press") },
            clear: { try $0.remove("upload/press") }),
        Obstacle(
            testDescription: "read-only", raise: { try $0.setMode("upload", 0o555) },
            clear: { try $0.setMode("upload", 0o755) }, isForRoot: false),
    ].filter { $0.isForRoot || geteuid() != 0 }

    @Test(arguments: obstacles)
    func `a document waits for the upload area, and is delivered once when it is back`(
        _ obstacle: Obstacle
    ) throws {
        let bench = try GateBench()
        try bench.start()
        try obstacle.raise(bench.folder)
        try bench.drop(Sample.clean(), as: "minutes.txt")
        try bench.drop(Sample.held(), as: "held.txt")
        try bench.awaitLog(" put off document=", times: 2)
        // What is held needs no upload area.
        #expect(try bench.record(of: "held.txt").state == .hold)
        #expect(try bench.record(of: "minutes.txt").submission.sha256.count == 64)
        #expect(try !bench.dropped().contains("minutes.txt"))
        try obstacle.clear(bench.folder)
        try bench.awaitLog(" delivered document=")
        try bench.awaitOrder(documents: 2)
        #expect(try bench.uploaded() == ["press/minutes.txt"])
        #expect(try bench.receipts().count == 2)
        #expect(try bench.events("deferred").count >= 2)
        let waits = try bench.running().lines.filter { $0.contains("put off") }.prefix(2).map {
            $0.hasSuffix("seconds=1")
        }
        #expect(waits == [true, false], "the delay doubles")
    }

    @Test func `an upload area that is missing at a later start is not made anew`() throws {
        let bench = try GateBench()
        try bench.start()
        try bench.stop()
        try bench.folder.rename("upload", to: "away")
        try bench.drop(Sample.clean(), as: "minutes.txt")
        try bench.start()
        try bench.awaitLog(" put off document=")
        #expect(!bench.folder.exists("upload"))
        // A restart meanwhile changes nothing about it.
        try bench.kill()
        try bench.start()
        try bench.folder.rename("away", to: "upload")
        try bench.awaitLog(" delivered document=")
        try bench.awaitOrder(documents: 1)
        #expect(try bench.uploaded() == ["press/minutes.txt"])
    }

    @Test func `a drop folder that goes away is said so, and watched again when it is back`() throws {
        let bench = try GateBench()
        try bench.start()
        try bench.folder.rename("drop/press", to: "away")
        try bench.awaitLog("drop folder unreachable")
        #expect(try bench.store().conditions()["unreachable press"] != nil)
        try bench.folder.rename("away", to: "drop/press")
        try bench.awaitLog("drop folder reachable again")
        #expect(try bench.store().conditions()["unreachable press"] == nil)
        try bench.drop(Sample.clean(), as: "minutes.txt")
        try bench.awaitOutcomes(1)
    }

    @Test(.enabled(if: ScratchMount.isAllowed, "a small file system can't be mounted by this user"))
    func `a full spool leaves the file in its drop folder, and takes it when there is room`() throws {
        let bench = try GateBench()
        try bench.folder.makeFolder("state/spool", mode: 0o700)
        try bench.mount(at: "state/spool", bytes: 1 << 20)
        try bench.folder.write([UInt8](repeating: 0x20, count: 900 << 10), to: "state/spool/filler")
        try bench.start()
        let text = String(repeating: Sample.clean(), count: 8_000)
        try bench.drop(text, as: "minutes.txt")
        try bench.awaitLog("nothing can be taken in")
        #expect(try bench.dropped() == ["minutes.txt"])
        #expect(try bench.store().conditions()["taking in"]?.contains("full") == true)
        try bench.folder.remove("state/spool/filler")
        try bench.awaitOutcomes(1)
        try bench.awaitOrder(documents: 1)
        #expect(try bench.folder.read("upload/press/minutes.txt") == Array(text.utf8))
        #expect(try bench.store().conditions()["taking in"] == nil)
    }

    @Test(.enabled(if: ScratchMount.isAllowed, "a small file system can't be mounted by this user"))
    func `a full upload area holds nothing half, and gets the document when there is room`() throws {
        let bench = try GateBench()
        try bench.mount(at: "upload", bytes: 1 << 20)
        try bench.folder.write([UInt8](repeating: 0x20, count: 900 << 10), to: "upload/filler")
        try bench.start()
        let text = String(repeating: Sample.clean(), count: 8_000)
        try bench.drop(text, as: "minutes.txt")
        try bench.awaitLog(" put off document=")
        #expect(try bench.uploaded() == ["filler"])
        try bench.folder.remove("upload/filler")
        try bench.awaitLog(" delivered document=")
        try bench.awaitOrder(documents: 1)
        #expect(try bench.folder.read("upload/press/minutes.txt") == Array(text.utf8))
    }

    @Test(.enabled(if: ScratchMount.isAllowed, "a small file system can't be mounted by this user"))
    func `a full disk under the database delays documents, and neither loses nor doubles them`() throws {
        let bench = try GateBench()
        try bench.mount(at: "state", bytes: 4 << 20)
        try bench.folder.makeFolder("spool", mode: 0o700)
        try bench.folder.symlink(to: bench.folder.path("spool"), as: "state/spool")
        try bench.start()
        let filler = try bench.folder.writer("state/filler")
        #expect(throws: ScratchFolder.Failure.self) {
            while true { try filler.write([UInt8](repeating: 1, count: 512)) }
        }
        for number in 0..<3 { try bench.drop(Sample.clean(number), as: "\(number).txt") }
        try bench.drop(Sample.held(), as: "held.txt")
        try bench.running().awaitLine("a step failed", "nothing can be taken in", times: 3)
        try bench.folder.remove("state/filler")
        _ = consume filler
        try bench.awaitOutcomes(4)
        try bench.awaitOrder(documents: 4)
        #expect(try bench.uploaded() == ["press/0.txt", "press/1.txt", "press/2.txt"])
        #expect(try bench.records().count == 4)
    }
}
