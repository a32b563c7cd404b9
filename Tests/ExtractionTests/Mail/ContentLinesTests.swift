import Documents
import Testing

@testable import Extraction

@Suite struct ContentLinesTests {
    static func fixture(_ name: String) throws -> ReadDocument {
        ReadDocument(try #require(FixtureFile.bytes("mail/" + name)), name: name)
    }

    @Test func `a calendar is read by its properties`() throws {
        let calendar = try Self.fixture("meeting.ics")
        #expect(calendar.gaps == [])
        #expect(calendar.mediaType == "text/calendar")
        #expect(calendar.segments.contains { $0.label == "SUMMARY" && $0.text == "會議, 第一次" })
        #expect(calendar.segments.contains { $0.label == "ATTENDEE cn" && $0.text == "王小明" })
        #expect(
            calendar.segments.contains {
                $0.label == "DESCRIPTION" && $0.text == "身分證 A140404047" && $0.line == 9
            })
    }

    @Test func `address cards of every version are read, their pictures as members`() throws {
        let cards = try Self.fixture("cards.vcf")
        #expect(cards.gaps == [])
        #expect(cards.mediaType == "text/vcard")
        #expect(cards.segments.contains { $0.label == "N" && $0.text == "王 小明" })
        #expect(cards.segments.contains { $0.label == "TEL" && $0.text == "0912345678" })
        #expect(cards.segments.contains { $0.label == "NOTE" && $0.text == "第一行 第二行 A140404047" })
        #expect(cards.text(at: "note.txt") == "身分證 A140404047")
    }

    @Test func `a picture that is damaged is a gap`() {
        let card = ReadDocument(text: "BEGIN:VCARD\nPHOTO;ENCODING=b:6Lqr5*\nEND:VCARD\n")
        #expect(card.gaps(at: "photo 1").contains(.corrupt))
    }

    @Test func `a card in Big5 is read`() {
        let name: [UInt8] = [0xA4, 0xFD, 0xA4, 0x70, 0xA9, 0xFA, 0xA5, 0xFD, 0xA5, 0xCD]
        let card = ReadDocument(Array("BEGIN:VCARD\nFN:".utf8) + name + Array("\nEND:VCARD\n".utf8))
        #expect(card.segments.contains { $0.label == "FN" && $0.text == "王小明先生" })
    }
}
