import Documents
import Frames
import Matching
import Testing

/// Whatever the text and however it is cut into segments, matching ends in order.
@Suite struct RandomDocumentTests {
    private static let compiled = Result {
        var rules = DomainRules.all
        for position in Rule.Position.allCases {
            rules.append(
                SampleRules.rule("[A9密機]\\s*[0-9密]+", id: "random.\(position)") {
                    $0.position = position
                    $0.context = Rule.Context(keywords: ["密", "AB", "九"], within: 5)
                    $0.exclusion = Rule.Exclusion(
                        keywords: ["二"], within: 3, values: ["A0"], pattern: "機.{0,4}")
                })
        }
        return try CompiledRules(RuleSet(rules: rules, digest: "test"))
    }

    private func document(seed: UInt64) -> PartText {
        let bytes = Array(RandomText(seed: seed).text(characters: 600).utf8)
        let cuts = RandomText(seed: seed &+ 1_000).text(
            characters: 600, alphabet: ["a", "b", "c", "d", "e", "f", "g"]
        ).utf8
        var segments: [Segment] = []
        var start = 0
        for (index, cut) in zip(bytes.indices, cuts)
        where cut == UInt8(ascii: "a") && bytes[index] < 0x80 && index > start {
            let number = Int32(segments.count)
            segments.append(
                Segment(
                    range: start..<index, kind: number % 3 == 0 ? .tableCell : .body,
                    concealment: number % 5 == 0 ? .hiddenText : .none,
                    place: Place(page: number / 10, row: number / 4, column: number % 4),
                    label: number % 2 - 1))
            start = index + 1
        }
        return PartText(
            path: .document, mediaType: "text/plain", bytes: bytes, segments: segments, names: ["密 AB"])
    }

    @Test(arguments: UInt64(1)...60)
    func `findings lie in their text, in order, each once`(seed: UInt64) throws {
        let part = document(seed: seed)
        var matcher = DocumentMatcher(rules: try Self.compiled.get(), limits: ExaminationLimits())
        matcher.match(part)
        let (findings, gaps) = matcher.finish()
        #expect(gaps.isEmpty)
        #expect(!findings.isEmpty)
        for finding in findings {
            #expect(!finding.value.isEmpty)
            #expect(!finding.excerpt.isEmpty)
            #expect(String(validating: finding.value, as: UTF8.self) != nil)
            #expect(!finding.excerpt.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
        }
        var again = DocumentMatcher(rules: try Self.compiled.get(), limits: ExaminationLimits())
        again.match(part)
        #expect(again.finish().findings == findings)
    }
}
