import Documents
import Testing

@testable import Extraction

/// Data that a workbook keeps of its sources.
@Suite struct KeptDataTests {
    private func workbook(source: String, items: String, records: String, cells: String) -> MarkupReading {
        OfficeSpecimen.book(
            [("名冊", "visible", "<sheetData>\(cells)</sheetData>")], strings: "<si><t>王一</t></si>",
            more: [
                "xl/pivot.xml":
                    "<pivotCacheDefinition xmlns:r='r' refreshedBy='李主任'><cacheSource type='worksheet'>\(source)</cacheSource><cacheFields><cacheField name='姓名'><sharedItems>\(items)</sharedItems></cacheField><cacheField name='證號'><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>",
                "xl/_rels/pivot.xml.rels": OfficeSpecimen.relationships(
                    OfficeSpecimen.relationship("r", "pivotCacheRecords", "records.xml")),
                "xl/records.xml": "<pivotCacheRecords>\(records)</pivotCacheRecords>",
            ])
    }

    private static let cell = "<row><c t='s'><v>0</v></c></row>"

    @Test func `records of a pivot cache are rows under the names of their fields`() {
        let reading = workbook(
            source: "<worksheetSource sheet='不在' ref='A1:B9'/>",
            items: "<s v='王一'/><m/><s v='林二'/><s v='離職者'/>",
            records:
                "<r><x v='0'/><s v='A140404047'/></r><r><x v='2'/><s v='B240404042'/></r><r><x v='1'/><m/></r>",
            cells: Self.cell)
        let value = reading.first("B240404042")
        #expect(value?.concealment == .cachedData && value?.label == "證號" && value?.kind == .tableCell)
        #expect(reading.texts.contains { $0.contains("王一\tA140404047\n林二\tB240404042") })
        #expect(reading.runs("離職者").map(\.label) == ["姓名"], "what no record refers to is a leftover")
        #expect(reading.first("李主任") != nil)
        #expect(reading.traits.map(\.trait) == [.externalData])
    }

    @Test func `a cache that says no more than its sheet is no trait`() {
        let reading = workbook(
            source: "<worksheetSource sheet='名冊' ref='A1:B9'/>", items: "<s v='王一'/>",
            records: "<r><x v='0'/></r>",
            cells: Self.cell)
        #expect(reading.gaps.isEmpty && reading.traits.isEmpty)
        #expect(reading.runs("王一").contains { $0.concealment == .cachedData })
    }

    @Test func `a cache with values that were deleted from its sheet is one`() {
        let reading = workbook(
            source: "<worksheetSource sheet='名冊' ref='A1:B9'/>", items: "<s v='離職者'/>", records: "",
            cells: Self.cell)
        #expect(reading.traits.map(\.trait) == [.externalData])
    }

    @Test func `records that refer to nothing are no fault`() {
        let reading = workbook(
            source: "", items: "<s v='甲'/>",
            records: "<r><x v='7'/><x v='-1'/><x/><x v='999999999999999999'/><s v='末'/></r>", cells: "")
        #expect(reading.first("末")?.label == nil)
    }

    @Test func `one long value referred to without end is a gap`() {
        let long = String(repeating: "名", count: 10_000)
        let reading = workbook(
            source: "", items: "<s v='\(long)'/>",
            records: String(repeating: "<r><x v='0'/></r>", count: 400),
            cells: "")
        #expect(reading.reasons == [.limit])
    }

    @Test func `values of a linked workbook are a trait where no sheet holds them`() {
        func link(_ value: String) -> MarkupReading {
            OfficeSpecimen.book(
                [("甲", "visible", "<sheetData>\(Self.cell)</sheetData>")], strings: "<si><t>王一</t></si>",
                more: ["xl/external.xml": "<externalLink><cell><v>\(value)</v></cell></externalLink>"])
        }
        #expect(link("離職者").traits.map(\.trait) == [.externalData])
        #expect(link("王一").traits.isEmpty)
        #expect(link("離職者").first("離職者")?.concealment == .cachedData)
    }

    @Test func `macros are a trait`() {
        let reading = OfficeSpecimen.book(
            [], more: ["xl/m.xml": "<xm:macrosheet xmlns:xm='x'><sheetData/></xm:macrosheet>"])
        #expect(reading.traits.map(\.trait) == [.macro])
    }

    @Test func `a template or a source of addresses outside is told, a picture outside is a gap`() {
        let link = OfficeSpecimen.relationship
        let reading = OfficeSpecimen.word(
            "<w:p/>", links: link("a", "attachedTemplate", "file:///C:/x.dotx", true))
        #expect(reading.gaps.isEmpty && reading.traits.map(\.trait) == [.externalReference])
        #expect(reading.first("file:///C:/x.dotx") != nil)
    }
}
