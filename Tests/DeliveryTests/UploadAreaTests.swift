import Delivery
import Documents
import Glibc
import ObstatTestSupport
import Spool
import Testing

@Suite struct UploadAreaTests {
    private let desk: UploadDesk
    private var scratch: ScratchFolder { desk.scratch }
    private var area: UploadArea { desk.area }

    init() throws {
        desk = try UploadDesk()
    }

    @Test(arguments: ["half", "another content, and a longer one", "", "a link", "a pipe"])
    func `whatever a crash left under the temporary name is replaced`(_ leftover: String) throws {
        let submission = desk.submission([FileName("a.pdf")])
        let name: RawPath = "upload/archives/.obstat-\(submission.id).part"
        try scratch.makeFolder("upload/archives")
        switch leftover {
        case "a link": try scratch.symlink(to: "/etc/passwd", as: name)
        case "a pipe": try scratch.makePipe(name)
        default: try scratch.write(leftover, to: name)
        }
        try desk.deliver(submission)
        #expect(try scratch.names("upload/archives").map(\.text) == ["a.pdf"])
        #expect(try scratch.read("upload/archives/a.pdf") == Array("content".utf8))
    }

    @Test func `a folder under the temporary name keeps a document waiting, and nothing is published`() throws
    {
        let submission = desk.submission([FileName("a.pdf")])
        try scratch.makeFolder("upload/archives")
        try scratch.makeFolder("upload/archives/.obstat-\(submission.id).part")
        let error = #expect(throws: DeliveryError.self) { try desk.deliver(submission) }
        #expect(error?.isPassing == true)
        #expect(!scratch.exists("upload/archives/a.pdf"))
    }

    @Test func `a document arrives whole, in its unit's folder, under its own path`() throws {
        let submission = desk.submission([FileName("2026"), FileName("十月"), FileName("a.pdf")])
        let delivered = try desk.deliver(submission)
        #expect(try scratch.read("upload/archives/2026/十月/a.pdf") == Array("content".utf8))
        #expect(scratch.mode("upload/archives/2026/十月/a.pdf") == S_IFREG | 0o640)
        #expect(scratch.mode("upload/archives/2026") == S_IFDIR | 0o750)
        #expect(delivered.version == 1)
        #expect(delivered.path.last == FileName("a.pdf"))
        #expect(!scratch.exists("upload/archives/2026/十月/.obstat-\(submission.id).part"))
    }

    @Test func `an older file of the same name stays, and the new one becomes its next version`() throws {
        for chance in UInt32(1)...3 {
            let submission = desk.submission([FileName("a.tar.gz")], "version \(chance)", chance: chance)
            #expect(try desk.deliver(submission, "version \(chance)").version == Int(chance))
        }
        #expect(try scratch.read("upload/archives/a.tar.gz") == Array("version 1".utf8))
        #expect(try scratch.read("upload/archives/a.tar (2).gz") == Array("version 2".utf8))
        #expect(try scratch.read("upload/archives/a.tar (3).gz") == Array("version 3".utf8))
    }

