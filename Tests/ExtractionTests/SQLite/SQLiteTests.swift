import Documents
import Testing

@testable import Extraction

@Suite struct SQLiteTests {
    private func fixture(_ name: String) throws -> [UInt8] {
        try #require(FixtureFile.bytes("data/" + name))
    }

    @Test(arguments: ["plain.sqlite", "utf16.sqlite"])
    func `rows of every table stand under the names of their columns`(name: String) throws {
        let reading = MarkupReading(try fixture(name))
        #expect(reading.mediaType == "application/vnd.sqlite3")
        #expect(reading.gaps == [])
        let cell = try #require(reading.runs("A140404047").first)
        #expect(cell.label == "身分證字號")
        #expect(cell.sheet == "名冊")
        #expect(cell.cell == "C2")
        #expect(cell.concealment == .none)
        #expect(reading.runs("機密").map(\.sheet) == ["k"])
        #expect(reading.texts.contains { $0.contains("林志豪\tA140404047\t12.5") })
    }

    @Test func `the statements that made it are read as hidden`() throws {
        let reading = MarkupReading(try fixture("plain.sqlite"))
        let view = reading.runs.first { $0.text.contains("CREATE VIEW") }
        #expect(view?.concealment == .markupOnly)
        #expect(view?.kind == .metadata)
    }

    @Test func `what a deleted table left behind is read as hidden`() throws {
        let reading = MarkupReading(try fixture("deleted.sqlite"))
        let left = reading.runs.filter { $0.text.contains("E110000115") }
        #expect(!left.isEmpty)
        #expect(left.allSatisfy { $0.concealment == .cachedData && $0.kind == .hidden })
    }

    @Test(arguments: ["dropped.sqlite", "dropped-utf16.sqlite"])
    func `the values of rows that were left behind do not run into one another`(name: String) throws {
        let reading = MarkupReading(try fixture(name))
        #expect(reading.gaps == [])
        let left = reading.runs("A140404047")
        #expect(!left.isEmpty)
        #expect(left.allSatisfy { $0.concealment == .cachedData })
        #expect(!reading.runs("0912345678").isEmpty)
        #expect(reading.runs.contains { $0.text == "stays" && $0.concealment == .none })
    }

    @Test func `old copies of rows that are still there say nothing new`() throws {
        let reading = MarkupReading(try fixture("moved.sqlite"))
        #expect(reading.gaps == [])
        #expect(reading.runs.filter { $0.concealment == .cachedData } == [])
    }

    @Test func `a shape is read, and is no gap`() throws {
        let reading = MarkupReading(try fixture("points.gpkg"))
        #expect(reading.mediaType == "application/geopackage+sqlite3")
        #expect(reading.gaps == [])
        #expect(reading.runs("點3").map(\.label) == ["name"])
    }

    @Test func `a file in a field is a member, and unknown bytes are a gap`() throws {
        let document = ReadDocument(try fixture("values.sqlite"))
        #expect(document.text(at: "f 2 body")?.contains("A140404047") == true)
        #expect(document.gaps(at: "f") == [.unsupported])
    }

    @Test func `a database that breaks off or is overwritten is a gap`() throws {
        let bytes = try fixture("plain.sqlite")
        #expect(ReadDocument(Array(bytes.prefix(bytes.count / 2))).reasons.contains(.corrupt))
        #expect(ReadDocument(Array(bytes.prefix(100))).reasons.contains(.corrupt))
        let noise = (0..<400).map { UInt8(truncatingIfNeeded: $0 &* 167) }
        let overwritten = Array(bytes.prefix(512)) + noise + Array(bytes.dropFirst(912))
        #expect(ReadDocument(overwritten).reasons.contains(.corrupt))
    }

    @Test func `many tables over one page stay within the limits`() throws {
        var limits = ExaminationLimits()
        limits.expandedBytes = 40
        #expect(ReadDocument(try fixture("plain.sqlite"), limits: limits).reasons == [.limit])
    }

    @Test func `bytes that lie never trap`() throws {
        let bytes = try fixture("deleted.sqlite")
        var seed: UInt64 = 5
        for _ in 0..<400 {
            var broken = bytes
            for _ in 0..<6 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let place = 16 + Int(seed >> 33) % (broken.count - 16)
                broken[place] = UInt8(truncatingIfNeeded: seed >> 20)
            }
            _ = ReadDocument(broken)
        }
    }
}
