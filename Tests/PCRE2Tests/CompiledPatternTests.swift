import PCRE2
import Testing

@Suite struct CompiledPatternTests {
    /// Every test runs on machine code and on the interpreter, which serves where the system forbids new machine code.
    static let engines = [true, false]

    private func search(
        _ pattern: CompiledPattern, _ text: String, from start: Int = 0
    ) throws -> MatchOutcome {
        let data = try #require(makeMatchData())
        let subject = Array(text.utf8)
        return pattern.firstMatch(in: subject, from: start, lastStart: subject.count, using: data.data)
    }

    /// `#require` can't hold what can't be copied.
    private final class Held {
        let data: MatchData
        init?() {
            guard let data = MatchData() else { return nil }
            self.data = data
        }
    }

    private func makeMatchData() -> Held? { Held() }

    @Test(arguments: engines)
    func `a match has its groups, and a group that took no part has none`(usesJIT: Bool) throws {
        let pattern = try CompiledPattern("(a)|(密)(等)", usesJIT: usesJIT)
        let expected = MatchedRanges(whole: 3..<9, groups: [nil, 3..<6, 6..<9])
        #expect(try search(pattern, "xx 密等") == .match(expected))
        #expect(expected.group(0) == 3..<9)
        #expect(expected.group(1) == nil)
        #expect(expected.group(9) == nil)
    }

    @Test(arguments: engines)
    func `what lies before the start is seen by look-behind`(usesJIT: Bool) throws {
        let pattern = try CompiledPattern("(?<!A)1", usesJIT: usesJIT)
        #expect(try search(pattern, "A1", from: 1) == .noMatch)
        #expect(try search(pattern, "B1", from: 1) == .match(MatchedRanges(whole: 1..<2, groups: [])))
    }

    @Test(arguments: engines)
    func `no match starts behind the last start or reads behind the end`(usesJIT: Bool) throws {
        let pattern = try CompiledPattern("b+", usesJIT: usesJIT)
        let held = try #require(makeMatchData())
        let subject = Array("aaabbb".utf8)
        #expect(pattern.firstMatch(in: subject, from: 0, lastStart: 2, using: held.data) == .noMatch)
        #expect(
            pattern.firstMatch(in: subject, from: 0, lastStart: 3, end: 5, using: held.data)
                == .match(MatchedRanges(whole: 3..<5, groups: [])))
    }

    @Test(arguments: engines)
    func `an empty match is none`(usesJIT: Bool) throws {
        let pattern = try CompiledPattern("x*", usesJIT: usesJIT)
        #expect(try search(pattern, "ab") == .noMatch)
        #expect(try search(pattern, "") == .noMatch)
        #expect(try search(pattern, "abx") == .match(MatchedRanges(whole: 2..<3, groups: [])))
    }

    @Test(arguments: engines)
    func `a pattern that never ends is stopped`(usesJIT: Bool) throws {
        let pattern = try CompiledPattern("(a+)+$", usesJIT: usesJIT)
        #expect(try search(pattern, String(repeating: "a", count: 100) + "b") == .limit(.steps))
    }

    @Test func `compiled code that needs too much stack is stopped`() throws {
        let pattern = try CompiledPattern("(?:.|\\n)*x")
        try #require(pattern.isJITCompiled)
        #expect(try search(pattern, String(repeating: "a", count: 900_000)) == .limit(.jitStack))
    }

    @Test func `both engines answer alike`() throws {
        let text = "身分證 A140404047, a140404047，電話 0911-000-999"
        for source in ["[A-Z][12]\\d{8}", "(?<=，)電話\\s*(\\d{4})", "\\p{Han}+$", "9{3}\\z"] {
            let fast = try CompiledPattern(source)
            let slow = try CompiledPattern(source, usesJIT: false)
            #expect(!slow.isJITCompiled)
            #expect(try search(fast, text) == search(slow, text))
        }
    }

    struct Fault: Sendable {
        let pattern: String
        let offset: Int
        let message: String
    }

    @Test(arguments: [
        Fault(pattern: "密(等", offset: 7, message: "missing closing parenthesis"),
        Fault(pattern: "[b-a]", offset: 3, message: "range out of order in character class"),
        Fault(pattern: "a\\C", offset: 3, message: "using \\C is disabled by the application"),
    ])
    func `a broken pattern says what is wrong and at which byte`(fault: Fault) {
        #expect(throws: PatternError(message: fault.message, offset: fault.offset)) {
            try CompiledPattern(fault.pattern)
        }
    }

    @Test func `a pattern with more groups than can be reported is refused`() throws {
        #expect(try CompiledPattern(String(repeating: "(a)?", count: 63)).groupCount == 63)
        #expect(throws: PatternError.self) { try CompiledPattern(String(repeating: "(a)?", count: 64)) }
    }

    struct Option: Sendable {
        let options: PatternOptions
        let pattern: String
        let text: String
    }

    @Test(arguments: [
        Option(options: .caseless, pattern: "secret", text: "SECRET"),
        Option(options: .multiline, pattern: "^b$", text: "a\nb\nc"),
        Option(options: .dotall, pattern: "a.b", text: "a\nb"),
        Option(options: .extended, pattern: "a b # comment", text: "ab"),
        Option(options: .ucp, pattern: "^\\w$", text: "密"),
    ])
    func `each option changes what matches`(option: Option) throws {
        #expect(try search(CompiledPattern(option.pattern), option.text) == .noMatch)
        let found = try search(CompiledPattern(option.pattern, options: option.options), option.text)
        #expect(found != .noMatch)
    }

    @Test func `the library tells its version`() {
        #expect(CompiledPattern.libraryVersion.hasPrefix("10."))
    }
}
