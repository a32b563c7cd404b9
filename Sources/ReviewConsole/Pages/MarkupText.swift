import Mustache

/// HTML with every character that means something to HTML replaced, scalar by scalar.
///
/// Mustache's own escaping goes by grapheme clusters and lets `<` pass where it stands after a character that
/// joins with what follows (U+0D4E and others of Unicode's `Prepend` class) or before a combining mark.
struct MarkupText: MustacheContentType {
    static let name = "OBSTAT_HTML"

    func escapeText(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