    @Test func `a name taken between plan and delivery is never overwritten`() throws {
        let submission = desk.submission([FileName("a.pdf")])
        let plan = try area.plan(submission)
        try scratch.makeFolder("upload/archives")
        try scratch.write("somebody else's", to: "upload/archives/a.pdf")
        #expect(throws: DeliveryError.nameTaken) {
            _ = try area.deliver(try desk.content(), to: plan, sha256: submission.sha256)
        }
        #expect(try scratch.read("upload/archives/a.pdf") == Array("somebody else's".utf8))
        #expect(!scratch.exists("upload/archives/.obstat-\(submission.id).part"))
        #expect(try area.plan(submission).path.last == FileName("a (2).pdf"))
    }

    @Test func `content other than what was examined never shows`() throws {
        let submission = desk.submission([FileName("a.pdf")])
        let plan = try area.plan(submission)
        let actual = ContentHash.hexadecimal(of: Array("changed".utf8))
        #expect(throws: DeliveryError.hashMismatch(expected: submission.sha256, actual: actual)) {
            _ = try area.deliver(try desk.content("changed"), to: plan, sha256: submission.sha256)
        }
        #expect(!scratch.exists("upload/archives/a.pdf"))
        #expect(!scratch.exists("upload/archives/.obstat-\(submission.id).part"))
    }

    @Test func `a delivery that is repeated does not double the document`() throws {
        let submission = desk.submission([FileName("a.pdf")])
        let plan = try area.plan(submission)
        #expect(try area.isDelivered(plan, sha256: submission.sha256) == nil)
        let first = try area.deliver(try desk.content(), to: plan, sha256: submission.sha256)
        #expect(try area.isDelivered(plan, sha256: submission.sha256) == first)
        #expect(try area.deliver(try desk.content(), to: plan, sha256: submission.sha256) == first)
        #expect(!scratch.exists("upload/archives/a (2).pdf"))
    }

    @Test func `a plan made anew after a delivery nobody heard of leads to the same file`() throws {
        let submission = desk.submission([FileName("a.pdf")])
        try desk.deliver(desk.submission([FileName("a.pdf")], chance: 9))
        let first = try desk.deliver(submission)
        #expect(first.version == 2)
        #expect(try desk.deliver(submission) == first)
        #expect(!scratch.exists("upload/archives/a (3).pdf"))
    }

    @Test func `a delivered file that was changed afterwards is not taken for it by a new plan`() throws {
        let submission = desk.submission([FileName("a.pdf")])
        try desk.deliver(submission)
        try scratch.write("!", to: "upload/archives/a.pdf")
        #expect(try desk.deliver(submission).version == 2)
    }

    @Test func `a delivery that a crash cut short is done again from the start`() throws {
        let submission = desk.submission([FileName("a.pdf")])
        let plan = try area.plan(submission)
        try scratch.makeFolder("upload/archives")
        try scratch.write("cont", to: "upload/archives/.obstat-\(submission.id).part")
        #expect(try area.isDelivered(plan, sha256: submission.sha256) == nil)
        _ = try area.deliver(try desk.content(), to: plan, sha256: submission.sha256)
        #expect(try scratch.read("upload/archives/a.pdf") == Array("content".utf8))
    }

    @Test func `what a crash left is removed where the document is not to be delivered after all`() throws {
        let submission = desk.submission([FileName("a.pdf")])
        let plan = try area.plan(submission)
        try area.removeLeftover(of: plan)
        try scratch.makeFolder("upload/archives")
        try scratch.write("cont", to: "upload/archives/.obstat-\(submission.id).part")
        try area.removeLeftover(of: plan)
        #expect(!scratch.exists("upload/archives/.obstat-\(submission.id).part"))
    }

    @Test func `the same content under the planned name, but of another document, is not ours`() throws {
        let first = desk.submission([FileName("a.pdf")], chance: 1)
        let second = desk.submission([FileName("a.pdf")], chance: 2)
        let plan = try area.plan(second)
        try desk.deliver(first)
        #expect(try area.isDelivered(plan, sha256: second.sha256) == nil)
        #expect(throws: DeliveryError.nameTaken) {
            _ = try area.deliver(try desk.content(), to: plan, sha256: second.sha256)
        }
    }

    @Test func `a delivered file that was changed afterwards is not the one`() throws {
        let submission = desk.submission([FileName("a.pdf")])
        let plan = try area.plan(submission)
        _ = try area.deliver(try desk.content(), to: plan, sha256: submission.sha256)
        try scratch.write("!", to: "upload/archives/a.pdf")
        #expect(try area.isDelivered(plan, sha256: submission.sha256) == nil)
    }

    @Test(arguments: [
        [UInt8](repeating: UInt8(ascii: "x"), count: 255), Array(("字" as Character).utf8) + [0xFF],
        Array(String(repeating: "字", count: 83).utf8) + Array(".pdf".utf8), Array("-rf".utf8),
        Array("a\nb".utf8), Array("x.".utf8), Array(("x." + String(repeating: "y", count: 253)).utf8),
    ])
    func `any name keeps its bytes, and its second version fits`(name: [UInt8]) throws {
        let path = [FileName(bytes: name)]
        #expect(try desk.deliver(desk.submission(path, chance: 1)).path.last == path.first)
        let second = try desk.deliver(desk.submission(path, chance: 2)).path.last
        #expect(second?.bytes.count ?? 256 <= 255)
        #expect(second?.text.contains(" (2)") == true)
        #expect(second?.isValidUTF8 == path.first?.isValidUTF8)
    }

    @Test func `a root that has vanished is unreachable and is not made anew`() throws {
        let submission = desk.submission([FileName("a.pdf")])
        let plan = try area.plan(submission)
        try scratch.removeFolder("upload")
        let gone = DeliveryError.unreachable(FileFault(.open, .uploadArea, code: ENOENT))
        #expect(throws: gone) { _ = try area.plan(submission) }
        #expect(throws: gone) { _ = try area.isDelivered(plan, sha256: submission.sha256) }
        #expect(throws: gone) {
            _ = try area.deliver(try desk.content(), to: plan, sha256: submission.sha256)
        }
        #expect(gone.isPassing)
        #expect(gone.nextStep(.en).contains("mounted"))
        #expect(!scratch.exists("upload"))
    }

    @Test func `an area that must be mounted and is not is unreachable`() throws {
        let area = UploadArea(root: scratch.path("upload"), mustBeMounted: true)
        let fault = DeliveryError.unreachable(FileFault(.open, .uploadArea, code: ENODEV))
        #expect(throws: fault) { _ = try area.plan(desk.submission([FileName("a")])) }
    }

    @Test(.enabled(if: ScratchMount.isAllowed, "mounting needs root"))
    func `a mounted area takes documents until it is full, and defers then`() throws {
        let mounted = try ScratchMount(at: scratch.path("upload"), bytes: 1 << 16)
        let area = UploadArea(root: scratch.path("upload"), mustBeMounted: true)
        let small = desk.submission([FileName("a")])
        _ = try area.deliver(try desk.content(), to: try area.plan(small), sha256: small.sha256)
        let text = String(repeating: "x", count: 1 << 17)
        let large = desk.submission([FileName("b")], text, chance: 2)
        let error = #expect(throws: DeliveryError.self) {
            _ = try area.deliver(try desk.content(text), to: try area.plan(large), sha256: large.sha256)
        }
        #expect(error == .unreachable(FileFault(.write, .uploadArea, code: ENOSPC)))
        #expect(!scratch.exists("upload/archives/.obstat-\(large.id).part"))
        withExtendedLifetime(mounted) {}
    }

    @Test func `a link in the upload area is not followed`() throws {
        try scratch.makeFolder("elsewhere")
        try scratch.symlink(to: "../elsewhere", as: "upload/archives")
        let submission = desk.submission([FileName("a.pdf")])
        #expect(throws: DeliveryError.unsafePath(FileName("a.pdf"))) { _ = try area.plan(submission) }
        try scratch.remove("upload/archives")
        try scratch.makeFolder("upload/archives")
        try scratch.symlink(to: "../../elsewhere/target", as: "upload/archives/a.pdf")
        #expect(try desk.deliver(submission).path.last == FileName("a (2).pdf"))
        #expect(!scratch.exists("elsewhere/target"))
    }

    @Test(arguments: ["..", ".", "", "a/b", "a\0b"])
    func `a component that is no name is refused`(component: String) {
        let submission = desk.submission([FileName(component), FileName("a.pdf")])
        #expect(throws: DeliveryError.unsafePath(FileName(component))) { _ = try area.plan(submission) }
    }
}
