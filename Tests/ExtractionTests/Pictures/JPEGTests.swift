import Documents
import Testing

@testable import Extraction

/// Pictures from `fixtures/pictures`; its README says how they were made.
@Suite struct JPEGTests {
    private func picture(_ name: String) throws -> [UInt8] {
        try #require(FixtureFile.bytes("pictures/" + name))
    }

    @Test func `a picture that shows nothing is no gap`() throws {
        #expect(ReadDocument(try picture("white.jpg")).gaps.isEmpty)
    }

    @Test func `a picture that shows something is`() throws {
        #expect(ReadDocument(try picture("letters.jpg")).reasons == [.noText])
    }

    @Test func `comments and metadata are text`() throws {
        let document = ReadDocument(try picture("credited.jpg"))
        #expect(document.gaps.isEmpty)
        #expect(document.content.contains("Photo by Example Wu / AFP"))
        #expect(document.content.contains("(c) 2026 Example Agency"))
        #expect(document.segments.contains { $0.kind == .metadata && $0.label == "COM" })
    }

    @Test func `what stands after the picture is read too`() throws {
        let document = ReadDocument(try picture("white.jpg") + Array("\nA140404047 is left behind\n".utf8))
        #expect(document.content.contains("A140404047"))
        let hidden = ReadDocument(try picture("white.jpg") + picture("letters.jpg"))
        #expect(hidden.reasons == [.noText])
    }

    @Test func `a position in the metadata is never passed over`() throws {
        let bytes = try picture("credited.jpg")
        let tag = try #require(bytes.indices.first { bytes[$0...].starts(with: [0x82, 0x98]) })
        var located = bytes
        located.replaceSubrange(tag...tag + 1, with: [0x88, 0x25])
        #expect(ReadDocument(located).reasons == [.unsupported])
    }

    @Test func `a picture that breaks off is corrupt`() throws {
        let whole = try picture("white.jpg")
        for length in stride(from: 3, to: whole.count, by: 97) {
            #expect(!ReadDocument(Array(whole.prefix(length))).gaps.isEmpty, "\(length) bytes")
        }
    }

    @Test func `sizes that lie are not believed`() throws {
        var bytes = try picture("white.jpg")
        let frame = try #require(bytes.indices.first { bytes[$0...].starts(with: [0xFF, 0xC0]) })
        for offset in 5...8 { bytes[frame + offset] = 0xFF }
        #expect(!ReadDocument(bytes).gaps.isEmpty)
    }
}
