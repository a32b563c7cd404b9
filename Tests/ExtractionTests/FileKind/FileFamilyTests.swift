import Documents
import Testing

@testable import Extraction

/// Names that promise another type than the bytes are.
@Suite struct FileFamilyTests {
    private func traits(_ text: String, name: String) -> [Documents.Trait] {
        ReadDocument(Array(text.utf8), name: name).observations.map(\.trait)
    }

    @Test(arguments: ["名冊.xls", "report.XLS", "公文.doc"])
    func `a page under the name of a spreadsheet is an export`(name: String) {
        #expect(
            traits("<html><body><table><tr><td>甲</td></tr></table></body></html>", name: name) == [
                .exportedAsOther
            ])
    }

    @Test func `a table under the name of a spreadsheet is an export`() {
        #expect(traits("姓名,證號\n甲,1\n乙,2\n", name: "名冊.xls") == [.exportedAsOther])
    }

    @Test(arguments: ["名冊.csv", "a.txt", "photo.jpg", "a.docx"])
    func `a document under another name is a mismatch`(name: String) throws {
        let bytes = try #require(FixtureFile.bytes("pdf/owner-password.pdf"))
        #expect(ReadDocument(bytes, name: name).observations.map(\.trait).contains(.typeMismatch))
    }

    @Test(arguments: ["a.pdf", "a", "a.unknown"])
    func `a document under its own name is none, nor under a name that promises nothing`(name: String) throws
    {
        let bytes = try #require(FixtureFile.bytes("pdf/owner-password.pdf"))
        #expect(!ReadDocument(bytes, name: name).observations.map(\.trait).contains(.typeMismatch))
    }

    @Test(arguments: ["a.csv", "a.txt", "a.md", "a.json", "a"])
    func `text under a name for text is none`(name: String) {
        #expect(traits("甲,乙\n1,2\n", name: name) == [])
    }

    @Test func `a program is one whatever its name`() {
        #expect(traits("MZ\u{1}\u{2}\u{3}program", name: "a.txt").contains(.program))
    }

    @Test(arguments: ["ooxml/plain.docx", "ooxml/plain.xlsx", "odf/plain.odt"])
    func `an office document is no mere archive`(fixture: String) throws {
        let bytes = try #require(FixtureFile.bytes(fixture))
        let traits = ReadDocument(bytes, name: fixture).observations.map(\.trait)
        #expect(!traits.contains(.typeMismatch) && !traits.contains(.exportedAsOther))
    }
}
