import Documents
import ObstatTestSupport
import Spool
import Testing

@Suite struct SubmissionRecordTests {
    private let scratch: ScratchFolder
    private let spool: Spool
    private let id = DocumentID(arrival: 42, chance: 7)
    private let file: RawPath

    init() throws {
        scratch = try ScratchFolder()
        spool = try Spool(root: scratch.path("spool"))
        let entry = try spool.begin(id)
        try spool.seal(entry, Sample.submission(id, "", path: [FileName("a"), FileName(bytes: [0xFF])]))
        file = "spool/incoming/\(id)/submission.json"
    }

    /// One way to tamper with a record.
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let old: String
        let new: String
    }

    @Test(arguments: [
        Change(testDescription: "another version", old: "\"version\" : 1", new: "\"version\" : 2"),
        Change(testDescription: "another document", old: "000000000000002a", new: "000000000000002b"),
        Change(testDescription: "a way up", old: "\"text\" : \"a\"", new: "\"text\" : \"..\""),
        Change(testDescription: "a slash", old: "\"text\" : \"a\"", new: "\"text\" : \"a/b\""),
        Change(testDescription: "an unknown key", old: "\"bytes\"", new: "\"released\" : true,\n  \"bytes\""),
        Change(
            testDescription: "two spellings", old: "\"hex\" : \"ff\"",
            new: "\"hex\" : \"ff\", \"text\" : \"b\""),
        Change(testDescription: "half a byte", old: "\"hex\" : \"ff\"", new: "\"hex\" : \"f\""),
        Change(testDescription: "a unit that is a path", old: "\"archives\"", new: "\"../archives\""),
        Change(testDescription: "a shorter hash", old: "\"sha256\" : \"e3b0", new: "\"sha256\" : \"e3"),
        Change(testDescription: "a negative size", old: "\"bytes\" : 0", new: "\"bytes\" : -1"),
        Change(testDescription: "cut off", old: "\"version\" : 1\n}\n", new: ""),
    ])
    func `a record that was tampered with is refused`(change: Change) throws {
        let text = String(decoding: try scratch.read(file), as: UTF8.self)
        let pieces = text.split(separator: change.old, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(pieces.count == 2)
        try scratch.remove(file)
        try scratch.write(pieces[0] + change.new + pieces[1], to: file)
        let error = #expect(throws: SpoolError.self) { _ = try spool.submission(of: id, in: .incoming) }
        guard case .unreadableRecord(id, _) = error else {
            Issue.record("not \(String(describing: error))")
            return
        }
    }

    @Test func `a document without a record is not trusted`() throws {
        try scratch.remove(file)
        #expect(throws: SpoolError.unreadableRecord(id, "there is none")) {
            _ = try spool.submission(of: id, in: .incoming)
        }
    }
}
