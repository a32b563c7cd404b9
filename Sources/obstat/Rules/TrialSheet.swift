import Documents
import Matching
import Reports

/// What a rule made of a text, as a person or a program reads it.
///
/// Shows the text itself: whoever tries a rule typed it in.
struct TrialSheet {
    let rule: Rule
    let trial: RuleTrial
    let language: Language
    let colour: Bool

    var lines: [String] {
        let head = ["\(rule.id)  \(rule.title(language))"]
        guard !trial.hits.isEmpty else { return head + [Self.nothing(language)] + stop }
        return head + trial.hits.flatMap(lines(of:)) + stop
    }

    var jsonLines: [String] { trial.hits.map(json) }

    private static let nothing = LocalizedText(zhTW: "樣式什麼都沒對到。", en: "The pattern matches nothing.")

    private var stop: [String] {
        trial.stopped.map { [LocalizedText(zhTW: "中途停止：\($0)", en: "stopped early: \($0)")(language)] } ?? []
    }

    private func lines(of hit: RuleTrial.Hit) -> [String] {
        let place = LinePlace(of: hit.range, in: trial.text)
        let verdict =
            hit.confidence.map { confidence in
                paint(
                    confidence >= .medium ? "31" : "33",
                    LocalizedText(
                        zhTW: "發現（信心 \(confidence.name)）", en: "finding, confidence \(confidence.name)")(
                            language))
            } ?? paint("32", LocalizedText(zhTW: "不算發現", en: "no finding")(language))
        return ["", "\(place.line):\(place.column)  \(verdict)", "  " + shown(place)]
            + hit.steps.enumerated().map { "  \($0.offset + 1). \(Self.safe($0.element))" }
    }

    private func shown(_ place: LinePlace) -> String {
        Self.safe(place.before) + paint("1;7", "«" + Self.safe(place.value) + "»") + Self.safe(place.after)
    }

    /// Typed text may hold what moves a cursor.
    private static func safe(_ text: String) -> String { FileName(text).display }

    private func paint(_ code: String, _ text: String) -> String {
        colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    private func json(_ hit: RuleTrial.Hit) -> String {
        let place = LinePlace(of: hit.range, in: trial.text)
        var json = JSONText()
        json.add("rule", rule.id)
        json.add("line", place.line)
        json.add("column", place.column)
        json.add("value", hit.value)
        json.add("confidence", hit.confidence?.name)
        json.add("reason", hit.reasons)
        json.add("steps", hit.steps)
        return json.text
    }
}

/// A value on its line.
private struct LinePlace {
    let line: Int
    let column: Int
    let before: String
    let value: String
    let after: String

    /// Bytes of the line that are shown on each side of the value.
    private static let reach = 200

    init(of range: Range<Int>, in text: [UInt8]) {
        let head = text[..<range.lowerBound]
        let start = head.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = text[range.upperBound...].firstIndex(of: 0x0A) ?? text.count
        line = head.count { $0 == 0x0A } + 1
        column = String(decoding: text[start..<range.lowerBound], as: UTF8.self).unicodeScalars.count + 1
        before = String(
            decoding: text[max(start, range.lowerBound - Self.reach)..<range.lowerBound], as: UTF8.self)
        value = String(decoding: text[range], as: UTF8.self)
        after = String(
            decoding: text[range.upperBound..<min(end, range.upperBound + Self.reach)], as: UTF8.self)
    }
}
