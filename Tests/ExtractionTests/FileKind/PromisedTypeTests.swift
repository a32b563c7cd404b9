import Documents
import Testing

@testable import Extraction

@Suite struct PromisedTypeTests {
    private static func traits(_ bytes: [UInt8], _ name: String) -> [Documents.Trait] {
        var traits: [Documents.Trait] = []
        let extraction = Extraction(
            limits: ExaminationLimits(), onText: { _ in }, onTrait: { traits.append($0.trait) })
        extraction.readDocument(bytes, name: FileName(name))
        return traits
    }

    @Test(arguments: [
        ("a.xls", "<html><table><tr><td>1</td></tr></table></html>"), ("a.xls", "a,b\n1,2\n3,4\n"),
        ("a.xls", "a\tb\n1\t2\n3\t4\n"), ("a.doc", "{\\rtf1 a}"), ("a.doc", "<html><p>a</p></html>"),
        ("a.xls", "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>"),
    ])
    func `customary exports under an Office name are told as such, and read`(name: String, text: String) {
        #expect(Self.traits(Array(text.utf8), name) == [.exportedAsOther])
        #expect(ReadDocument(text: text, name: name).gaps.isEmpty)
    }

    @Test(arguments: ["a.pdf", "a.docx", "a.xls", "a.jpg", "a.txt"])
    func `another type than the name promises is told`(name: String) {
        let word = CompoundBuilder.build([.stream("WordDocument", [0xEC, 0xA5])])
        #expect(Self.traits(word, name) == [.typeMismatch])
    }

    @Test(arguments: [
        ("a.csv", "a,b\n1,2\n3,4\n"), ("a.txt", "text"), ("a.rtf", "{\\rtf1 a}"), ("a.unknown", "x"),
    ])
    func `a promise that is kept is nothing to tell`(name: String, text: String) {
        #expect(Self.traits(Array(text.utf8), name).isEmpty)
    }
}
