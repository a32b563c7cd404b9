import Documents
import Matching
import PCRE2

/// Tries a rule's compiled pattern on texts that bring out what its source does not show: that it has not the group that
/// is asked for, or can match nothing at all.
struct EngineCheck {
    let rule: WrittenRule
    let written: WrittenPattern
    let pattern: CompiledPattern
    let log: ProblemLog

    func run() {
        guard let data = MatchData() else { return }
        checkCapture()
        checkEmptyMatch(data)
    }

    private func checkCapture() {
        guard rule.rule.capture > pattern.groupCount else { return }
        log.error(
            LocalizedText(
                zhTW: "樣式沒有第 \(rule.rule.capture) 個擷取群組", en: "the pattern has no group \(rule.rule.capture)"),
            in: rule.file, at: rule.capturePosition,
            hint: LocalizedText(zhTW: "樣式有 \(pattern.groupCount) 個群組", en: "it has \(pattern.groupCount)"))
    }

    // MARK: Empty matches

    /// An empty match is never a finding, so such a pattern means something else than its writer thinks.
    private func checkEmptyMatch(_ data: borrowing MatchData) {
        guard let probe = probe() else { return }
        let texts = [" "] + (rule.examples + rule.counterexamples).map { " " + $0.example.unmarked }
        guard texts.contains(where: { matchesNothing(probe, in: Array($0.utf8), data) }) else { return }
        log.error(
            LocalizedText(zhTW: "樣式可以對到空字串", en: "the pattern can match the empty string"), in: rule.file,
            at: written.position(ofByte: 0),
            hint: LocalizedText(
                zhTW: "檢查 *、? 或 {0,n} 是否使整個樣式都可省略", en: "look for *, ? or {0,n} that make all of it optional")
        )
    }

    /// Finds one character and then the pattern: a match of one character shows an empty match behind it.
    private func probe() -> CompiledPattern? {
        let flags = rule.rule.flags
        // The line feed ends a comment that an extended pattern may end in.
        let text = "(?s:.)(?:\(rule.rule.pattern)\n)"
        let exact = flags.contains(.extended) ? text : "(?s:.)(?:\(rule.rule.pattern))"
        // It meets a few short texts, which are read sooner than machine code is made.
        return try? CompiledPattern(
            exact, options: PatternOptions(rawValue: flags.rawValue), usesJIT: false)
    }

    private func matchesNothing(
        _ probe: CompiledPattern, in text: [UInt8], _ data: borrowing MatchData
    ) -> Bool {
        for start in text.indices where text[start] & 0xC0 != 0x80 {
            let outcome = probe.firstMatch(in: text, from: start, lastStart: start, using: data)
            guard case .match(let ranges) = outcome else { continue }
            let character = String(decoding: text[ranges.whole], as: UTF8.self).unicodeScalars
            if character.count == 1 { return true }
        }
        return false
    }
}

extension Rule.Example {
    /// The text without its marks.
    var unmarked: String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "«" && $0 != "»" }))
    }

    /// What stands between the marks.
    var marked: [String] {
        text.split(separator: "«", omittingEmptySubsequences: false).dropFirst().map { rest in
            String(rest.prefix { $0 != "»" })
        }
    }
}
