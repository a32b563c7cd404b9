import Documents
import Testing

@testable import Extraction

/// Texts that are made to wear out their reader; each ends in a gap, in bounded time and memory.
@Suite(.timeLimit(.minutes(20))) struct HostileTextTests {
    @Test func `a line beyond the limit on text is read in part, and a gap`() {
        var limits = ExaminationLimits()
        limits.textBytes = 1 << 20
        let document = ReadDocument([UInt8](repeating: 0x61, count: 3 << 20), limits: limits)
        #expect(document.reasons == [.limit])
        #expect(document.texts.map(\.bytes.count).max() == 1 << 19)
    }

    @Test func `a long text comes in pieces, and nothing of it is lost`() {
        let rows = 300_000
        let text = "甲,乙\n" + (1...rows).map { "\($0),x\n" }.joined()
        let document = ReadDocument(text: text)
        #expect(document.gaps == [])
        let parts = document.texts.dropFirst()
        #expect(parts.count > 1)
        #expect(parts.map(\.segments.count).reduce(0, +) == rows * 2 + 2)
        let last = parts.last.flatMap { $0.location(at: $0.bytes.count - 1) }
        #expect(last?.cell == "B\(rows + 1)")
        #expect(last?.field == "乙")
    }

    @Test func `half a million lines are numbered through`() {
        let document = ReadDocument(text: String(repeating: "x\n", count: 600_000) + "A140404047")
        let last = document.texts.last.flatMap { $0.location(at: $0.bytes.count - 1) }
        #expect(document.texts.count == 3)
        #expect(last?.line == 600_001)
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":["])
    func `JSON a hundred thousand levels deep is a limit`(opening: String) {
        #expect(ReadDocument(text: String(repeating: opening, count: 100_000)).reasons == [.limit])
    }

    @Test func `numbers without end are text`() {
        let digits = String(repeating: "9", count: 1 << 20)
        let document = ReadDocument(text: "{\"n\": \(digits), \"m\": 1e\(digits)}")
        #expect(document.gaps == [])
        #expect(document.content.contains(digits))
    }

    @Test func `an attribute of a megabyte is read or a gap`() {
        let value = String(repeating: "x", count: 11 << 20)
        let document = ReadDocument(text: "<?xml version='1.0'?><r a='\(value) A140404047'/>")
        #expect(!document.gaps.isEmpty || document.content.contains("A140404047"))
    }

    @Test func `pages a hundred thousand elements deep are read`() {
        let text = "<html>" + String(repeating: "<div>", count: 100_000) + "A140404047"
        let document = ReadDocument(text: text)
        #expect(document.content.contains("A140404047"))
    }

    @Test func `entities that refer to entities are never put in place`() {
        let lines = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }
        let text =
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY l0 \"lol\">\(lines.joined())]><r>&l9;</r>"
        let document = ReadDocument(text: text)
        #expect(document.reasons == [.corrupt])
        #expect(document.texts.map(\.bytes.count).reduce(0, +) < 10_000)
    }

    @Test func `a quote that never closes costs one look`() {
        let text = "a,b\n1,2\n3,\"" + String(repeating: "x,y\n", count: 200_000)
        #expect(ReadDocument(text: text).content.contains("x,y"))
    }
}
