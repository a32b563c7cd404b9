import Documents
import Testing

@testable import Extraction

@Suite struct FileKindTests {
    struct Sample: CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
        let reason: CoverageReason

        init(_ mediaType: String, _ bytes: [UInt8], _ reason: CoverageReason = .unsupported) {
            testDescription = mediaType
            self.bytes = bytes
            self.reason = reason
        }

        init(_ mediaType: String, _ text: String, _ reason: CoverageReason = .unsupported) {
            self.init(mediaType, Array(text.utf8), reason)
        }
    }

    static let samples = [
        Sample("image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], .corrupt),
        Sample("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .corrupt),
        Sample("image/gif", "GIF89a\u{1}\u{0}", .corrupt),
        Sample("image/tiff", [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0], .corrupt),
        Sample("image/webp", "RIFF\u{4}\u{0}\u{0}\u{0}WEBPVP8 ", .corrupt),
        Sample("image/heic", [0, 0, 0, 0x18] + Array("ftypheic".utf8), .corrupt),
        Sample("image/bmp", Array("BM".utf8) + [UInt8](repeating: 0, count: 12) + [40, 0, 0, 0], .corrupt),
        Sample("image/bpg", [0x42, 0x50, 0x47, 0xFB, 0], .noText),
        Sample("application/postscript", "%!PS-Adobe-3.0\nshow"),
        Sample("application/x-7z-compressed", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4], .corrupt),
        Sample("application/vnd.rar", "Rar!\u{1A}\u{7}\u{0}", .corrupt),
        Sample("application/gzip", [0x1F, 0x8B, 8, 0], .corrupt),
        Sample("application/x-bzip2", Array("BZh91AY&SY".utf8), .corrupt),
        Sample("application/x-xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 4], .corrupt),
        Sample("application/zstd", [0x28, 0xB5, 0x2F, 0xFD, 4], .corrupt),
        Sample("application/vnd.ms-cab-compressed", "MSCF\u{0}\u{0}\u{0}\u{0}", .corrupt),
        Sample("application/x-xar", "xar!\u{0}\u{1C}"),
        Sample("audio/mpeg", "ID3\u{3}\u{0}\u{0}", .noText),
        Sample("video/mp4", [0, 0, 0, 0x18] + Array("ftypisom".utf8), .noText),
        Sample("audio/x-wav", "RIFF\u{4}\u{0}\u{0}\u{0}WAVEfmt ", .noText),
        Sample("application/x-msdownload", "MZ\u{1}\u{0}\u{3}\u{0}"),
        Sample("application/x-elf", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1]),
        Sample("application/vnd.sqlite3", "SQLite format 3\u{0}", .corrupt),
        Sample("application/pgp-encrypted", "-----BEGIN PGP MESSAGE-----\n\nhQEM\n", .encrypted),
        Sample("application/pgp-encrypted", [0x85, 0x01, 0x0C, 0x03, 0xAA, 0xBB], .encrypted),
        Sample("application/x-pkcs12", [0x30, 0x82, 0, 16] + [UInt8](repeating: 2, count: 16)),
    ]

    @Test(arguments: samples)
    func `what is not read is named`(sample: Sample) {
        let document = ReadDocument(sample.bytes)
        #expect(document.mediaType == sample.testDescription)
        #expect(document.reasons.contains(sample.reason))
    }

    @Test func `a TAR archive is told by its checksum`() {
        var block = [UInt8](repeating: 0, count: 1_024)
        block.replaceSubrange(0..<5, with: Array("a.txt".utf8))
        block.replaceSubrange(148..<156, with: [UInt8](repeating: 0x20, count: 8))
        let sum = block.reduce(0) { $0 + Int($1) }
        let digits = String(sum, radix: 8)
        block.replaceSubrange(
            148..<156, with: Array((String(repeating: "0", count: 6 - digits.count) + digits + "\u{0} ").utf8)
        )
        #expect(ReadDocument(block).mediaType == "application/x-tar")
        #expect(ReadDocument(block).content.contains("a.txt"))
    }

    @Test(arguments: ["BMI 超過 27", "MZ 是縮寫", "RIFF raff", "PAR1", "ID3 標籤", "OTTO", "BZh", "FWS 公司"])
    func `text that begins like a binary file is text`(text: String) {
        let document = ReadDocument(text: text)
        #expect(document.gaps == [])
        #expect(document.content == text)
    }

    @Test func `a picture with an archive behind it is both`() {
        let archive = ZipBuilder(["a.txt": "A140404047"]).build()
        let document = ReadDocument(
            [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 0x11, count: 500) + archive)
        #expect(document.mediaType == "image/jpeg")
        #expect(document.reasons == [.corrupt])
        #expect(document.text(at: "a.txt") == "A140404047")
    }

    @Test(arguments: ["a.docx", "a.pdf", "A.ZIP", "a.odt", "photo.jpg"])
    func `text under the name of another format is a damaged document`(name: String) {
        #expect(ReadDocument(text: "not what it says", name: name).reasons == [.corrupt])
    }

    @Test(arguments: ["a.txt", "a", "a.csv", "a.xls", "a.doc", "a.md", ".docx.txt"])
    func `text under other names is text`(name: String) {
        #expect(ReadDocument(text: "what it says", name: name).gaps == [])
    }
}
