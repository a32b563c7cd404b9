import Documents
import Testing

@testable import Extraction

@Suite struct MacroTests {
    /// A container of literals only.
    private static func packed(_ text: [UInt8]) -> [UInt8] {
        var chunk: [UInt8] = []
        for start in stride(from: 0, to: text.count, by: 8) {
            chunk += [0] + text[start..<min(start + 8, text.count)]
        }
        let head = 0xB000 | (chunk.count - 1)
        return [1, UInt8(head & 0xFF), UInt8(head >> 8)] + chunk
    }

    private static func record(_ id: UInt8, _ content: [UInt8]) -> [UInt8] {
        [id, 0] + CompoundBuilder.number(content.count) + content
    }

    private static func project(_ source: [UInt8]) -> [UInt8] {
        let list =
            record(0x03, [0xB6, 3]) + record(0x1A, Array("Module1".utf8))
            + record(0x31, CompoundBuilder.number(2))
        return CompoundBuilder.build([
            .storage("VBA", [.stream("dir", packed(list)), .stream("Module1", [9, 9] + source)]),
            .stream("PROJECT", Array("Name=\"Project\"".utf8)),
        ])
    }

    @Test func `the source of macros is read in its code page and is no gap`() {
        let source = Array("Const Id = \"A140404047\" ' ".utf8) + [0xB3, 0xAF, 0xA4, 0x70, 0xA9, 0xFA]
        let reading = MarkupReading(Self.project(Self.packed(source)))
        let line = reading.first("Const Id = \"A140404047\" ' 陳小明")
        #expect(line?.kind == .hidden && line?.concealment == .markupOnly && line?.part == "VBA › Module1")
        #expect(reading.gaps.isEmpty)
    }

    @Test func `that there are macros is told`() {
        var traits: [Observation] = []
        let extraction = Extraction(
            limits: ExaminationLimits(), onText: { _ in }, onTrait: { traits.append($0) })
        extraction.readDocument(Self.project(Self.packed([0x41])), name: FileName("a.bin"))
        #expect(traits.map(\.trait) == [.macro])
    }

    @Test func `source that can't be expanded is a gap`() {
        #expect(MarkupReading(Self.project([7, 7, 7])).reasons.contains(.corrupt))
    }

    @Test(
        arguments: [
            // The examples of [MS-OVBA] 3.2: no copies, some, and as many as can be.
            (
                [
                    0x01, 0x19, 0xB0, 0x00, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x00, 0x69, 0x6A,
                    0x6B, 0x6C, 0x6D, 0x6E,
                    0x6F, 0x70, 0x00, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x2E,
                ], "abcdefghijklmnopqrstuv."
            ),
            (
                [
                    0x01, 0x2F, 0xB0, 0x00, 0x23, 0x61, 0x61, 0x61, 0x62, 0x63, 0x64, 0x65, 0x82, 0x66, 0x00,
                    0x70, 0x61, 0x67, 0x68,
                    0x69, 0x6A, 0x01, 0x38, 0x08, 0x61, 0x6B, 0x6C, 0x00, 0x30, 0x6D, 0x6E, 0x6F, 0x70, 0x06,
                    0x71, 0x02, 0x70, 0x04,
                    0x10, 0x72, 0x73, 0x74, 0x75, 0x76, 0x10, 0x77, 0x78, 0x79, 0x7A, 0x00, 0x3C,
                ],
                "#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"
            ),
            ([0x01, 0x03, 0xB0, 0x02, 0x61, 0x45, 0x00], String(repeating: "a", count: 73)),
        ] as [([UInt8], String)])
    func `compression is undone as its specification shows`(packed: [UInt8], text: String) {
        #expect(MacroText.expand(packed[...]).map { String(decoding: $0, as: UTF8.self) } == text)
    }
}
