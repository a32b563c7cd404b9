import PCRE2
import Testing

@testable import Matching

@Suite struct PatternSearchTests {
    private func matches(
        _ source: String, in text: String, slice: Int, starts: [Range<Int>]? = nil
    ) throws -> [Range<Int>] {
        let subject = Array(text.utf8)
        guard let data = MatchData() else { return [] }
        var search = PatternSearch(
            pattern: try CompiledPattern(source, options: [.caseless, .multiline]), subject: subject,
            region: 0..<subject.count, deadline: Deadline(milliseconds: 60_000))
        search.sliceBytes = slice
        var found: [Range<Int>] = []
        let end = search.run(starts ?? [0..<subject.count], using: data) { ranges, _ in
            found.append(ranges.whole)
            return true
        }
        #expect(end == .complete)
        return found
    }

    static let patterns = [
        "[A-Z][12]\\d{3}", "(?<=密)等?", "^.{0,30}機", "\\d+", "(?<!\\d)\\d{2}(?!\\d)", "密.*?密", "\\b\\w+$",
        "x*", "(a|ab)(c|bcd)?",
    ]

    @Test(arguments: patterns, [1, 2, 3, 7, 64])
    func `a search in slices finds what one search finds`(pattern: String, slice: Int) throws {
        for seed in UInt64(1)...6 {
            let text = RandomText(seed: seed).text(characters: 500, alphabet: Array("AB12 3456ab cd密等機\nx"))
            let whole = try matches(pattern, in: text, slice: .max / 2)
            #expect(try matches(pattern, in: text, slice: slice) == whole)
        }
    }

    @Test func `matches are looked for where they may start and nowhere else`() throws {
        #expect(
            try matches("\\d", in: "1234567890", slice: 4, starts: [1..<3, 8..<9]) == [1..<2, 2..<3, 8..<9])
    }

    @Test func `a match may end behind the last place where it may start`() throws {
        #expect(try matches("\\d+", in: "1234567890", slice: 4, starts: [1..<3]) == [1..<10])
    }

    @Test func `a deadline in the past stops before the first search`() throws {
        let data = MatchData()
        guard let data else { return }
        let search = PatternSearch(
            pattern: try CompiledPattern("a"), subject: Array("aaa".utf8), region: 0..<3,
            deadline: Deadline(milliseconds: 0))
        var count = 0
        let end = search.run([0..<3], using: data) { _, _ in
            count += 1
            return true
        }
        #expect(end == .outOfTime(offset: 0))
        #expect(count == 0)
    }
}
