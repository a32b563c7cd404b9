import Documents
import Testing

@testable import Extraction

@Suite struct EPUBTests {
    @Test func `a book is read without a gap, its metadata under their names`() throws {
        let document = ReadDocument(try #require(FixtureFile.bytes("epub/plain.epub")), name: "plain.epub")
        #expect(document.gaps == [])
        #expect(document.mediaType == "application/epub+zip")
        let metadata = document.texts.filter { $0.path.names == ["EPUB/content.opf"] }.flatMap { text in
            text.segments.map { ReadSegment($0, in: text) }
        }
        #expect(metadata.contains { $0.text == "內政部" && $0.label == "creator" && $0.kind == .metadata })
        #expect(document.content.contains("本年度施政重點如下。"))
    }

    static func book(algorithm: String) -> [UInt8] {
        ZipBuilder([
            "mimetype": "application/epub+zip",
            "META-INF/encryption.xml": """
            <?xml version="1.0"?><encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" \
            xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod \
            Algorithm="\(algorithm)"/><enc:CipherData><enc:CipherReference URI="OPS/a%20b.xhtml"/>\
            </enc:CipherData></enc:EncryptedData></encryption>
            """,
            "OPS/a b.xhtml": "<html><body>scrambled</body></html>",
        ]).build()
    }

    @Test func `an encrypted member is a gap`() {
        let document = ReadDocument(Self.book(algorithm: "http://www.w3.org/2001/04/xmlenc#aes256-cbc"))
        #expect(document.gaps(at: "OPS/a b.xhtml") == [.encrypted])
    }

    @Test func `a font that is merely scrambled is none`() {
        let document = ReadDocument(Self.book(algorithm: "http://www.idpf.org/2008/embedding"))
        #expect(document.gaps == [])
    }
}
