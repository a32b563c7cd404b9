import Documents
import Matching
import PCRE2

/// Tries one compiled pattern of a rule on hostile texts, which may drive it to the match limit.
///
/// Every pattern that meets documents is tried: the rule's own, those that take a value back, and those of its list.
struct AttackCheck {
    let rule: WrittenRule
    let written: WrittenPattern
    let pattern: CompiledPattern
    let log: ProblemLog

    /// Bytes that an attack repeats.
    ///
    /// The limit counts steps from one place, so a longer text shows no more.
    private static let repetitions = 1_200

    /// Runs of each kind of character that the examples hold, alone and behind the beginning of a real value.
    ///
    /// Each is closed by something that no value ends with. A whole value follows, so that the engine can't give up early
    /// because a character that every match needs is nowhere to be seen.
    func run() {
        guard let data = MatchData() else { return }
        let values = rule.examples.compactMap(\.example.marked.first)
        let tail = Array(("\u{1}" + values.joined(separator: "\u{1}")).utf8)
        let heads = heads(of: values).map { Array($0.utf8) }
        var text: [UInt8] = []
        for unit in units(of: values) {
            let run = Array([[UInt8]](repeating: unit, count: max(1, Self.repetitions / unit.count)).joined())
            // A search that can't begin shows nothing.
            for head in heads where pattern.firstBytes.contains(head.first ?? unit[0]) {
                text.removeAll(keepingCapacity: true)
                text += head
                text += run
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
