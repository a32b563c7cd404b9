import PCRE2
import Testing

@testable import Triggers

/// The two characters beyond ASCII that are the other case of an ASCII letter.
@Suite struct FoldGuardTests {
    private func starts(_ text: String) -> [Range<Int>] {
        let analysis = PatternAnalysis("mark", options: .caseless)
        var scan = TriggerScan(TriggerIndex([analysis]))
        let bytes = Array(text.utf8)
        scan.read(bytes, region: 0..<bytes.count)
        return scan.starts(of: 0)
    }

    @Test(arguments: ["mar\u{212A}", "ſ and mark"])
    func `a text that holds one is searched everywhere`(text: String) {
        #expect(starts(text) == [0..<text.utf8.count])
    }

    @Test func `characters with some of their bytes do not count`() {
        #expect(starts("優秀 mark") == [7..<8])
    }
}
