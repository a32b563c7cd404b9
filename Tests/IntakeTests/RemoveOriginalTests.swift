import Documents
import Glibc
import Intake
import ObstatTestSupport
import Spool
import Testing

@Suite struct RemoveOriginalTests {
    private let desk: IntakeDesk
    private var scratch: ScratchFolder { desk.scratch }

    init() throws {
        desk = try IntakeDesk()
    }

    @Test func `a new version under the old name stays`() throws {
        try scratch.write("one", to: "drop/a")
        let submission = try desk.take([FileName("a")])
        try scratch.write("two", to: "new")
        try scratch.rename("new", to: "drop/a")
        #expect(desk.removeOriginal(of: submission) == .replaced)
        #expect(try scratch.read("drop/a") == Array("two".utf8))
    }

    @Test func `an original that its owner removed is gone`() throws {
        try scratch.write("one", to: "drop/a")
        let submission = try desk.take([FileName("a")])
        try scratch.remove("drop/a")
        #expect(desk.removeOriginal(of: submission) == .gone)
        #expect(desk.removeOriginal(of: submission) == .gone)
    }

    @Test func `a removal that a crash cut short is finished, and a new version is not touched`() throws {
        try scratch.write("one", to: "drop/a")
        let submission = try desk.take([FileName("a")])
        try scratch.rename("drop/a", to: "drop/.obstat-\(submission.id).taken")
        try scratch.write("two", to: "drop/a")
        #expect(desk.removeOriginal(of: submission) == .removed)
        #expect(!scratch.exists("drop/.obstat-\(submission.id).taken"))
        #expect(try scratch.read("drop/a") == Array("two".utf8))
    }

    @Test func `what was parked but is no longer the original comes back as a document`() throws {
        try scratch.write("one", to: "drop/a")
        let submission = try desk.take([FileName("a")])
        try scratch.rename("drop/a", to: "drop/.obstat-\(submission.id).taken")
        try scratch.write(", and more", to: "drop/.obstat-\(submission.id).taken")
        try scratch.write("two", to: "drop/a")
        #expect(desk.removeOriginal(of: submission) == .replaced)
        #expect(try scratch.read("drop/a") == Array("two".utf8))
        #expect(try scratch.read("drop/\(submission.id)-a") == Array("one, and more".utf8))
    }

    @Test func `a drop folder that can't be reached is no sign that the original has gone`() throws {
        try scratch.write("one", to: "drop/a")
        let submission = try desk.take([FileName("a")])
        try scratch.rename("drop", to: "unmounted")
        #expect(desk.removeOriginal(of: submission) == .failed(FileFault(.open, .dropFolder, code: ENOENT)))
        try scratch.rename("unmounted", to: "drop")
        #expect(desk.removeOriginal(of: submission) == .removed)
    }

    @Test(arguments: [("one", RemovalOutcome.removed), ("two", .replaced)])
    func `after a restart gave the share another number the content decides`(
        content: String, outcome: RemovalOutcome
    ) throws {
        try scratch.write("one", to: "drop/a")
        try scratch.setModified("drop/a", seconds: 1_000_000_000)
        var submission = try desk.take([FileName("a")])
        submission.provenance.device += 1
        try scratch.overwrite("drop/a", with: content)
        try scratch.setModified("drop/a", seconds: 1_000_000_000)
        #expect(desk.removeOriginal(of: submission) == outcome)
    }

    @Test func `folders that were emptied by it go, with the mark that declared them complete`() throws {
        try scratch.makeFolder("drop/batch")
        try scratch.makeFolder("drop/batch/sub")
        try scratch.write("x", to: "drop/batch/a")
        try scratch.write("x", to: "drop/batch/sub/b")
        try scratch.write("", to: "drop/batch/.done")
        try scratch.write("", to: "drop/batch.done")
        let deep = try desk.take([FileName("batch"), FileName("sub"), FileName("b")])
        let flat = try desk.take([FileName("batch"), FileName("a")])
        #expect(desk.removeOriginal(of: deep) == .removed)
        #expect(!scratch.exists("drop/batch/sub"))
        #expect(scratch.exists("drop/batch/.done"))
        #expect(desk.removeOriginal(of: flat) == .removed)
        #expect(!scratch.exists("drop/batch"))
        #expect(!scratch.exists("drop/batch.done"))
        #expect(scratch.exists("drop"))
    }

    @Test func `a folder that still holds something else stays`() throws {
        try scratch.makeFolder("drop/batch")
        try scratch.write("x", to: "drop/batch/a")
        try scratch.write("x", to: "drop/batch/Thumbs.db")
        let submission = try desk.take([FileName("batch"), FileName("a")])
        #expect(desk.removeOriginal(of: submission) == .removed)
        #expect(scratch.exists("drop/batch/Thumbs.db"))
    }

    @Test func `a folder that was swapped for a link is not followed`() throws {
        try scratch.makeFolder("drop/sub")
        try scratch.write("x", to: "drop/sub/a")
        let submission = try desk.take([FileName("sub"), FileName("a")])
        try scratch.rename("drop/sub", to: "elsewhere")
        try scratch.symlink(to: "../elsewhere", as: "drop/sub")
        #expect(desk.removeOriginal(of: submission) == .gone)
        #expect(scratch.exists("elsewhere/a"))
    }

    @Test func `a name of 255 bytes is removed and put back too`() throws {
        let name = [UInt8](repeating: 0xE9, count: 255)
        try scratch.write("one", to: RawPath(Array("drop/".utf8) + name))
        let submission = try desk.take([FileName(bytes: name)])
        #expect(desk.removeOriginal(of: submission) == .removed)
    }
}
