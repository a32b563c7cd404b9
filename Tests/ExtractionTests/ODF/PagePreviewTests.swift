import Documents
import Testing

@testable import Extraction

/// The small picture of its first page in an office document; needs Tesseract with its models.
@Suite(.enabled(if: TextReaders.isOpen, "Tesseract is not installed"))
struct PagePreviewTests {
    private func read(_ preview: String, as name: String = "Thumbnails/thumbnail.png") throws -> ReadDocument
    {
        var zip = ZipBuilder([
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<manifest:manifest xmlns:manifest='m'/>",
            "content.xml":
                "<office:document-content xmlns:office='o'><office:body/></office:document-content>",
        ])
        zip.members.append(ZipBuilder.Member(name, try #require(FixtureFile.bytes("odf/" + preview))))
        return ReadDocument(zip.build())
    }

    @Test func `letters too small to be told apart are no text and no gap`() throws {
        #expect(try read("preview.png").gaps.isEmpty)
    }

    @Test func `what can be read in a preview is read`() throws {
        let reading = try read("other-preview.png")
        #expect(reading.content.filter { !$0.isWhitespace }.contains("A140404047"))
    }

    @Test func `a preview's rows are read like those of any other picture`() throws {
        let other = try read("other-preview.png", as: "Pictures/1.png")
        #expect(other.content.filter { !$0.isWhitespace }.contains("A140404047"))
    }

    @Test(arguments: [
        ("Thumbnails/thumbnail.png", 396, true), ("docProps/thumbnail.jpeg", 512, true),
        ("Pictures/thumbnail.png", 396, false), ("Thumbnails/thumbnail.png", 513, false),
    ])
    func `a preview is known by its place and its size`(name: String, side: Int, isOne: Bool) {
        let picture = ColourBitmap(
            width: side, height: 1, colours: [UInt8](repeating: 255, count: side * 3))
        #expect(PagePreview.isOne(picture, at: PartPath(names: ["a.odt", name])) == isOne)
    }

    @Test func `letters that stand in no row are noticed`() {
        let bytes = [UInt8](repeating: 255, count: 200 * 200)
        #expect(
            !TextRows(in: GreyBitmap(width: 200, height: 200, bytes: bytes)).hasLetters(from: 12, outside: [])
        )
        var one = bytes
        for row in 80..<110 { for column in 90..<97 { one[row * 200 + column] = 0 } }
        for column in 80..<110 { for row in 92..<98 { one[row * 200 + column] = 0 } }
        let rows = TextRows(in: GreyBitmap(width: 200, height: 200, bytes: one))
        #expect(rows.hasLetters(from: 12, outside: rows.rows))
        #expect(!rows.hasLetters(from: 40, outside: rows.rows))
    }
}
