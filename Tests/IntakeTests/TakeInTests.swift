import Documents
import Glibc
import Intake
import ObstatTestSupport
import Spool
import Testing

@Suite struct TakeInTests {
    private let desk: IntakeDesk
    private var scratch: ScratchFolder { desk.scratch }

    init() throws {
        desk = try IntakeDesk()
    }

    @Test(arguments: [
        Array("plain.pdf".utf8), Array("line\nbreak.txt".utf8), Array("\u{202E}fdp.exe".utf8),
        [0xFF, 0xFE, 0x80],
        Array("-rf".utf8), Array("--".utf8), Array("$(reboot);`id`".utf8), Array("會議紀錄　（機密）.docx".utf8),
        [UInt8](repeating: UInt8(ascii: "x"), count: 255), Array(" ".utf8), Array("%s%n\\".utf8),
    ])
    func `a file of any name is taken in whole, and its original goes`(name: [UInt8]) throws {
        try scratch.write("content", to: RawPath(Array("drop/".utf8) + name))
        let submission = try desk.take([FileName(bytes: name)])
        #expect(submission.path == [FileName(bytes: name)])
        #expect(submission.bytes == 7)
        #expect(try desk.content(of: submission) == Array("content".utf8))
        #expect(try desk.spool.submission(of: submission.id, in: .incoming) == submission)
        #expect(desk.removeOriginal(of: submission) == .removed)
        #expect(!scratch.exists(RawPath(Array("drop/".utf8) + name)))
    }

    @Test func `an empty file is a document too`() throws {
        try scratch.write("", to: "drop/empty")
        let submission = try desk.take([FileName("empty")])
        #expect(submission.bytes == 0)
        #expect(submission.sha256 == ContentHash.hexadecimal(of: []))
        #expect(desk.removeOriginal(of: submission) == .removed)
    }

    @Test func `what the file system knew of the original is kept`() throws {
        try scratch.write("x", to: "drop/a")
        try scratch.setMode("drop/a", 0o604)
        try scratch.setModified("drop/a", seconds: 1_000_000_000)
        let provenance = try desk.take([FileName("a")]).provenance
        #expect(provenance.mode == 0o604)
        #expect(provenance.owner == geteuid())
        #expect(provenance.modified == 1_000_000_000_000_000_000)
        #expect(provenance.taken == IntakeDesk.now)
    }

    @Test func `the private copy is out of the writer's reach`() throws {
        try scratch.write("examined", to: "drop/a")
        let submission = try desk.take([FileName("a")])
        let writer = try scratch.writer("drop/a")
        try writer.write(" and changed")
        #expect(try desk.content(of: submission) == Array("examined".utf8))
        #expect(desk.removeOriginal(of: submission) == .replaced)
        #expect(try scratch.read("drop/a") == Array("examined and changed".utf8))
    }

