package import Documents

extension RulePackProblem {
    /// The problem as a person reads it: place and message, the line, a caret under the fault, and the hint.
    ///
    /// - Parameters:
    ///   - language: the reader's.
    ///   - colour: whether to add the escape sequences of a terminal.
    /// - Returns: lines without a line end after the last.
    package func rendered(language: Language, colour: Bool = false) -> String {
        let paint = Paint(isOn: colour)
        let place = line > 0 ? "\(shown(file)):\(line):\(column)" : shown(file)
        let title = paint(severity == .error ? .red : .yellow, severity.title(language))
        var report = ["\(paint(.bold, place)): \(title): \(paint(.bold, message(language)))"]
        if line > 0 { report += excerpt(paint) }
        if let hint {
            let label = LocalizedText(zhTW: "建議", en: "hint")(language)
            report += indented(hint(language), after: "\(gutter)= \(label): ")
        }
        return report.joined(separator: "\n")
    }

    private var gutter: String { String(repeating: " ", count: String(line).count + 1) }

    private func excerpt(_ paint: Paint) -> [String] {
        let window = LineWindow(Array(sourceLine.unicodeScalars), column: column, length: length)
        let bar = paint(.blue, "|")
        let caret = paint(severity == .error ? .red : .yellow, window.caret)
        return [
            "\(gutter)\(bar)",
            "\(paint(.blue, String(line))) \(bar) \(window.text)",
            "\(gutter)\(bar) \(window.padding)\(caret)",
        ]
    }

    /// Further lines of a hint stand under its first.
    private func indented(_ text: String, after head: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().map { index, line in
            index == 0 ? head + line : gutter + "  " + line
        }
    }

    private func shown(_ path: String) -> String { FileName(path).display }
}

/// The escape sequences of a terminal, or none.
struct Paint {
    let isOn: Bool

    enum Colour: String {
        case bold = "1"
        case red = "31"
        case yellow = "33"
        case blue = "34"
    }

    func callAsFunction(_ colour: Colour, _ text: String) -> String {
        isOn ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }
}
