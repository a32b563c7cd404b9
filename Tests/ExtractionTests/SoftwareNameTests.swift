import Documents
import Testing

@testable import Extraction

@Suite struct SoftwareNameTests {
    @Test(arguments: [
        "python-docx", "openpyxl", "XlsxWriter", "Calc", "Writer", "LibreOffice/7.4.7.2$Linux_X86_64",
        "Microsoft Office User",
        "Microsoft® Word 2016", "Microsoft® Excel® for Microsoft 365", "com.apple.print.ticket.creator",
        "com.apple.jobticket",
        "Apache POI", "Acrobat PDFMaker 11 for Word", "PScript5.dll Version 5.2.2",
        "Adobe InDesign CC 2015 (Windows)",
        "(anonymous)", "Unknown Creator", "使用者", "PyMuPDF 1.24", "cairo 1.16.0 (https://cairographics.org)",
    ])
    func `a program is told from a person`(name: String) {
        #expect(SoftwareName.isOne(name.utf8))
    }

    @Test(arguments: [
        "王小明", "Steve Canny", "Writer Wang", "Calc Chen", "Word", "陳大文 (python-docx)", "user@example.org.tw",
        "", "Page Lin",
        "A140404047", "Microsoft Word Chen", "林 Administrator", "com.", "mail.example.com",
    ])
    func `a person is no program`(name: String) {
        #expect(!SoftwareName.isOne(name.utf8))
    }

    @Test func `only a field for persons changes its name, and only where a program stands in it`() {
        var builder = PartTextBuilder()
        for (field, text) in [
            ("creator", "python-docx"), ("lastModifiedBy", "王小明"), ("title", "openpyxl"),
            ("Xmp.dc.creator[1]", "林大同"),
            ("dc:creator", "openpyxl"),
        ] {
            builder.append(Array(text.utf8), kind: .metadata, label: builder.name(field))
        }
        let text = builder.build(path: .document, mediaType: "text/plain").tellingSoftware()
        #expect(
            text.segments.map { text.name($0.label) } == [
                "software", "lastModifiedBy", "title", "Xmp.dc.creator[1]", "software",
            ])
        #expect(text.bytes == builder.build(path: .document, mediaType: "text/plain").bytes)
    }
}
