import Documents
import Frames
import Matching
import Testing

@Suite struct LimitTests {
    private let catastrophe = SampleRules.rule("(a+)+$", id: "test.catastrophe")

    @Test func `a rule that never ends stops on its part and is named`() throws {
        let text = "0911-000-999\n" + String(repeating: "a", count: 200) + "b\n0922-000-999"
        let (findings, gaps) = try SampleRules.run(
            [catastrophe, SampleRules.mobile], on: [SampleRules.part(text)])
        #expect(findings.map(\.rule) == [1, 1])
        #expect(gaps.map(\.reason) == [.limit])
        #expect(gaps.first?.detail == "rule test.catastrophe stopped at byte 13: match limit")
    }

    @Test func `hits before the stop are kept`() throws {
        let rule = SampleRules.rule("found|(a+)+$", id: "test.late")
        let text = "found " + String(repeating: "a", count: 200) + "b"
        let (findings, gaps) = try SampleRules.run([rule], on: [SampleRules.part(text)])
        #expect(findings.count == 1)
        #expect(gaps.count == 1)
    }

    @Test func `runs that stay below the engine's limit are stopped by the clock`() throws {
        let text = String(repeating: String(repeating: "a", count: 14) + "b", count: 20_000)
        var limits = ExaminationLimits()
        limits.ruleMilliseconds = 50
        let (_, gaps) = try SampleRules.run([catastrophe], on: [SampleRules.part(text)], limits: limits)
        #expect(gaps.map(\.reason) == [.timeout])
        #expect(gaps.first?.detail.hasPrefix("rule test.catastrophe ran out of time at byte ") == true)
    }

