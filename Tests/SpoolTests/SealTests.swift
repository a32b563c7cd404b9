import Documents
import Glibc
import ObstatTestSupport
import Spool
import Testing

/// Content that is encrypted at rest: it comes back whole, or not at all.
@Suite struct SealTests {
    private let scratch: ScratchFolder
    private let id = DocumentID(arrival: 1_700_000_000_000_000_000, chance: 7)
    private let stored: RawPath

    init() throws {
        scratch = try ScratchFolder()
        stored = "spool/incoming/\(id)/content.sealed"
        for (number, name) in ["first", "second"].enumerated() {
            try scratch.write(
                [UInt8](repeating: UInt8(number + 1), count: 32), to: RawPath(stringLiteral: name))
            try scratch.setMode(RawPath(stringLiteral: name), 0o600)
        }
    }

    private func keys(_ current: String?, former: [String] = []) throws -> ContentKeys {
        try ContentKeys(file: current.map { scratch.path($0) }, former: former.map { scratch.path($0) })
    }

    private func spool(_ current: String? = "first", former: [String] = []) throws -> Spool {
        try Spool(root: scratch.path("spool"), keys: try keys(current, former: former))
    }

    /// Bytes that no encryption would leave in place.
    private static func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 9) }
    }

    private func take(_ bytes: [UInt8], into spool: Spool, as id: DocumentID? = nil) throws {
        let id = id ?? self.id
        try scratch.write(bytes, to: "source-\(id)")
        let source = try Directory(path: scratch.path, place: .dropFolder).file(FileName("source-\(id)"))
        let entry = try spool.begin(id)
        let copy = try entry.fill(from: source)
        var submission = Sample.submission(id, "", path: [FileName("a.txt")])
        submission.sha256 = copy.sha256
        submission.bytes = copy.bytes
        try spool.seal(entry, submission)
    }

    private func content(of spool: Spool, _ id: DocumentID? = nil) throws -> [UInt8] {
        try spool.openContent(of: id ?? self.id, in: .incoming).bytes(limit: 1 << 24, in: .spool)
    }

    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 131_072, 1_300_000])
    func `content comes back byte for byte, and lies in the spool as none of it`(count: Int) throws {
        let spool = try spool()
        let bytes = Self.bytes(count)
        try take(bytes, into: spool)
        #expect(try content(of: spool) == bytes)
        #expect(try spool.submission(of: id, in: .incoming).sha256 == ContentHash.hexadecimal(of: bytes))
        #expect(scratch.mode(stored) == S_IFREG | 0o400)
        #expect(!scratch.exists("spool/incoming/\(id)/content"))
        let lying = try scratch.read(stored)
        #expect(lying.count == 48 + count + max(1, (count + 65_535) / 65_536) * 16)
        let copy = try Directory(path: scratch.path, place: .uploadArea).create(FileName("copy"), mode: 0o600)
        #expect(
            try spool.content(of: id, in: .incoming).copyContent(to: copy).sha256
                == ContentHash.hexadecimal(of: bytes))
        guard count > 64 else { return }
        for start in stride(from: 0, to: count - 32, by: 40_000) {
            #expect(lying.firstRange(of: bytes[start..<start + 32]) == nil)
        }
    }

    @Test func `one content is never encrypted alike twice`() throws {
        let spool = try spool()
        let other = DocumentID(arrival: 1, chance: 1)
        try take(Self.bytes(100), into: spool)
        try take(Self.bytes(100), into: spool, as: other)
        let (first, second) = (
            try scratch.read(stored), try scratch.read("spool/incoming/\(other)/content.sealed")
        )
        #expect(first.suffix(116) != second.suffix(116))
        #expect(first[..<16] == second[..<16] && first[16..<48] != second[16..<48])
    }

    @Test(arguments: [
        "format", "key's name", "chance", "first piece", "tag", "last byte", "cut in a piece",
        "cut between pieces",
        "last piece only", "longer", "pieces exchanged", "piece twice", "empty", "header only",
    ])
    func `whatever is changed is found`(_ change: String) throws {
        let spool = try spool()
        try take(Self.bytes(200_000), into: spool)
        var bytes = try scratch.read(stored)
        let piece = 65_552
        switch change {
        case "format": bytes[7] ^= 1
        case "key's name": bytes[8] ^= 1
        case "chance": bytes[20] ^= 1
        case "first piece": bytes[48] ^= 1
        case "tag": bytes[48 + piece - 1] ^= 0x80
        case "last byte": bytes[bytes.count - 1] ^= 1
        case "cut in a piece": bytes.removeLast(100)
        case "cut between pieces": bytes.removeLast(bytes.count - 48 - 3 * piece)
        case "last piece only": bytes.removeSubrange(48..<48 + 3 * piece)
        case "longer": bytes += [0]
        case "pieces exchanged":
            bytes.replaceSubrange(
                48..<48 + 2 * piece, with: bytes[48 + piece..<48 + 2 * piece] + bytes[48..<48 + piece])
        case "piece twice": bytes.insert(contentsOf: bytes[48..<48 + piece], at: 48)
        case "empty": bytes = []
        default: bytes.removeLast(bytes.count - 48)
        }
        try replace(with: bytes)
        let error = #expect(throws: SpoolError.self) { _ = try content(of: spool) }
        if change == "key's name" {
            guard case .locked = error else { throw try #require(error) }
        } else {
            #expect(error == .spoilt(id))
        }
    }

    @Test func `content brought from another document does not open`() throws {
        let spool = try spool()
        let other = DocumentID(arrival: 1, chance: 1)
        try take(Array("one".utf8), into: spool)
        try take(Array("two".utf8), into: spool, as: other)
        try replace(with: try scratch.read("spool/incoming/\(other)/content.sealed"))
        #expect(throws: SpoolError.spoilt(id)) { _ = try content(of: spool) }
        #expect(try content(of: spool, other) == Array("two".utf8))
    }

    @Test func `without its key content is neither lost nor read`() throws {
        try take(Array("content".utf8), into: try spool())
        let key = try #require(try keys("first").current).id
        for keys in [nil, "second"] as [String?] {
            #expect(throws: SpoolError.locked(id, key: key)) { _ = try content(of: try spool(keys)) }
        }
        #expect(try content(of: try spool("second", former: ["first"])) == Array("content".utf8))
        #expect(try content(of: try spool(nil, former: ["first"])) == Array("content".utf8))
    }

    @Test func `content comes under another key, and the former one is needed no more`() throws {
        let bytes = Self.bytes(100_000)
        try take(bytes, into: try spool())
        let changing = try spool("second", former: ["first"])
        #expect(try changing.reseal(id, in: .incoming))
        #expect(try !changing.reseal(id, in: .incoming))
        #expect(try content(of: changing) == bytes)
        let survey = try SealSurvey(spool: scratch.path("spool"))
        #expect(survey.documents == [try #require(try keys("second").current).id: 1])
    }

    @Test func `content that lay in the clear is encrypted, and its copy goes`() throws {
        let bytes = Self.bytes(70_000)
        try take(bytes, into: try spool(nil))
        #expect(try SealSurvey(spool: scratch.path("spool")).inTheClear == 1)
        // What a crash has left half made.
        try scratch.write("half", to: "spool/incoming/\(id)/content.sealed.part")
        let spool = try spool()
        #expect(try content(of: spool) == bytes)
        #expect(try spool.reseal(id, in: .incoming))
        #expect(
            try scratch.names("spool/incoming/\(id)").map(\.text).sorted() == [
                "content.sealed", "submission.json",
            ])
        #expect(try content(of: spool) == bytes)
    }

    @Test func `a copy in the clear that a crash left beside the encrypted one goes`() throws {
        let spool = try spool()
        try take(Self.bytes(10), into: spool)
        try scratch.write("", to: "spool/incoming/\(id)/content")
        #expect(try content(of: spool) == Self.bytes(10))
        #expect(try spool.reseal(id, in: .incoming))
        #expect(!scratch.exists("spool/incoming/\(id)/content"))
    }

    @Test func `what is not what was taken in is left as it is`() throws {
        try take(Self.bytes(10), into: try spool(nil))
        try scratch.remove("spool/incoming/\(id)/content")
        try scratch.write("other", to: "spool/incoming/\(id)/content")
        let spool = try spool()
        #expect(throws: SpoolError.file(FileFault(.read, .spool, code: EBADMSG))) {
            _ = try spool.reseal(id, in: .incoming)
        }
        #expect(
            try scratch.names("spool/incoming/\(id)").map(\.text).sorted() == ["content", "submission.json"])
    }

    @Test func `encrypted content is destroyed like any other`() throws {
        let spool = try spool()
        try take(Self.bytes(10), into: spool)
        try spool.destroy(id, from: .incoming)
        #expect(try spool.state(of: id) == nil)
    }

    @Test func `a key is 32 bytes that not everybody may read`() throws {
        #expect(throws: ContentKeyError.self) { _ = try keys("third") }
        try scratch.write([UInt8](repeating: 1, count: 31), to: "short")
        try scratch.write([UInt8](repeating: 1, count: 33), to: "long")
        for name in ["short", "long"] {
            let error = #expect(throws: ContentKeyError.self) { _ = try keys(name) }
            #expect(error?.fault == .wrongLength)
        }
        try scratch.setMode("first", 0o604)
        let error = #expect(throws: ContentKeyError.self) { _ = try keys("first") }
        #expect(error?.fault == .exposed)
    }

    private func replace(with bytes: [UInt8]) throws {
        try scratch.remove(stored)
        try scratch.write(bytes, to: stored)
    }
}
