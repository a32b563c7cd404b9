import Documents
import Frames
import Matching
import PCRE2
import Testing

@Suite struct FlatFormTests {
    private var rich: Rule {
        var rule = SampleRules.rule("(密)(等)", id: "test.rich", flags: [.caseless, .dotall, .ucp])
        rule.category = .markingNational
        rule.packVersion = 7
        rule.capture = 2
        rule.kinds = [.body, .hidden, .ocr]
        rule.position = .fieldValue
        rule.validators = [.mrz, .luhn]
        rule.context = Rule.Context(keywords: ["機密", "Secret"], within: 33, columnHeader: false)
        rule.exclusion = Rule.Exclusion(keywords: ["無"], within: 12, values: ["a", ""], pattern: "x+")
        rule.confidence = .medium
        rule.confidenceAlone = nil
        rule.atLeast = 30
        rule.distinct = true
        rule.action = .hold
        rule.mask = Rule.Mask(first: 3, last: 1)
        rule.state = .shadow
        return rule
    }

    private func same(_ one: Rule, _ other: Rule) -> Bool {
        var copy = one
        copy.title = other.title
        return copy == other
    }

    @Test func `what matching needs of a rule crosses unchanged`() throws {
        let set = RuleSet(rules: [rich, SampleRules.nationalID, SampleRules.mobile], digest: "sha256:0")
        let decoded = try RuleSet(decoding: set.encoded(), digest: "sha256:0")
        #expect(decoded.digest == "sha256:0")
        #expect(decoded.rules.count == 3)
        for (one, other) in zip(decoded.rules, set.rules) { #expect(same(one, other)) }
    }

    @Test func `equal rules have equal bytes`() {
        var other = rich
        other.kinds = Set([SegmentKind.ocr, .hidden, .body].reversed())
        #expect(RuleSet(rules: [rich], digest: "").encoded() == RuleSet(rules: [other], digest: "").encoded())
    }

    @Test func `whatever is cut off is refused`() {
        let bytes = RuleSet(rules: [rich], digest: "").encoded()
        for count in 0..<bytes.count {
            #expect(throws: FrameError.self) { try RuleSet(decoding: Array(bytes[..<count]), digest: "") }
        }
        #expect(throws: FrameError.trailingBytes) { try RuleSet(decoding: bytes + [0], digest: "") }
    }

    @Test func `another version is refused`() {
        var bytes = RuleSet(rules: [], digest: "").encoded()
        bytes[16] += 1
        #expect(throws: FrameError.wrongVersion) { try RuleSet(decoding: bytes, digest: "") }
        bytes[4] += 1
        #expect(throws: FrameError.unknownKind) { try RuleSet(decoding: bytes, digest: "") }
    }

    /// A changed byte gives another rule or is refused; it never crashes, and never gives the rule that was written.
    @Test func `garbage is refused or is another rule`() {
        let bytes = RuleSet(rules: [rich], digest: "").encoded()
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0x91
            let decoded = try? RuleSet(decoding: changed, digest: "")
            #expect(decoded.map { $0.rules.first.map { same($0, rich) } ?? false } != true, "byte \(index)")
        }
    }

    struct Fault: Sendable {
        let pattern: String
        let exclusion: String?
        let source: RuleCompilationError.Source
        let offset: Int
    }

    @Test(arguments: [
        Fault(pattern: "密(", exclusion: nil, source: .pattern, offset: 4),
        Fault(pattern: "密", exclusion: "[b-a]", source: .exclusionPattern, offset: 3),
    ])
    func `a rule that does not compile is named with the place of the fault`(fault: Fault) throws {
        var rule = SampleRules.rule(fault.pattern, id: "test.broken")
        rule.exclusion = fault.exclusion.map { Rule.Exclusion(pattern: $0) }
        let set = RuleSet(rules: [SampleRules.mobile, rule], digest: "")
        let error = #expect(throws: RuleCompilationError.self) { try CompiledRules(set) }
        #expect(error?.rule == 1)
        #expect(error?.ruleID == "test.broken")
        #expect(error?.source == fault.source)
        #expect(error?.error.offset == fault.offset)
    }

    @Test func `a value that no group holds is refused`() {
        var rule = SampleRules.rule("(a)")
        rule.capture = 2
        #expect(throws: RuleCompilationError.self) { try CompiledRules(RuleSet(rules: [rule], digest: "")) }
    }

    @Test func `the engine names itself and its library`() {
        #expect(CompiledRules.engineVersion.contains("PCRE2 10."))
    }
}
