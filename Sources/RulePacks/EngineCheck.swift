import Documents
import Matching
import PCRE2

/// Tries a compiled pattern on texts that bring out what its source does not show: that it can match nothing at
/// all, or that a hostile text can drive it to the match limit.
struct EngineCheck {
    let rule: WrittenRule
    let written: WrittenPattern
    let pattern: CompiledPattern
    let log: ProblemLog

    /// Bytes that an attack repeats.
    ///
    /// The limit counts steps from one place, so a longer text shows no more.
    private static let repetitions = 1_200

    func run() {
        guard let data = MatchData() else { return }
        checkCapture()
        checkEmptyMatch(data)
        checkAttacks(data)
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
        return try? CompiledPattern(exact, options: PatternOptions(rawValue: flags.rawValue))
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

    // MARK: Attacks

    /// Runs of each kind of character that the examples hold, alone and behind the beginning of a real value.
    ///
    /// Each is closed by something that no value ends with. A whole value follows, so that the engine can't give up early
    /// because a character that every match needs is nowhere to be seen.
    private func checkAttacks(_ data: borrowing MatchData) {
        let values = rule.examples.compactMap(\.example.marked.first)
        let tail = Array(("\u{1}" + values.joined(separator: "\u{1}")).utf8)
        let heads = heads(of: values).map { Array($0.utf8) }
        var text: [UInt8] = []
        for unit in units(of: values) {
            // A search that can't begin shows nothing.
            for head in heads where pattern.needs.first.contains(head.first ?? unit[0]) {
                text.removeAll(keepingCapacity: true)
                text += head
                for _ in 0..<max(1, Self.repetitions / unit.count) { text += unit }
                text += tail
                let outcome = pattern.firstMatch(in: text, from: 0, lastStart: 0, using: data)
                if case .limit(let limit) = outcome { return report(limit, on: text) }
            }
        }
    }

    private func report(_ limit: MatchLimit, on attack: [UInt8]) {
        let beginning = String(decoding: attack.prefix(24), as: UTF8.self).prefix(6)
        log.error(
            LocalizedText(
                zhTW: "特製的文字會使樣式超過上限（\(limit.name)）",
                en: "a crafted text drives the pattern beyond the \(limit.name)"),
            in: rule.file, at: written.position(ofByte: 0),
            hint: LocalizedText(
                zhTW: "例如重複「\(beginning)」；巢狀的重複請改用 (?>…) 或 ++，並為 * 與 + 設上限",
                en:
                    "for example '\(beginning)' repeated; make nested repeats atomic with (?>…) or ++, bound * and +"
            ))
    }

    private func units(of values: [String]) -> [[UInt8]] {
        var units: Set<String> = ["1", "a", "A", "中", " ", "-", "1 ", "a1", "中 ", "a-"]
        units.formUnion(values.joined().unicodeScalars.prefix(200).map { String($0) })
        units.formUnion(values.prefix(3).filter { !$0.isEmpty })
        return units.sorted().map { Array($0.utf8) }
    }

    private func heads(of values: [String]) -> [String] {
        [""]
            + values.prefix(3).flatMap { value in
                [value, String(value.prefix(1)), String(value.prefix(value.count / 2))]
            }
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
