import Documents
import Testing

@testable import Extraction

@Suite struct DBFTests {
    private func fixture(_ name: String) throws -> [UInt8] {
        try #require(FixtureFile.bytes("data/" + name))
    }

    @Test(arguments: ["big5.dbf", "utf8.dbf"])
    func `records are rows under the names of the fields`(name: String) throws {
        let document = ReadDocument(try fixture(name))
        #expect(document.mediaType == "application/dbf")
        #expect(document.gaps == [])
        let cell = document.segments.first { $0.text == "B240404040" }
        #expect(cell?.cell == "B3")
        #expect(cell?.label == "身分證")
        #expect(document.content.contains("陳怡君\tB240404040\t12.50\t20240101"))
    }

    @Test func `a name that was cut inside a character is no fault`() throws {
        #expect(ReadDocument(try fixture("utf8.dbf")).content.contains("林志豪\tA140404047"))
        #expect(ReadDocument(try fixture("big5.dbf")).content.contains("林志豪林志"))
    }

    @Test(arguments: ["dbase3.dbf", "visual-foxpro.dbf"])
    func `a deleted record is read as hidden`(name: String) throws {
        let reading = MarkupReading(try fixture(name))
        #expect(reading.gaps == [])
        #expect(reading.runs("B240404040").map(\.concealment) == [.hiddenRow])
        #expect(reading.runs("A140404047").map(\.concealment) == [.none])
        #expect(reading.runs("王小明").map(\.label) == ["NAME"])
    }

    @Test func `numbers, amounts and times of Visual FoxPro are written out`() throws {
        let content = ReadDocument(try fixture("visual-foxpro.dbf")).content
        #expect(content.contains("20240102\t5\t2.25\t1234.5000\t2024-05-06 07:08:09"))
    }

    @Test func `a table that breaks off is a gap`() throws {
        let bytes = try fixture("big5.dbf")
        #expect(ReadDocument(Array(bytes.dropLast(60))).reasons == [.corrupt])
    }

    @Test func `what stands behind the last record is read as hidden`() throws {
        let bytes = try fixture("big5.dbf") + Array("old record E110000115".utf8)
        let reading = MarkupReading(bytes)
        #expect(reading.runs("old record E110000115").map(\.concealment) == [.cachedData])
    }

    @Test func `numbers that don't fit together never trap`() throws {
        let bytes = try fixture("big5.dbf")
        var seed: UInt64 = 11
        for _ in 0..<2_000 {
            var broken = bytes
            for _ in 0..<3 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                broken[Int(seed >> 33) % 160] = UInt8(truncatingIfNeeded: seed >> 20)
            }
            _ = ReadDocument(broken)
        }
    }
}
