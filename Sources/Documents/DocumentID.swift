/// The name under which a document is known from drop to outcome.
///
/// Ids sort by the time of taking in: sixteen hexadecimal digits of the
/// arrival in nanoseconds since 1970, a hyphen, eight digits of chance. They are safe as file
/// names, and carry nothing of the document's own name or content.
package struct DocumentID: Hashable, Sendable, Comparable, CustomStringConvertible, Codable {
    package let description: String

    /// Accepts exactly the form described above; anything else is `nil`, so that an id read from a
    /// directory, a database or a command line can never be a path.
    package init?(_ text: String) {
        let utf8 = Array(text.utf8)
        guard utf8.count == 25, utf8[16] == UInt8(ascii: "-") else { return nil }
        for (index, byte) in utf8.enumerated() where index != 16 {
            let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
            let isLetter = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f")
            guard isDigit || isLetter else { return nil }
        }
        description = text
    }

    /// - Parameters:
    ///   - arrival: nanoseconds since 1970, UTC.
    ///   - chance: random bits that keep two arrivals of one instant apart.
    package init(arrival: UInt64, chance: UInt32) {
        description = Self.padded(arrival, to: 16) + "-" + Self.padded(UInt64(chance), to: 8)
    }

    package static func < (lhs: DocumentID, rhs: DocumentID) -> Bool {
        lhs.description < rhs.description
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = DocumentID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a document's id")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    private static func padded(_ value: UInt64, to width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
