import Documents
import Testing

@testable import Extraction

@Suite struct FlatWorkbookTests {
    private static let reading = MarkupReading(
        """
        <?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>
        <Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>
        <DocumentProperties xmlns='urn:schemas-microsoft-com:office:office'><Author>承辦人</Author></DocumentProperties>
        <Worksheet ss:Name='名冊'><Table><Column ss:Index='3' ss:Hidden='1'/>
        <Row><Cell><Data ss:Type='String'>姓名</Data></Cell><Cell><Data ss:Type='String'>身分證字號</Data></Cell></Row>
        <Row><Cell><Data ss:Type='String'>陳<B>小</B>明</Data></Cell><Cell><Data ss:Type='String'>A140404047</Data>
        <Comment ss:Author='Amy'><Data>看過</Data></Comment></Cell><Cell><Data ss:Type='DateTime'>1981-07-04T00:00:00.000</Data></Cell></Row>
        </Table></Worksheet>
        <Worksheet ss:Name='舊'><Table><Row ss:Index='4'><Cell><Data ss:Type='Number'>912345678</Data></Cell></Row></Table>
        <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>
        """)

    @Test func `cells carry sheet, place and their column's name`() {
        let value = Self.reading.first("A140404047")
        #expect(value?.sheet == "名冊" && value?.cell == "B2" && value?.label == "身分證字號")
        #expect(Self.reading.first("陳小明")?.cell == "A2")
        #expect(Self.reading.gaps.isEmpty)
    }

    @Test func `hidden columns and sheets, notes and properties are told as such`() {
        #expect(Self.reading.first("1981-07-04")?.concealment == .hiddenColumn)
        let number = Self.reading.first("912345678")
        #expect(number?.concealment == .hiddenSheet && number?.cell == "A4")
        #expect(Self.reading.first("看過")?.kind == .comment)
        #expect(Self.reading.first("承辦人")?.label == "Author")
    }
}
