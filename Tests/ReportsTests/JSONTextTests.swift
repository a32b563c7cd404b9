import Foundation
import Testing

@testable import Reports

/// What is written is what another reader of JSON reads.
@Suite struct JSONTextTests {
    @Test func `every character comes back as itself, and none ends a line`() throws {
        let scalars =
            (0...0x2FFF).compactMap { Unicode.Scalar($0) } + ["\u{1F4C4}", "\u{20000}", "\u{10FFFF}"]
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        var json = JSONText()
        json.add("text", text)
        let read = try JSONDecoder().decode([String: String].self, from: Data(json.text.utf8))
        #expect(read["text"].map { Array($0.unicodeScalars) } == scalars)
        let ends: Set<Unicode.Scalar> = ["\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"]
        #expect(
            !json.text.unicodeScalars.contains { ends.contains($0) || $0.value < 0x20 || $0.value == 0x7F })
    }
}
