import Documents
import Testing

@testable import Extraction

@Suite struct ShapefileTests {
    private func fixture(_ name: String) throws -> [UInt8] {
        try #require(FixtureFile.bytes("data/" + name))
    }

    @Test(arguments: ["points.shp", "points.shx", "shapes.shp"])
    func `coordinates alone are no gap`(name: String) throws {
        let document = ReadDocument(try fixture(name))
        #expect(document.mediaType == "application/vnd.shp")
        #expect(document.gaps == [])
        #expect(document.content == "")
    }

    @Test(arguments: ["points.shp", "shapes.shp"])
    func `anything besides is a gap, and read`(name: String) throws {
        let document = ReadDocument(try fixture(name) + Array("note A140404047".utf8))
        #expect(document.reasons == [.corrupt])
        #expect(document.content.contains("A140404047"))
        #expect(ReadDocument(Array(try fixture(name).dropLast(4))).reasons == [.corrupt])
    }

    @Test func `a shape in the well-known form is told, and nothing that only begins as one`() {
        let point: [UInt8] = [1, 1, 0, 0, 0] + [UInt8](repeating: 64, count: 16)
        #expect(GeometryBlob.recognises(point[...]))
        #expect(!GeometryBlob.recognises((point + [65])[...]))
        #expect(!GeometryBlob.recognises(point.dropLast()))
        let line: [UInt8] = [1, 2, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]
        #expect(!GeometryBlob.recognises(line[...]))
    }
}
