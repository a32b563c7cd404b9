import Documents
import Glibc
import ObstatTestSupport
import Spool
import Synchronization
import Testing

@testable import Intake

@Suite struct DropWatcherTests {
    private let scratch: ScratchFolder

    init() throws {
        scratch = try ScratchFolder()
        try scratch.makeFolder("drop")
    }

    @Test func `a slow writer is waited for until it has closed the file`() throws {
        let session = try WatchSession(scratch.path("drop"))
        let writer = try scratch.writer("drop/slow.csv")
        for moment in 0..<10 {
            try writer.write("another line\n")
            #expect(session.look(at: moment * 1_500).isEmpty)
        }
        withExtendedLifetime(writer) {}
    }

    @Test func `a writer that pauses with the file open is waited for where leases tell`() throws {
        let session = try WatchSession(scratch.path("drop"))
        var writer: FileWriter? = try scratch.writer("drop/slow.csv")
        try writer?.write("a line\n")
        _ = session.look(at: 0)
        #expect(session.look(at: 5_000).isEmpty)
        writer = nil
        #expect(session.look(at: 6_000).isEmpty)
        #expect(session.look(at: 8_500) == ["slow.csv"])
    }

    /// Past the kernel's own bound, what comes last is told of by nobody.
    @Test func `when events have been lost everything is looked at`() throws {
        let bound = try Self.queuedEvents()
        try #require(bound < 200_000, "the kernel keeps \(bound) events: too many to flood")
        try scratch.makeFolder("other")
        let session = try WatchSession(scratch.path("drop"), scratch.path("other"), sweep: 1_000_000_000)
        _ = session.look(at: 0)
        // Each file is an event of making and one of closing.
        for number in 0..<bound / 2 + 100 { try scratch.write("", to: "drop/~$\(number)") }
        try scratch.write("x", to: "other/late.pdf")
        _ = session.look(at: 1_000)
        #expect(session.look(at: 3_001) == ["late.pdf"])
    }

    private static func queuedEvents() throws -> Int {
        let file = try Directory(path: "/proc/sys/fs/inotify", place: .dropFolder).file(
            FileName("max_queued_events"))
        let text = String(decoding: try file.bytes(limit: 100, in: .dropFolder), as: UTF8.self)
        return try #require(Int(text.prefix { $0.isNumber }))
    }

    @Test func `what was renamed in is ready sooner`() throws {
        try scratch.write("x", to: "outside.pdf")
        let session = try WatchSession(scratch.path("drop"))
        _ = session.look(at: 0)
        try scratch.rename("outside.pdf", to: "drop/inside.pdf")
        _ = session.look(at: 300)
        #expect(session.look(at: 801) == ["inside.pdf"])
    }

    @Test func `a folder that appears later is watched inside`() throws {
        let session = try WatchSession(scratch.path("drop"), sweep: 1_000_000)
        _ = session.look(at: 0)
        try scratch.makeFolder("drop/batch")
        _ = session.look(at: 300)
        try scratch.write("x", to: "drop/batch/a.pdf")
        _ = session.look(at: 600)
        #expect(session.look(at: 2_601) == ["batch/a.pdf"])
    }

    @Test func `a tree of a thousand files is offered whole and once`() throws {
        for folder in 0..<20 {
            try scratch.makeFolder("drop/\(folder)")
            for file in 0..<50 { try scratch.write("\(file)", to: "drop/\(folder)/\(file).txt") }
        }
        let session = try WatchSession(scratch.path("drop"))
        _ = session.look(at: 0)
        let offered = session.look(at: 2_001)
        #expect(offered.count == 1_000)
        #expect(Set(offered).count == 1_000)
        #expect(session.look(at: 60_000).isEmpty)
    }

    @Test func `a folder with much to take lets the others have their turn`() throws {
        try scratch.makeFolder("other")
        for file in 0..<5 { try scratch.write("x", to: "drop/a\(file)") }
        for file in 0..<5 { try scratch.write("x", to: "other/b\(file)") }
        let session = try WatchSession(scratch.path("drop"), scratch.path("other"))
        _ = session.look(at: 0)
        session.millisecondsPerCandidate = 600
        let first = session.look(at: 2_001)
        #expect(first == ["a0", "a1", "b0", "b1"])
        var all = first
        for turn in 1...2 { all += session.look(at: 2_001 + turn * 5_000) }
        #expect(all.sorted() == (0..<5).map { "a\($0)" } + (0..<5).map { "b\($0)" })
    }

