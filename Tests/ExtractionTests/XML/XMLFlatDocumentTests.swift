import Documents
import Testing

@testable import Extraction

@Suite struct XMLFlatDocumentTests {
    /// A PNG of one pixel with a fault in its data, which tells that it was looked at.
    private static let picture =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+N9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

    @Test(arguments: [
        "<pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage' xmlns:w='w'><w:p><w:r><w:t>A14</w:t></w:r><w:r><w:t>0404047</w:t></w:r></w:p><pkg:binaryData>\(picture)</pkg:binaryData></pkg:package>",
        "<w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'><w:p><w:r><w:t>A14</w:t></w:r><w:r><w:t>0404047</w:t></w:r></w:p><w:binData>\(picture)</w:binData></w:wordDocument>",
        "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:t='t'><t:p>A14<t:span>0404047</t:span></t:p><office:binary-data>\(picture)</office:binary-data></office:document>",
        "<svg xmlns:x='x'><text>A14<tspan>0404047</tspan></text><image x:href='data:image/png;base64,\(picture)'/></svg>",
        "<函><文號>A14<b>0404047</b></文號><附件>\(picture)</附件></函>",
    ])
    func `values are whole and pictures inside are read`(document: String) {
        let reading = MarkupReading("<?xml version='1.0'?>" + document)
        #expect(reading.first("A140404047") != nil)
        #expect(reading.reasons == [.corrupt])
    }

    @Test func `a link out of a flat document is a gap`() {
        let reading = MarkupReading(
            "<?xml version='1.0'?><pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'><Relationship Id='a' Type='x/image' Target='http://x.example/p.png' TargetMode='External'/></pkg:package>"
        )
        #expect(reading.reasons == [.notFollowed])
    }
}