    /// What somebody does to a candidate between the watcher's look and the taking in.
    struct Swap: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let error: TakeInError
        let apply: @Sendable (ScratchFolder) throws -> Void
    }

    @Test(arguments: [
        Swap(testDescription: "removed", error: .gone) { try $0.remove("drop/sub/a") },
        Swap(testDescription: "grown", error: .notSettled) { try $0.write("more", to: "drop/sub/a") },
        Swap(testDescription: "another file", error: .notSettled) {
            try $0.write("content", to: "drop/b")
            try $0.rename("drop/b", to: "drop/sub/a")
        },
        Swap(testDescription: "a link", error: .refused(.symbolicLink)) {
            try $0.remove("drop/sub/a")
            try $0.symlink(to: "/etc/passwd", as: "drop/sub/a")
        },
        Swap(testDescription: "a second name", error: .refused(.hardLinked)) {
            try $0.link("drop/sub/a", as: "drop/sub/b")
        },
        Swap(testDescription: "a pipe", error: .refused(.pipe)) {
            try $0.remove("drop/sub/a")
            try $0.makePipe("drop/sub/a")
        },
        Swap(testDescription: "a socket", error: .refused(.socket)) {
            try $0.remove("drop/sub/a")
            try $0.makeSocket("drop/sub/a")
        },
        Swap(testDescription: "a folder that is a link", error: .notSettled) {
            try $0.makeFolder("secret")
            try $0.rename("drop/sub/a", to: "secret/a")
            try $0.removeFolder("drop/sub")
            try $0.symlink(to: "../secret", as: "drop/sub")
        },
        Swap(testDescription: "same size, time set back", error: .notSettled) {
            try $0.setModified("drop/sub/a", seconds: 1)
        },
    ])
    func `a swap between looking and opening is noticed`(swap: Swap) throws {
        try scratch.makeFolder("drop/sub")
        try scratch.write("content", to: "drop/sub/a")
        let candidate = try desk.candidate([FileName("sub"), FileName("a")])
        try swap.apply(scratch)
        #expect(throws: swap.error) { _ = try desk.take(candidate) }
        try desk.expectEmptySpool()
    }

    @Test(arguments: [
        Swap(testDescription: "grown", error: .notSettled) { try $0.write("more", to: "drop/a") },
        Swap(testDescription: "replaced", error: .notSettled) {
            try $0.write("new version", to: "drop/new")
            try $0.rename("drop/new", to: "drop/a")
        },
        Swap(testDescription: "removed", error: .notSettled) { try $0.remove("drop/a") },
        Swap(testDescription: "given a second name", error: .notSettled) { try $0.link("drop/a", as: "b") },
        Swap(testDescription: "time set back", error: .notSettled) {
            try $0.setModified("drop/a", seconds: 1)
        },
    ])
    func `a change while it is copied throws the copy away`(swap: Swap) throws {
        try scratch.write([UInt8](repeating: 7, count: 3 << 20), to: "drop/a")
        let candidate = try desk.candidate([FileName("a")])
        var mebibytes = 0
        #expect(throws: swap.error) {
            _ = try desk.take(candidate) {
                mebibytes += 1
                if mebibytes == 2 { #expect(throws: Never.self) { try swap.apply(scratch) } }
                return true
            }
        }
        #expect(mebibytes >= 2)
        try desk.expectEmptySpool()
    }

    @Test func `a file that somebody has open for writing is not taken`() throws {
        let writer = try scratch.writer("drop/a")
        try writer.write("half")
        #expect(throws: TakeInError.notSettled) { _ = try desk.take([FileName("a")]) }
        try desk.expectEmptySpool()
    }

    @Test func `a file that somebody opens for writing while it is copied is not taken`() throws {
        try scratch.write([UInt8](repeating: 7, count: 3 << 20), to: "drop/a")
        let candidate = try desk.candidate([FileName("a")])
        var writer: FileWriter?
        #expect(throws: TakeInError.notSettled) {
            _ = try desk.take(candidate) {
                if writer == nil { writer = try? scratch.writer("drop/a") }
                return true
            }
        }
        #expect(writer != nil)
        try desk.expectEmptySpool()
    }

    @Test(.enabled(if: geteuid() != 0, "root may remove everything"))
    func `a file that could not be removed afterwards is not taken`() throws {
        try scratch.write("x", to: "drop/a")
        try scratch.setMode("drop", 0o555)
        defer { try? scratch.setMode("drop", 0o755) }
        #expect(throws: TakeInError.refused(.notRemovable)) { _ = try desk.take([FileName("a")]) }
        try desk.expectEmptySpool()
    }

    @Test func `a file over the limit stays, with both numbers`() throws {
        try scratch.write([UInt8](repeating: 1, count: 1001), to: "drop/a")
        #expect(throws: TakeInError.tooLarge(bytes: 1001, limit: 1000)) {
            _ = try desk.take([FileName("a")], limit: 1000)
        }
        #expect(scratch.exists("drop/a"))
        try desk.expectEmptySpool()
    }

    @Test func `a stop in the middle leaves the original and nothing else`() throws {
        try scratch.write([UInt8](repeating: 7, count: 3 << 20), to: "drop/a")
        let candidate = try desk.candidate([FileName("a")])
        var asked = 0
        #expect(throws: TakeInError.stopped) {
            _ = try desk.take(candidate) {
                asked += 1
                return asked < 3
            }
        }
        #expect(scratch.exists("drop/a"))
        try desk.expectEmptySpool()
    }

    @Test(.enabled(if: ScratchMount.isAllowed, "mounting needs root"))
    func `a full disk leaves the original and nothing else`() throws {
        let desk = try IntakeDesk(spoolBytes: 1 << 20)
        try desk.scratch.write([UInt8](repeating: 7, count: 3 << 20), to: "drop/a")
        let error = #expect(throws: TakeInError.self) { _ = try desk.take([FileName("a")]) }
        #expect(error?.isSpoolFull == true)
        #expect(error?.message(.zhTW).contains("磁碟已滿") == true)
        #expect(desk.scratch.exists("drop/a"))
        try desk.expectEmptySpool()
    }
}
