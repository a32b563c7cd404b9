import Testing

@testable import Triggers

/// Words are found whatever gaps stand in them, and wherever blocks end.
@Suite struct WordTests {
    private static let words = ["身分證", "idno", "電話", "email", "a.b", "緊急聯絡人", "homephone"].map {
        Array($0.utf8)
    }
    private static let gaps = Array(" \n\t-_".utf8)

    /// Where words begin, found one byte after the other.
    private func places(of word: [UInt8], in text: [UInt8], _ region: Range<Int>) -> Set<Int> {
        let left = region.filter { text[$0] > 0x20 && text[$0] != 0x2D && text[$0] != 0x5F }
        return Set(
            left.indices.filter { start in
                left[start...].prefix(word.count).map { text[$0] | (text[$0].isUpperCase ? 0x20 : 0) } == word
            }.map { left[$0] })
    }

    private func text(seed: UInt64, count: Int) -> [UInt8] {
        var random = RandomPattern(seed: seed)
        var text: [UInt8] = []
        while text.count < count {
            let word = Self.words[random.number(below: Self.words.count)]
            for byte in word {
                // Within an ideograph there is no gap.
                if byte & 0xC0 != 0x80, random.number(below: 3) == 0 {
                    for _ in 0..<random.number(below: 4) { text.append(Self.gaps[random.number(below: 5)]) }
                }
                text.append(random.number(below: 9) == 0 && (0x61...0x7A).contains(byte) ? byte ^ 0x20 : byte)
            }
            if random.number(below: 2) == 0 { text += Array("，x 之\n".utf8) }
        }
        return text
    }

    @Test(arguments: UInt64(1)...12)
    func `all of them, in both ways, in each region`(seed: UInt64) {
        let index = TriggerIndex([], words: Self.words)
        var wide = TriggerScan(index)
        var plain = TriggerScan(index)
        plain.isPortable = true
        let text = text(seed: seed, count: 9_000)
        for region in [0..<text.count, 0..<4_096, 4_000..<8_300, 5..<8_197, 8_000..<8_001] {
            wide.read(text, region: region)
            plain.read(text, region: region)
            for (number, word) in Self.words.enumerated() {
                let found = wide.places(of: number)
                #expect(found == plain.places(of: number))
                let told = Set((found ?? []).joined())
                let true_ = places(of: word, in: text, region)
                #expect(told.isSuperset(of: true_), "\(String(decoding: word, as: UTF8.self)) in \(region)")
                // What is told too much agrees in its first bytes.
                if word.count <= Trigger.longestKey { #expect(told == true_) }
            }
        }
    }

    @Test func `a long gap between blocks is no end`() {
        let index = TriggerIndex([], words: Self.words)
        var scan = TriggerScan(index)
        let text = Array("電".utf8) + [UInt8](repeating: 0x20, count: 20_000) + Array("話".utf8)
        scan.read(text, region: 0..<text.count)
        #expect(scan.places(of: 2) == [0..<1])
    }
}