    @Test func `findings beyond the limit are counted in a gap`() throws {
        var limits = ExaminationLimits()
        limits.findings = 3
        let text = (0..<10).map { "0911-000-00\($0)" }.joined(separator: "\n")
        let (findings, gaps) = try SampleRules.run(
            [SampleRules.mobile], on: [SampleRules.part(text)], limits: limits)
        #expect(
            findings.map { String(decoding: $0.value, as: UTF8.self) } == [
                "0911000000", "0911000001", "0911000002",
            ])
        #expect(gaps == [CoverageGap(part: .document, reason: .limit, detail: "7 more findings")])
    }

    @Test func `a flood of notes does not crowd out what stops a document`() throws {
        var limits = ExaminationLimits()
        limits.findings = 2
        let note = SampleRules.rule("x", id: "test.note") { $0.action = .note }
        let hold = SampleRules.rule("secret", id: "test.hold") { $0.action = .hold }
        let text = String(repeating: "x ", count: 500) + "secret"
        let (findings, gaps) = try SampleRules.run(
            [note, hold], on: [SampleRules.part(text)], limits: limits)
        #expect(findings.map(\.rule) == [0, 1])
        #expect(gaps.first?.detail == "499 more findings")
    }

    @Test func `remarks that there is no room for leave no gap`() throws {
        var limits = ExaminationLimits()
        limits.findings = 2
        let remark = SampleRules.rule("x", id: "test.remark") {
            $0.action = .note
            $0.confidence = .low
            $0.confidenceAlone = nil
        }
        let text = String(repeating: "x ", count: 30_000)
        let (findings, gaps) = try SampleRules.run([remark], on: [SampleRules.part(text)], limits: limits)
        #expect(findings.count == 2 && gaps.isEmpty)
        var varying = remark
        varying.variesByUnit = true
        let (_, told) = try SampleRules.run([varying], on: [SampleRules.part(text)], limits: limits)
        #expect(!told.isEmpty)
    }

    @Test func `a rule that finds too much stops on its part, and the others go on`() throws {
        let hold = SampleRules.rule("secret", id: "test.hold") { $0.action = .hold }
        let (findings, gaps) = try SampleRules.run(
            [SampleRules.rule("x"), hold],
            on: [SampleRules.part(String(repeating: "x", count: 30_000) + "secret")])
        #expect(findings.count == 2_000)
        #expect(findings.last?.rule == 1)
        #expect(
            gaps.map(\.detail) == [
                "rule test.rule stopped at byte 20000: it has found too much to list", "18001 more findings",
            ])
    }

    @Test func `when the document's time is over, rules and parts that are left are named`() throws {
        var limits = ExaminationLimits()
        limits.wallMilliseconds = 0
        #expect(
            try SampleRules.run([SampleRules.mobile], on: [SampleRules.part("0911-000-999")], limits: limits)
                .gaps == [
                    CoverageGap(part: .document, reason: .timeout, detail: "no time left to match it")
                ])
        limits.wallMilliseconds = 400
        let text =
            String(repeating: String(repeating: "a", count: 14) + "b", count: 20_000) + "\n0911-000-999"
        let (_, gaps) = try SampleRules.run(
            [catastrophe, SampleRules.mobile], on: [SampleRules.part(text)], limits: limits)
        // On a busy machine the time may be over before the first rule has begun.
        #expect(!gaps.isEmpty && gaps.allSatisfy { $0.reason == .timeout })
        let last = try #require(gaps.last?.detail)
        #expect(
            last == "no time left for 1 of 2 rules, tw.mobile the first of them"
                || last == "no time left for 2 of 2 rules, test.catastrophe the first of them")
    }

    @Test(.timeLimit(.minutes(20)))
    func `three megabytes of lines that may all be cut numbers take no more than their length`() {
        let lines = Array(repeatElement(Array("12345678\n".utf8), count: 333_333).joined())
        let text = PartText(path: .document, mediaType: "text/plain", bytes: lines, segments: [], names: [])
        let view = NormalisedView(text)
        #expect(view.mainCount == lines.count)
        #expect(view.bytes.count == lines.count + 333_332 * 17)
    }

    @Test func `text that is not UTF-8 leaves a gap`() throws {
        let part = PartText(
            path: PartPath(names: ["a.txt"]), mediaType: "text/plain",
            bytes: Array("0911-000-999 ".utf8) + [0xFF],
            segments: [], names: [])
        let (findings, gaps) = try SampleRules.run([SampleRules.mobile], on: [part])
        #expect(findings.count == 1)
        #expect(gaps.map(\.reason) == [.undecodable])
    }

    @Test func `the same gap in a thousand parts is told five hundred times and counted`() throws {
        let parts = (0..<1_000).map { index in
            PartText(
                path: PartPath(names: ["\(index)"]), mediaType: "text/plain", bytes: [0xFF], segments: [],
                names: [])
        }
        let (_, gaps) = try SampleRules.run([SampleRules.mobile], on: parts)
        #expect(gaps.count == 501)
        #expect(gaps.last?.detail == "500 more gaps in matching")
    }

    // MARK: Counting

    @Test func `a rule may want several values before it speaks`() throws {
        var rule = SampleRules.mobile
        rule.atLeast = 3
        #expect(try SampleRules.values(rule, in: "0911-000-999 0911-000-998").isEmpty)
        #expect(try SampleRules.values(rule, in: "0911-000-999 0911-000-998 0911-000-999").count == 3)
        rule.distinct = true
        #expect(try SampleRules.values(rule, in: "0911-000-999 0911-000-998 0911.000.999").isEmpty)
        #expect(try SampleRules.values(rule, in: "0911-000-999 0911-000-998 0911.000.997").count == 3)
    }

    @Test func `values are counted over all parts`() throws {
        var rule = SampleRules.mobile
        rule.atLeast = 2
        let parts = ["a.txt", "b.txt"].enumerated().map { index, name in
            SampleRules.part("0911-000-99\(index)", path: PartPath(names: [name]))
        }
        #expect(try SampleRules.run([rule], on: parts).findings.map(\.part.names) == [["a.txt"], ["b.txt"]])
        #expect(try SampleRules.run([rule], on: [parts[0]]).findings.isEmpty)
    }

    // MARK: Choice of rules

    @Test func `a disabled rule rests unless it alone is asked for`() throws {
        var rule = SampleRules.mobile
        rule.state = .disabled
        let part = SampleRules.part("A140404047 0911-000-999")
        #expect(try SampleRules.run([SampleRules.nationalID, rule], on: [part]).findings.map(\.rule) == [0])
        #expect(
            try SampleRules.run([SampleRules.nationalID, rule], on: [part], onlyRule: 1).findings.map(\.rule)
                == [1])
    }

    @Test func `findings come in the order of the text, each place once`() throws {
        let twice = SampleRules.rule("\\d{4}-\\d{3}", id: "test.twice")
        let part = SampleRules.part("0911-000-999\n身分證 A1404\n04047\n0922-000-999")
        let found = try SampleRules.run([SampleRules.mobile, SampleRules.nationalID, twice], on: [part])
            .findings
        #expect(found.map(\.rule) == [0, 2, 1, 0, 2])
        #expect(found.map(\.location?.line) == [1, 1, 2, 4, 4])
        #expect(String(decoding: found[2].value, as: UTF8.self) == "A140404047")
    }
}
