/// The lines of a calendar (RFC 5545) or address card (RFC 6350, vCard 2.1): unfolded, split into name and value.
struct ContentLines {
    struct Property {
        /// Without its group, in the case in which it is written.
        let name: String
        let parameters: [(name: String, value: ArraySlice<UInt8>)]
        var value: [UInt8]
        let line: Int32

        func has(_ name: String, _ values: String...) -> Bool {
            parameters.contains { parameter in
                let text = String(decoding: parameter.value, as: UTF8.self).lowercased()
                return parameter.name == name && values.contains(text)
                    // Version 2.1 leaves the name out.
                    || parameter.name.isEmpty && values.contains(text)
            }
        }
    }

    let properties: [Property]

    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = MailRecognition.content(of: bytes).prefix(32)
        let upper = String(decoding: start, as: UTF8.self).uppercased()
        return ["BEGIN:VCALENDAR", "BEGIN:VCARD", "BEGIN:VNOTE", "BEGIN:VEVENT", "BEGIN:VTODO"].contains {
            upper.hasPrefix($0)
        }
    }

    /// - `text`: in UTF-8 or another encoding that leaves ASCII alone.
    init(_ text: ArraySlice<UInt8>) {
        var properties: [Property] = []
        var current: [UInt8] = []
        var number: Int32 = 0
        var start: Int32 = 1
        func finish() {
            if let property = Self.property(current[...], line: start) { properties.append(property) }
        }
        for line in RawLines(text) {
            number += 1
            let isQuoted = Self.isQuotedPrintable(current) && current.last == UInt8(ascii: "=")
            if isQuoted {
                current.removeLast()
                current += line.text
            } else if line.text.first == 0x20 || line.text.first == 0x09 {
                current += line.text.dropFirst()
            } else {
                finish()
                current = Array(line.text)
                start = number
            }
        }
        finish()
        self.properties = properties
    }

    private static func isQuotedPrintable(_ line: [UInt8]) -> Bool {
        let head = line.prefix { $0 != UInt8(ascii: ":") }
        return String(decoding: head, as: UTF8.self).uppercased().contains("QUOTED-PRINTABLE")
    }

    private static func property(_ line: ArraySlice<UInt8>, line number: Int32) -> Property? {
        guard !line.isBlank else { return nil }
        var pieces: [ArraySlice<UInt8>] = []
        var isQuoted = false
        var start = line.startIndex
        var colon: Int?
        for index in line.indices {
            let byte = line[index]
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted, byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") else { continue }
            pieces.append(line[start..<index])
            start = index + 1
            if byte == UInt8(ascii: ":") {
                colon = index
                break
            }
        }
        guard let colon, let first = pieces.first else {
            return Property(name: "", parameters: [], value: Array(line), line: number)
        }
        let name = first.split(separator: UInt8(ascii: ".")).last ?? first
        return Property(
            name: String(decoding: name, as: UTF8.self), parameters: pieces.dropFirst().map(parameter),
            value: Array(line[(colon + 1)...]), line: number)
    }

    private static func parameter(_ text: ArraySlice<UInt8>) -> (name: String, value: ArraySlice<UInt8>) {
        guard let equals = text.firstIndex(of: UInt8(ascii: "=")) else { return ("", text) }
        let value = text[(equals + 1)...]
        let isQuoted = value.count > 1 && value.first == UInt8(ascii: "\"") && value.last == value.first
        return (
            String(decoding: text[..<equals], as: UTF8.self).lowercased(),
            isQuoted ? value.dropFirst().dropLast() : value
        )
    }
}
