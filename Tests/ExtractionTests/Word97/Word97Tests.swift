import Documents
import Testing

@testable import Extraction

@Suite struct Word97Tests {
    @Test func `a clean document is read whole`() throws {
        let reading = try MarkupReading.fixture("ole/plain.doc")
        #expect(reading.gaps.isEmpty)
        #expect(reading.mediaType == "application/msword")
        #expect(reading.first("02-27208889")?.kind == .tableCell)
        #expect(reading.first("02-27208889")?.label == "電話")
        #expect(reading.first("臺北市政府")?.kind == .pageHeader)
    }

    @Test(arguments: [
        ("planted-header", SegmentKind.pageHeader, Concealment.none), ("planted-footer", .pageFooter, .none),
        ("planted-comment", .comment, .none), ("planted-inserted", .trackedInsertion, .none),
        ("planted-deleted", .trackedDeletion, .none), ("planted-hidden", .body, .hiddenText),
        ("planted-white", .body, .invisibleInk), ("planted-cauthor", .metadata, .none),
        ("planted-insauthor", .metadata, .none), ("planted-delauthor", .metadata, .none),
        ("HYPERLINK \"http://x.example/planted-field\"", .hidden, .markupOnly),
        ("Author planted-author", .metadata, .none),
    ])
    func `every place is read as what it is`(text: String, kind: SegmentKind, concealment: Concealment) throws
    {
        let reading = try MarkupReading.fixture("ole/planted.doc")
        #expect(reading.runs(text).contains { $0.kind == kind && $0.concealment == concealment })
        #expect(reading.gaps.isEmpty)
    }

    @Test func `a document under a password is held`() throws {
        var bytes = try #require(FixtureFile.bytes("ole/plain.doc"))
        let header = try #require(
            (0..<bytes.count - 4).first { bytes[$0...].starts(with: [0xEC, 0xA5]) })
        bytes[header + 11] |= 1
        #expect(MarkupReading(bytes).reasons == [.encrypted])
    }
}