    @Test func `what is no plain file is told of once and left`() throws {
        try scratch.write("x", to: "target")
        try scratch.write("x", to: "drop/linked-a")
        try scratch.link("drop/linked-a", as: "drop/linked-b")
        try scratch.symlink(to: "../target", as: "drop/symlink")
        try scratch.symlink(to: "..", as: "drop/folder-link")
        try scratch.makePipe("drop/pipe")
        try scratch.makeSocket("drop/socket")
        let session = try WatchSession(scratch.path("drop"))
        _ = session.look(at: 0)
        #expect(session.look(at: 2_001).isEmpty)
        #expect(
            session.refusals() == [
                "folder-link: symbolicLink", "linked-a: hardLinked", "linked-b: hardLinked", "pipe: pipe",
                "socket: socket", "symlink: symbolicLink",
            ])
        _ = session.look(at: 60_000)
        #expect(session.refusals().isEmpty)
        #expect(
            scratch.exists("drop/pipe") && scratch.exists("drop/symlink") && scratch.exists("drop/linked-b"))
    }

    @Test func `a hard-linked file is taken once the other name has gone`() throws {
        try scratch.write("x", to: "drop/a")
        try scratch.link("drop/a", as: "other")
        let session = try WatchSession(scratch.path("drop"))
        _ = session.look(at: 0)
        #expect(session.look(at: 2_001).isEmpty)
        try scratch.remove("other")
        _ = session.look(at: 40_000)
        #expect(session.look(at: 80_000) == ["a"])
    }

    @Test(.enabled(if: ScratchMount.isAllowed, "mounting needs root"))
    func `a mount point in a drop folder is told of and not entered`() throws {
        try scratch.makeFolder("drop/share")
        let mounted = try ScratchMount(at: scratch.path("drop/share"), bytes: 1 << 16)
        try scratch.write("x", to: "drop/share/a.pdf")
        let session = try WatchSession(scratch.path("drop"))
        _ = session.look(at: 0)
        #expect(session.look(at: 2_001).isEmpty)
        #expect(session.refusals() == ["share: mountPoint"])
        withExtendedLifetime(mounted) {}
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func `what may not be read is told of and left`() throws {
        try scratch.write("x", to: "drop/a.pdf")
        try scratch.setMode("drop/a.pdf", 0)
        try scratch.makeFolder("drop/closed", mode: 0)
        let session = try WatchSession(scratch.path("drop"))
        _ = session.look(at: 0)
        #expect(session.look(at: 2_001).isEmpty)
        #expect(session.refusals() == ["a.pdf: unreadable", "closed: unreadable"])
    }

    @Test func `the receipts folder is never looked into`() throws {
        try scratch.makeFolder("drop/receipts")
        try scratch.write("x", to: "drop/receipts/a.txt")
        try scratch.makeFolder("drop/sub")
        try scratch.makeFolder("drop/sub/receipts")
        try scratch.write("x", to: "drop/sub/receipts/b.txt")
        let session = try WatchSession(scratch.path("drop"))
        _ = session.look(at: 0)
        #expect(session.look(at: 2_001) == ["sub/receipts/b.txt"])
    }

    @Test func `an event that was lost in a full queue is made up for at once`() throws {
        try scratch.makeFolder("noisy")
        let session = try WatchSession(scratch.path("drop"), scratch.path("noisy"), sweep: 1_000_000)
        _ = session.look(at: 0)
        let limit =
            Int(
                String(decoding: try Self.file("/proc/sys/fs/inotify/max_queued_events"), as: UTF8.self)
                    .prefix { $0.isNumber }) ?? 16_384
        try #require(limit <= 200_000)
        // Three events each: made, closed, removed.
        for number in 0...limit / 3 + 1 {
            try scratch.write("", to: "noisy/\(number & 1)")
            try scratch.remove("noisy/\(number & 1)")
        }
        try scratch.write("x", to: "drop/lost.pdf")
        _ = session.look(at: 300)
        #expect(session.look(at: 2_301) == ["lost.pdf"])
    }

    @Test func `a drop folder that is missing is told of, and found by a sweep when it is back`() throws {
        let session = try WatchSession(scratch.path("absent"), sweep: 10_000)
        _ = session.look(at: 0)
        _ = session.look(at: 10_000)
        #expect(session.notices() == ["unreachable archives0"])
        try scratch.makeFolder("absent")
        try scratch.write("x", to: "absent/a.pdf")
        _ = session.look(at: 20_000)
        #expect(session.notices() == ["reachable archives0"])
        #expect(session.look(at: 22_001) == ["a.pdf"])
    }

    @Test(.timeLimit(.minutes(20)))
    func `a running watcher hears of a file and stops when told`() async throws {
        var policy = SettlePolicy()
        policy.settleMilliseconds = 1
        let watcher = try DropWatcher(
            [DropFolder(unit: "archives", path: scratch.path("drop"))], policy: policy)
        let handle = watcher.handle
        try scratch.write("x", to: "drop/a.pdf")
        var offered: [String] = []
        watcher.run { candidate in
            offered.append(candidate.displayPath)
            handle.stop()
            return .taken
        } notice: { _ in
        }
        #expect(offered == ["a.pdf"])
    }

    private static func file(_ path: String) throws -> [UInt8] {
        let number = unsafe open(path, O_RDONLY)
        defer { close(number) }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = unsafe Glibc.read(number, &bytes, bytes.count)
        return Array(bytes.prefix(max(0, count)))
    }
}
