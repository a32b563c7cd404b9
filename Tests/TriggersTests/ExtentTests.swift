import PCRE2
import Testing

@testable import Triggers

@Suite struct ExtentTests {
    @Test func `what a pattern takes is the same by itself as with everything else that is read of it`() {
        for seed in 1...400 {
            var random = RandomPattern(seed: UInt64(seed))
            let source = random.pattern()
            guard let tree = try? PatternParser.tree(of: source, options: .caseless) else { continue }
            #expect(PatternReading(tree, in: ByteAlphabet()).extent == Extent(of: tree), "\(source)")
        }
    }
}
