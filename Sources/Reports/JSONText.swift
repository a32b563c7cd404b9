/// A JSON object under construction: keys in the order of writing, absent values left out.
package struct JSONText: Sendable {
    private var members: [String] = []

    package init() {}

    package mutating func add(_ key: String, _ value: String?) {
        guard let value else { return }
        addRaw(key, Self.quoted(value))
    }

    package mutating func add(_ key: String, _ value: (some BinaryInteger)?) {
        guard let value else { return }
        addRaw(key, String(value))
    }

    package mutating func add(_ key: String, _ value: Bool) {
        addRaw(key, value ? "true" : "false")
    }

    package mutating func add(_ key: String, _ values: [String]) {
        addRaw(key, "[" + values.map(Self.quoted).joined(separator: ",") + "]")
    }

    package mutating func add(_ key: String, _ object: JSONText?) {
        guard let object else { return }
        addRaw(key, object.text)
    }

    package mutating func add(_ key: String, _ objects: [JSONText]) {
        addRaw(key, "[" + objects.map(\.text).joined(separator: ",") + "]")
    }

    package var text: String { "{" + members.joined(separator: ",") + "}" }

    private mutating func addRaw(_ key: String, _ value: String) {
        members.append(Self.quoted(key) + ":" + value)
    }

    /// RFC 8259 string.
    ///
    /// Line and paragraph separators are escaped too, so that a line of JSON Lines is one line for every
    /// reader.
    private static func quoted(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var quoted = [UInt8(ascii: "\"")]
        quoted.reserveCapacity(bytes.count + 2)
        var index = 0
        while index < bytes.count {
            if let (escape, length) = escape(of: bytes[index...]) {
                quoted += escape.utf8
                index += length
            } else {
                quoted.append(bytes[index])
                index += 1
            }
        }
        quoted.append(UInt8(ascii: "\""))
        return String(decoding: quoted, as: UTF8.self)
    }

    /// - Returns: how the first character is escaped and how many bytes it takes; `nil` where it may stand as it is.
    private static func escape(of bytes: ArraySlice<UInt8>) -> (escape: String, length: Int)? {
        switch bytes[bytes.startIndex] {
        case UInt8(ascii: "\""): ("\\\"", 1)
        case UInt8(ascii: "\\"): ("\\\\", 1)
        case UInt8(ascii: "\n"): ("\\n", 1)
        case UInt8(ascii: "\r"): ("\\r", 1)
        case UInt8(ascii: "\t"): ("\\t", 1)
        case 0..<0x10: ("\\u000" + String(bytes[bytes.startIndex], radix: 16), 1)
        case 0x10..<0x20, 0x7F: ("\\u00" + String(bytes[bytes.startIndex], radix: 16), 1)
        case 0xC2 where bytes.starts(with: "\u{85}".utf8): ("\\u0085", 2)
        case 0xE2 where bytes.starts(with: "\u{2028}".utf8): ("\\u2028", 3)
        case 0xE2 where bytes.starts(with: "\u{2029}".utf8): ("\\u2029", 3)
        default: nil
        }
    }
}
