import Documents

/// Text between the tags of HTML or XML 1.0, and in their quoted attributes.
enum MarkupText {
    /// Nothing in the text can open a tag, close a quotation, forge a line or turn letters round.
    ///
    /// XML 1.0 has no way to write most control characters and the noncharacters, so these are spelled `\u{…}`.
    static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in FileName(text).display.unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            case _ where isNoncharacter(scalar):
                safe += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
    }
}
