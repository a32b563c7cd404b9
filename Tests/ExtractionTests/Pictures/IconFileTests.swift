import Documents
import Testing

@testable import Extraction

@Suite struct IconFileTests {
    private func icon(_ pictures: [[UInt8]]) -> [UInt8] {
        var list: [UInt8] = [0, 0, 1, 0, UInt8(pictures.count), 0]
        var offset = 6 + 16 * pictures.count
        for picture in pictures {
            list += [0, 0, 0, 0, 1, 0, 32, 0] + number(picture.count) + number(offset)
            offset += picture.count
        }
        return list + pictures.joined()
    }

    private func number(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    /// A bitmap as icons hold it: without its file's header, and with the rows of its mask counted.
    private func bitmap() throws -> [UInt8] {
        var picture = try Array(#require(FixtureFile.bytes("pictures/letters.bmp")).dropFirst(14))
        let rows = try #require(picture[...].number32(at: 8))
        picture.replaceSubrange(8..<12, with: number(rows * 2))
        return picture + [UInt8](repeating: 0, count: 64)
    }

    @Test func `each picture of an icon is a member`() throws {
        let png = try #require(FixtureFile.bytes("pictures/fields.png"))
        let document = ReadDocument(icon([try bitmap(), png]), name: "a.ico")
        #expect(document.mediaType == "image/x-icon")
        let alone = ReadDocument(png).segments.map(\.text)
        #expect(!alone.isEmpty && alone.allSatisfy { document.text(at: "picture 2")?.contains($0) == true })
        #expect(document.traits() == [])
        if TextReaders.isOpen {
            #expect(document.text(at: "picture 1")?.contains("A140404047") == true)
            #expect(document.gaps == [])
        }
    }

    @Test func `what stands behind an icon is read`() throws {
        let document = ReadDocument(icon([try bitmap()]) + Array("A140404047".utf8), name: "a.ico")
        #expect(document.text(at: "after the icon") == "A140404047")
        #expect(document.traits() == [.trailingData])
    }

    @Test func `an icon that breaks off, or whose list makes no sense, is a gap`() throws {
        let whole = icon([try bitmap()])
        for end in [5, 20, 40, whole.count / 2] {
            #expect(!ReadDocument(Array(whole.prefix(end)), name: "a.ico").gaps.isEmpty, "\(end) bytes")
        }
    }
}
