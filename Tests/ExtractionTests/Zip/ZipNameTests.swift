import Documents
import Testing

@testable import Extraction

@Suite struct ZipNameTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let rawName: [UInt8]
        let name: String
    }

    static let cases = [
        Case(
            testDescription: "Big5",
            rawName: [0xA8, 0xAD, 0xA5, 0xF7, 0xC3, 0xD2, 0xA6, 0x57, 0xA5, 0x55, 0x2E, 0x74, 0x78, 0x74],
            name: "身份證名冊.txt"),
        Case(
            testDescription: "GBK",
            rawName: [0xC9, 0xED, 0xB7, 0xDD, 0xD6, 0xA4, 0xC3, 0xFB, 0xB5, 0xA5, 0x2E, 0x74, 0x78, 0x74],
            name: "身份证名单.txt"),
        Case(testDescription: "UTF-8 without the flag", rawName: Array("會議紀錄.txt".utf8), name: "會議紀錄.txt"),
    ]

    @Test(arguments: cases)
    func `names in legacy encodings are read`(sample: Case) {
        let document = ReadDocument(ZipBuilder(.init(rawName: sample.rawName, Array("x".utf8))).build())
        #expect(document.gaps == [])
        #expect(document.content.contains(sample.name))
    }

    @Test func `a name in no encoding is a gap`() {
        let document = ReadDocument(
            ZipBuilder(.init(rawName: [0x81, 0xFF, 0xFE, 0x90, 0x80], Array("x".utf8))).build())
        #expect(document.gaps != [])
    }

    @Test func `a Unicode name counts where it was made for the raw one, and both are text`() {
        let raw = Array("____.txt".utf8)
        let crc = Inflater.crc32(raw[...])
        let unicode = Array("公文.txt".utf8)
        var member = ZipBuilder.Member(rawName: raw, Array("x".utf8))
        member.extra = [0x75, 0x70, UInt8(5 + unicode.count), 0, 1]
        member.extra += (0..<4).map { UInt8(truncatingIfNeeded: crc >> ($0 * 8)) } + unicode
        let document = ReadDocument(ZipBuilder(member).build())
        #expect(document.gaps == [])
        #expect(document.text(at: "公文.txt") == "x")
        #expect(document.content.contains("____.txt"))
    }
}
