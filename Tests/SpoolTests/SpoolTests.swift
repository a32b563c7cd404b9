import Documents
import Glibc
import ObstatTestSupport
import Spool
import Testing

@Suite struct SpoolTests {
    private let scratch: ScratchFolder
    private let spool: Spool
    private let id = DocumentID(arrival: 1_700_000_000_000_000_000, chance: 7)

    init() throws {
        scratch = try ScratchFolder()
        spool = try Spool(root: scratch.path("spool"))
    }

    @Test func `the state directories are this user's alone`() {
        for state in SpoolState.allCases {
            #expect(scratch.mode("spool/\(state.rawValue)") == S_IFDIR | 0o700)
        }
    }

    @Test(arguments: [
        Array("plain.pdf".utf8), Array("會議紀錄.docx".utf8), Array("line\nbreak\t.txt".utf8),
        Array("\u{202E}fdp.exe".utf8), [0xFF, 0xFE, 0x80], Array("-rf".utf8),
        Array("back\\slash \"quoted\"".utf8),
        Array("e\u{301}.txt".utf8), [UInt8](repeating: UInt8(ascii: "x"), count: 255),
    ])
    func `a sealed document reads back with its name, byte for byte`(name: [UInt8]) throws {
        let submission = try seal("content", path: [FileName("folder"), FileName(bytes: name)])
        #expect(try spool.state(of: id) == .incoming)
        #expect(try spool.submission(of: id, in: .incoming) == submission)
        let content = try spool.openContent(of: id, in: .incoming).bytes(limit: 100, in: .spool)
        #expect(content == Array("content".utf8))
        #expect(scratch.mode("spool/incoming/\(id)/content") == S_IFREG | 0o400)
    }

    @Test func `an entry that is never sealed leaves nothing`() throws {
        do {
            let entry = try spool.begin(id)
            try entry.content.write(Array("half".utf8), in: .spool)
            #expect(scratch.exists("spool/making/\(id)/content"))
        }
        #expect(!scratch.exists("spool/making/\(id)"))
        #expect(try spool.state(of: id) == nil)
    }

    @Test func `what a crash left half made is swept away and nothing else`() throws {
        try seal("whole")
        try scratch.makeFolder("spool/making/0000000000000001-00000001")
        try scratch.write("half", to: "spool/making/0000000000000001-00000001/content")
        try scratch.makeFolder("spool/making/gone-0000000000000002-00000001")
        try scratch.write("", to: "spool/making/stray")
        #expect(try spool.sweepUnfinished() == 3)
        #expect(!scratch.exists("spool/making/0000000000000001-00000001"))
        #expect(try spool.sweepUnfinished() == 0)
        #expect(try spool.state(of: id) == .incoming)
    }

    @Test func `a move takes the document from one state to another whole`() throws {
        try seal("content")
        try spool.move(id, from: .incoming, to: .active)
        #expect(try spool.state(of: id) == .active)
        #expect(try spool.entries(in: .incoming).isEmpty)
        #expect(try spool.entries(in: .active) == [id])
    }

    @Test func `a move from where the document is not says so`() throws {
        #expect(throws: SpoolError.missing(id, .hold)) { try spool.move(id, from: .hold, to: .incoming) }
    }

    @Test func `a move that no document's life has is refused`() throws {
        try seal("content")
        try spool.move(id, from: .incoming, to: .hold)
        #expect(throws: SpoolError.noWay(.hold, .active)) { try spool.move(id, from: .hold, to: .active) }
        #expect(try spool.state(of: id) == .hold)
    }

    @Test func `a move never replaces a document of the same id`() throws {
        try seal("content")
        try scratch.makeFolder("spool/active/\(id)")
        #expect(throws: SpoolError.occupied(id, .active)) { try spool.move(id, from: .incoming, to: .active) }
        #expect(scratch.exists("spool/incoming/\(id)/content"))
    }

    @Test func `an id that is in the spool can't begin again`() throws {
        try seal("content")
        try spool.move(id, from: .incoming, to: .hold)
        #expect(throws: SpoolError.occupied(id, .incoming)) { _ = try spool.begin(id) }
    }

    @Test func `a removed document is in no state and leaves no files`() throws {
        try seal("content")
        try spool.remove(id, from: .incoming)
        #expect(try spool.state(of: id) == nil)
        #expect(try spool.sweepUnfinished() == 0)
        #expect(throws: SpoolError.missing(id, .incoming)) { try spool.remove(id, from: .incoming) }
    }

    @Test func `notes are written whole, replaced, and follow the document`() throws {
        try seal("content")
        #expect(try spool.note(.verdict, of: id, in: .incoming) == nil)
        try spool.note(.verdict, Array("one".utf8), of: id, in: .incoming)
        try spool.note(.verdict, Array("two".utf8), of: id, in: .incoming)
        try spool.move(id, from: .incoming, to: .hold)
        #expect(try spool.note(.verdict, of: id, in: .hold) == Array("two".utf8))
        #expect(throws: SpoolError.missing(id, .incoming)) { try spool.note(.verdict, of: id, in: .incoming) }
        #expect(!scratch.exists("spool/hold/\(id)/verdict.json.part"))
    }

    @Test func `entries come oldest first, and foreign names are passed over`() throws {
        let ids = [3, 1, 2].map { DocumentID(arrival: $0, chance: 0) }
        for id in ids { try seal("x", id: id) }
        try scratch.makeFolder("spool/incoming/lost+found")
        #expect(try spool.entries(in: .incoming) == ids.sorted())
    }

    @discardableResult
    private func seal(
        _ text: String, path: [FileName] = [FileName("a.txt")], id: DocumentID? = nil
    ) throws -> Submission {
        let submission = Sample.submission(id ?? self.id, text, path: path)
        let entry = try spool.begin(submission.id)
        try entry.content.write(Array(text.utf8), in: .spool)
        try spool.seal(entry, submission)
        return submission
    }
}
