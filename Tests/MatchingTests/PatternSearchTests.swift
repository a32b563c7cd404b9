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
            region: 0..<subject.count, deadline: Deadline(milliseconds: 600_000))
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

    // MARK: What is passed over

    @Test(arguments: [
        "[A-Z][12]\\d{3}", "(?<=密)等?x", "\\d+@", "(?i)密.*k", "(?i:S)[機密]", "(a|b)(?=c)", "密|機", "x*y",
    ])
    func `every match begins with one of the bytes that are told`(pattern: String) throws {
        let compiled = try CompiledPattern(pattern)
        guard let data = MatchData() else { return }
        var found = 0
        for seed in UInt64(1)...300 {
            let alphabet = Array("A1B2A1 2233ab cd密等機\nxykKsS@")
            let text = Array(RandomText(seed: seed).text(characters: 40, alphabet: alphabet).utf8)
            for start in text.indices where text[start] & 0xC0 != 0x80 {
                let outcome = compiled.firstMatch(in: text, from: start, lastStart: start, using: data)
                guard case .match = outcome else { continue }
                found += 1
                #expect(compiled.firstBytes.contains(text[start]))
            }
        }
        #expect(found > 0)
    }

    @Test func `words that a list finds in a text are in the index's answer`() throws {
        let words = ["密等", "ID No", "姓名", "abc", "電子 郵件", "密等級"]
        let rules = try words.enumerated().map { index, word in
            try CompiledRule(
                SampleRules.rule("x", id: "test.\(index)") {
                    $0.context = Rule.Context(keywords: [word])
                    $0.confidenceAlone = nil
                }, index: index)
        }
        let index = KeywordIndex(rules, ruleCount: rules.count)
        var present = 0
        for seed in UInt64(1)...400 {
            let text = RandomText(seed: seed).text(
                characters: 60, alphabet: Array("密等級姓名電子郵件 -_IDNoabcABC\n"))
            let bytes = NormalisedView(text).bytes
            let answer = index.words(in: bytes).flatMap { index.rulesOfWord[$0] }
            for rule in rules where rule.contextWords.first(in: SqueezedText(bytes)) != nil {
                #expect(answer.contains(rule.index))
                present += 1
            }
        }
        #expect(present > 20)
        #expect(index.words(in: Array("密 碼".utf8)).isEmpty)
    }
}
