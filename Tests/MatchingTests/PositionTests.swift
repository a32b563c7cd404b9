import Documents
import Frames
import Matching
import Testing

@Suite struct PositionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let position: Rule.Position
        let text: String
        let isFound: Bool
        var testDescription: String { "\(position): \(text)" }
    }

    private static func table(_ position: Rule.Position, yes: [String], no: [String]) -> [Case] {
        yes.map { Case(position: position, text: $0, isFound: true) }
            + no.map { Case(position: position, text: $0, isFound: false) }
    }

    private func rule(_ position: Rule.Position) -> Rule {
        SampleRules.rule("絕對機密|極機密|機密|限閱|SECRET") { $0.position = position }
    }

    private func check(_ value: Case) throws {
        let found = try SampleRules.run([rule(value.position)], on: [SampleRules.part(value.text)]).findings
        #expect(found.isEmpty != value.isFound)
    }

    @Test(
        arguments: table(
            .ownLine,
            yes: [
                "機密", "　【極 機 密】　", "★ 機密 ★", "前言\n（機密）\n後語", "第1頁/共12頁　機密", "機密　編號：A-12", "限閱　共 12 頁",
                "極\n機\n密", "- 3 - SECRET", "SECRET  Page 3 of 12", "第 3 份　機密", "S E C R E T",
            ],
            no: ["本件列為機密", "機密性", "機密資料保護法", "SECRET SANTA", "無機密", "3.5 機密"]))
    func `a line of its own`(value: Case) throws { try check(value) }

    @Test(
        arguments: table(
            .lineStart, yes: ["（機密）簽　於北美司", "  機密：本件", "甲\n【機密】乙"], no: ["本件（機密）", "甲 機密"]))
    func `the start of a line`(value: Case) throws { try check(value) }

    @Test(
        arguments: table(
            .fieldValue,
            yes: [
                "密等：極機密", "機密等級： 機密", "速別：普通件　密等：機密　附件：無", "密等：（機密）", "密等︰ 機 密",
            ],
            no: ["機密", "密等：機密性高", "密等為機密", "密等：普通 機密文件"]))
    func `the value of a field on its line`(value: Case) throws { try check(value) }

    @Test func `a whole cell is a field's value and a line of its own`() throws {
        let table = SampleRules.table(
            [["案號", "密等"], ["12", "機密"], ["13", "機密性"], ["機密", "無"]], hasHeader: true)
        for position in [Rule.Position.fieldValue, .ownLine] {
            let found = try SampleRules.run([rule(position)], on: [table]).findings
            #expect(found.map(\.location?.cell) == ["B2", "A4"])
        }
    }

    @Test func `a form field and a metadata value are whole values`() throws {
        var builder = PartTextBuilder()
        let name = builder.name("Keywords")
        builder.append("機密".utf8, kind: .metadata, label: name)
        builder.append("機密與其他".utf8, kind: .metadata, label: name)
        let part = builder.build(path: .document, mediaType: "application/pdf")
        #expect(try SampleRules.run([rule(.fieldValue)], on: [part]).findings.count == 1)
    }

    @Test func `the edges of a page`() throws {
        let lines = (1...20).map { $0 % 10 == 4 || $0 % 10 == 8 ? "機密" : "文\($0)" }.joined(separator: "\n")
        let paged = SampleRules.part(lines) { Place(page: $0 <= 10 ? 1 : 2, line: Int32($0)) }
        #expect(
            try SampleRules.run([rule(.pageEdge)], on: [paged]).findings.map(\.location?.line) == [8, 18])
        let whole = SampleRules.part(lines)
        #expect(try SampleRules.run([rule(.pageEdge)], on: [whole]).findings.map(\.location?.line) == [18])
        let header = SampleRules.part("文字\n文字\n文字\n文字\n機密\n文字\n文字\n文字\n文字", kind: .pageHeader)
        #expect(try SampleRules.run([rule(.pageEdge)], on: [header]).findings.count == 1)
    }

    @Test func `the edges of a document`() throws {
        let lines = (1...20).map { [5, 6, 15, 16].contains($0) ? "機密" : "文字" }.joined(separator: "\n")
        let found = try SampleRules.run([rule(.documentEdge)], on: [SampleRules.part(lines)]).findings
        #expect(found.count == 2)
    }

    @Test func `the patterns of positions are patterns`() {
        #expect(CompiledRules.positionsAreComplete)
    }
}
