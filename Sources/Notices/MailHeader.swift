import Foundation

/// The value of one header of a mail (RFC 5322, RFC 2047): one line whatever it is made from.
///
/// Only printable ASCII leaves this type, so nothing in a value can end the header or begin another one.
struct MailHeader: Sendable, Hashable {
    let name: String
    let value: String

    /// A text for reading; what is not plain ASCII is encoded in words of at most 75 characters.
    init(_ name: String, text: String) {
        let shown = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: " "
                    default: scalar
                    }
                }))
        self.name = name
        let isPlain = shown.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !shown.contains("=?")
        value = isPlain ? shown : Self.encoded(shown)
    }

    /// A token such as an address, a date or an id.
    ///
    /// - Returns: `nil` where it holds anything but printable ASCII.
    init?(_ name: String, token: String) {
        guard token.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
        self.name = name
        value = token
    }

    var line: String { "\(name): \(value)\r\n" }

    private static func encoded(_ text: String) -> String {
        var words: [String] = []
        var chunk = ""
        for character in text {
            // 45 bytes make 60 characters, with the frame 72.
            if chunk.utf8.count + character.utf8.count > 45 {
                words.append(chunk)
                chunk = ""
            }
            chunk.append(character)
        }
        words.append(chunk)
        return words.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }
}
