/// What a person writes: reasons, notes, references.
package enum FreeText {
    /// The most characters.
    package static let longest = 4_000

    /// Whether the text says something, is not too long, and holds nothing that could forge a line of a terminal.
    package static func isValid(_ text: String) -> Bool {
        guard text.utf8.count <= longest * 4, text.count <= longest else { return false }
        guard text.contains(where: { !$0.isWhitespace }) else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: scalar == "\n" || scalar == "\t"
            default: true
            }
        }
    }
}
