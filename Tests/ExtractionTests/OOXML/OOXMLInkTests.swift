import Documents
import Testing

@testable import Extraction

/// Text in the colour of its ground, and text that only looks so.
@Suite struct OOXMLInkTests {
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var isSeen = false
    }

    @Test(arguments: [
        Case(testDescription: "<w:color w:val='FFFFFF'/>"),
        Case(testDescription: "<w:color w:val='FDFDFD'/>"),
        Case(testDescription: "<w:color w:val='auto' w:themeColor='background1'/>"),
        Case(testDescription: "<w:color w:val='000000'/><w:shd w:val='clear' w:fill='000000'/>"),
        Case(testDescription: "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='FFFFFF'/>"),
        Case(testDescription: "<w:highlight w:val='black'/>"),
        Case(testDescription: "<w:sz w:val='2'/>"),
        Case(testDescription: "<w14:textFill><w14:noFill/></w14:textFill>"),
        Case(testDescription: "<w:rStyle w:val='white'/>"),
        Case(
            testDescription: "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='000080'/>", isSeen: true),
        Case(testDescription: "<w:color w:val='FFFFFF'/><w:highlight w:val='blue'/>", isSeen: true),
        Case(testDescription: "<w:shd w:val='clear' w:fill='000000'/>", isSeen: true),
        Case(testDescription: "<w:color w:val='EEEEEE'/>", isSeen: true),
        Case(testDescription: "<w:rStyle w:val='white'/><w:color w:val='000000'/>", isSeen: true),
        Case(
            testDescription: "<w:rPrChange><w:rPr><w:vanish/><w:color w:val='FFFFFF'/></w:rPr></w:rPrChange>",
            isSeen: true),
    ])
    func `runs in the colour of their ground are told`(_ run: Case) {
        let reading = OfficeSpecimen.word(
            "<w:p><w:r><w:rPr>\(run.testDescription)</w:rPr><w:t>A140404047</w:t></w:r></w:p>",
            links: OfficeSpecimen.relationship("s", "styles", "styles.xml"),
            more: [
                "word/styles.xml":
                    "<w:styles xmlns:w='w'><w:style w:styleId='white'><w:rPr><w:color w:val='FFFFFF'/></w:rPr></w:style></w:styles>"
            ])
        #expect(
            reading.first("A140404047")?.concealment == (run.isSeen ? Concealment.none : .invisibleInk))
    }

    @Test(arguments: [
        ("<w:tcPr><w:shd w:val='clear' w:fill='1F3864'/></w:tcPr>", Concealment.none),
        ("<w:tcPr><w:shd w:val='clear' w:fill='auto'/></w:tcPr>", .invisibleInk), ("", .invisibleInk),
    ])
    func `a cell's ground counts`(properties: String, how: Concealment) {
        let reading = OfficeSpecimen.word(
            "<w:tbl><w:tr><w:tc>\(properties)<w:p><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>A140404047</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        )
        #expect(reading.first("A140404047")?.concealment == how)
    }

    @Test func `white text may stand on the colour of a table's style or of a page`() {
        let white = "<w:p><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>A140404047</w:t></w:r></w:p>"
        for body in [
            "<w:tbl><w:tblPr><w:tblStyle w:val='x'/></w:tblPr><w:tr><w:tc>\(white)</w:tc></w:tr></w:tbl>",
            "<w:background w:color='000080'/>\(white)",
            "<w:p><w:r><w:txbxContent>\(white)</w:txbxContent></w:r></w:p>",
        ] {
            #expect(OfficeSpecimen.word(body).first("A140404047")?.concealment == Concealment.none, "\(body)")
        }
    }

    // MARK: Cells

    private static let styles = """
        <numFmts><numFmt numFmtId='170' formatCode=';;;'/><numFmt numFmtId='171' formatCode=';;'/></numFmts>
        <fonts><font><sz val='11'/></font><font><color rgb='FFFFFFFF'/></font><font><color theme='0'/></font>
        <font><color indexed='9'/></font><font><sz val='1'/></font><font><color rgb='FF123456'/></font>
        <font><color theme='0' tint='-0.5'/></font></fonts>
        <fills><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='gray125'/></fill>
        <fill><patternFill patternType='solid'><fgColor rgb='FF123456'/></patternFill></fill></fills>
        <cellStyleXfs><xf fontId='1'/></cellStyleXfs>
        <cellXfs><xf/><xf fontId='1' fillId='0'/><xf fontId='2'/><xf fontId='3'/><xf fontId='4'/>
        <xf fontId='5' fillId='2'/><xf fontId='1' fillId='2'/><xf fontId='1' fillId='1'/><xf fontId='6'/>
        <xf numFmtId='170'/><xf numFmtId='171'/></cellXfs>
        <dxfs><dxf><font><color rgb='FFFFFFFF'/></font></dxf></dxfs>
        """

    @Test(arguments: [
        (0, false), (1, true), (2, true), (3, true), (4, true), (5, true), (6, false), (7, false), (8, false),
        (9, true), (10, false), (99, false),
    ])
    func `a cell format that hides its text is told`(format: Int, hides: Bool) {
        let reading = OfficeSpecimen.book(
            [
                (
                    "甲", "visible",
                    "<sheetData><row><c t='str' s='\(format)'><v>A140404047</v></c></row></sheetData>"
                )
            ],
            styles: Self.styles)
        #expect(
            reading.first("A140404047")?.concealment == (hides ? .invisibleInk : Concealment.none))
    }

    @Test func `a format for numbers alone hides numbers alone`() {
        let reading = OfficeSpecimen.book(
            [("甲", "visible", "<sheetData><row><c s='10'><v>912345678</v></c></row></sheetData>")],
            styles: Self.styles)
        #expect(reading.first("912345678")?.concealment == .invisibleInk)
    }

    @Test func `white text in a table stands on the table's colour, beside it on paper`() {
        let rows =
            "<sheetData><row><c t='str' s='1'><v>表內</v></c><c t='str' s='1'><v>表外</v></c></row></sheetData>"
        let reading = OfficeSpecimen.book(
            [("甲", "visible", rows)], styles: Self.styles,
            more: [
                "xl/_rels/sheet0.xml.rels": OfficeSpecimen.relationships(
                    OfficeSpecimen.relationship("t", "table", "table1.xml")),
                "xl/table1.xml": "<table ref='A1:A9'><tableColumn name='欄位'/></table>",
            ])
        #expect(reading.first("表內")?.concealment == Concealment.none)
        #expect(reading.first("表外")?.concealment == .invisibleInk)
        #expect(reading.first("欄位") != nil)
    }

    @Test func `rows without height and columns without width are hidden`() {
        let reading = OfficeSpecimen.book([
            (
                "甲", "visible",
                "<cols><col min='2' max='2' width='0' customWidth='1'/><col min='3' max='3' width='0.5'/></cols><sheetData><row><c t='str'><v>一</v></c><c t='str'><v>二</v></c><c t='str'><v>三</v></c></row><row ht='0'><c t='str'><v>四</v></c></row><row ht='10'><c t='str'><v>五</v></c></row></sheetData>"
            )
        ])
        #expect(
            ["一", "二", "三", "四", "五"].map { reading.first($0)?.concealment } == [
                Concealment.none, .hiddenColumn, Concealment.none, .hiddenRow, Concealment.none,
            ])
    }
}
