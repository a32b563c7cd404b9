import Documents
import Testing

@testable import Gatekeeper

/// What a look behind a mask shows: the place that was asked for, and no line beside it.
@Suite struct TextWindowTests {
    private static let lines = ["王小美 A140404047", "林大同 E110000115 後略", "第三行"]

    private let text: PartText = {
        var bytes: [UInt8] = []
        var segments: [Segment] = []
        for (index, line) in lines.enumerated() {
            let start = bytes.count
            bytes += Array(line.utf8)
            var place = Place()
            place.line = Int32(index + 1)
            segments.append(Segment(range: start..<bytes.count, kind: .body, place: place))
            bytes.append(UInt8(ascii: "\n"))
        }
        return PartText(path: .document, mediaType: "text/plain", bytes: bytes, segments: segments, names: [])
    }()

    @Test(arguments: [(1, 5, 0), (2, 5, 1), (3, 1, 2), (2, 400, 1)])
    func `the line of the finding is shown and no other`(line: Int, column: Int, expected: Int) {
        let location = Location(kind: .body, line: line, column: column)
        #expect(TextWindow(part: .document, location: location).text(in: text) == Self.lines[expected])
    }

    @Test func `another part or another place shows nothing`() {
        let location = Location(kind: .body, line: 1, column: 5)
        #expect(TextWindow(part: PartPath(names: ["x"]), location: location).text(in: text) == nil)
        #expect(TextWindow(part: .document, location: Location(kind: .body, line: 9)).text(in: text) == nil)
        #expect(
            TextWindow(part: .document, location: Location(kind: .comment, line: 1)).text(in: text) == nil)
    }

    @Test func `a long line is cut around the place, between characters`() throws {
        let line = String(repeating: "字", count: 500)
        let bytes = Array(line.utf8)
        let long = PartText(
            path: .document, mediaType: "text/plain", bytes: bytes,
            segments: [Segment(range: 0..<bytes.count, kind: .body)], names: [])
        let shown = try #require(
            TextWindow(part: .document, location: Location(kind: .body, column: 250)).text(in: long))
        #expect(shown.count < 120 && shown.count > 90)
        #expect(Set(shown) == ["字"])
    }
}
