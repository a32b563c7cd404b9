import Documents
import Testing

@testable import Extraction

@Suite struct GzipTests {
    /// One gzip member with the fields that are given.
    static func member(
        _ text: String, name: String? = nil, comment: String? = nil, extra: [UInt8]? = nil
    ) -> [UInt8] {
        member(Array(text.utf8), name: name, comment: comment, extra: extra)
    }

    static func member(
        _ data: [UInt8], name: String? = nil, comment: String? = nil, extra: [UInt8]? = nil
    ) -> [UInt8] {
        var flags: UInt8 = 0
        var fields: [UInt8] = []
        if let extra {
            flags |= 4
            fields += [UInt8(extra.count), 0] + extra
        }
        if let name {
            flags |= 8
            fields += Array(name.utf8) + [0]
        }
        if let comment {
            flags |= 16
            fields += Array(comment.utf8) + [0]
        }
        let trailer = [Inflater.crc32(data[...]), UInt32(data.count)].flatMap { number in
            (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
        }
        return [0x1F, 0x8B, 8, flags, 0, 0, 0, 0, 0, 3] + fields + DeflateBuilder.stored(data) + trailer
    }

    @Test func `content, name, comment and extra field are read`() {
        let document = ReadDocument(
            Self.member("A123456789", name: "名冊.csv", comment: "密等：密", extra: Array("XX\u{4}\0memo".utf8)),
            name: "a.gz")
        #expect(document.gaps == [])
        #expect(document.mediaType == "application/gzip")
        #expect(document.text(at: "名冊.csv") == "A123456789")
        #expect(document.segments.contains { $0.text == "密等：密" && $0.kind == .comment })
        #expect(document.segments.contains { $0.text == "memo" && $0.label == "extra" })
    }

    @Test func `members that follow one another are one file, and every name is told`() {
        let document = ReadDocument(
            Self.member("A12345", name: "one.txt") + Self.member("6789", name: "two.txt"), name: "a.gz")
        #expect(document.gaps == [])
        #expect(document.text(at: "one.txt") == "A123456789")
        #expect(document.content.contains("two.txt"))
    }

    @Test(arguments: [("notes.txt.gz", "notes.txt"), ("a.TGZ", "a.tar"), ("odd", "content")])
    func `without a name in the header the content is named after the file`(name: String, content: String) {
        #expect(ReadDocument(Self.member("x"), name: name).text(at: content) == "x")
    }

    @Test func `bytes behind the last member are read and noticed`() {
        let document = ReadDocument(Self.member("x") + Array("A123456789".utf8), name: "a.gz")
        #expect(document.text(at: "after the compressed data") == "A123456789")
        #expect(document.traits(at: [String]()) == [.trailingData])
    }

    @Test func `every way to cut it off is a gap`() {
        let bytes = Self.member("some text", name: "a.txt", comment: "remark")
        for length in 2..<bytes.count {
            #expect(ReadDocument(Array(bytes.prefix(length))).gaps != [], "cut to \(length) bytes")
        }
    }

    @Test func `a checksum that does not hold is a gap`() {
        var bytes = Self.member("some text")
        bytes[bytes.count - 8] ^= 1
        #expect(ReadDocument(bytes).reasons == [.corrupt])
    }
}
