import Documents
import Yams

/// A text of a YAML file: its value, and how and where it was written.
struct SourceScalar: Sendable {
    let text: String
    let style: Style
    /// Of the opening quote, of the `|` or `>`, or of the first character.
    let position: SourcePosition

    /// The beginning of the value, in the words of a message.
    var quoted: LocalizedText {
        let start = String(text.prefix(24)) + (text.count > 24 ? "…" : "")
        return LocalizedText(zhTW: "「\(start)」", en: "'\(start)'")
    }

    enum Style: Sendable {
        case plain
        case singleQuoted
        case doubleQuoted
        /// `|`
        case literal
        /// `>`
        case folded
    }
}

extension SourceScalar.Style {
    init(_ style: Node.Scalar.Style) {
        self =
            switch style {
            case .singleQuoted: .singleQuoted
            case .doubleQuoted: .doubleQuoted
            case .literal: .literal
            case .folded: .folded
            case .any, .plain: .plain
            }
    }
}
