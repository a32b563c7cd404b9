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
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{00}"..."\u{1F}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
