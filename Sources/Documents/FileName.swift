/// A file's name as the file system holds it: bytes, valid text or not.
package struct FileName: Hashable, Sendable, Codable {
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    package init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The name for reading, with U+FFFD where the bytes are not UTF-8.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package var isValidUTF8: Bool { String(validating: bytes, as: UTF8.self) != nil }

    /// The name for a terminal, a log or a table: controls, line ends and text-direction marks are shown as
    /// `\u{…}`, so that a name can't move the cursor, forge a line or turn its letters round.
    package var display: String {
        var shown = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default:
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    /// The bytes in hexadecimal, for reports that must carry a name whole.
    package var hexadecimal: String { bytes.hexadecimal }
}
