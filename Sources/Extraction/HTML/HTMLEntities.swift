import CXML

/// Character references of HTML.
enum HTMLEntities {
    /// What HTML 5 adds to HTML 4's names and people use to break up an address or a number.
    private static let added: [String: Unicode.Scalar] = [
        "apos": "'", "commat": "@", "period": ".", "colon": ":", "num": "#", "comma": ",", "sol": "/",
        "dash": "\u{2010}",
        "hyphen": "\u{2010}", "lowbar": "_", "lpar": "(", "rpar": ")", "plus": "+", "equals": "=",
        "excl": "!",
        "NewLine": "\n", "Tab": "\t", "nbsp": "\u{A0}", "ZeroWidthSpace": "\u{200B}", "semi": ";",
        "quest": "?",
        "percnt": "%", "dollar": "$", "ast": "*", "lsqb": "[", "rsqb": "]", "lbrack": "[", "rbrack": "]",
        "lcub": "{", "rcub": "}", "bsol": "\\", "grave": "`", "verbar": "|", "vert": "|", "Hat": "^",
        "half": "½",
        "AMP": "&", "LT": "<", "GT": ">", "QUOT": "\"", "COPY": "©", "REG": "®", "numero": "№", "copysr": "℗",
    ]

    /// The text with every reference that is known replaced; what is not known stays as it is written.
    static func resolve(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(UInt8(ascii: "&")) else { return Array(text) }
        var resolved: [UInt8] = []
        resolved.reserveCapacity(text.count)
        var rest = text
        while let byte = rest.first {
            if byte == UInt8(ascii: "&"), let (scalar, length) = reference(rest.dropFirst()) {
                resolved.append(contentsOf: Array(String(Character(scalar)).utf8))
                rest = rest.dropFirst(1 + length)
            } else {
                resolved.append(byte)
                rest = rest.dropFirst()
            }
        }
        return resolved
    }

    /// The character that is referred to after `&`, and how many bytes say so.
    private static func reference(_ text: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
        if text.first == UInt8(ascii: "#") { return numeric(text.dropFirst()).map { ($0.0, $0.1 + 1) } }
        let name = text.prefix(32).prefix(while: \.isASCIIWord)
        guard !name.isEmpty, let scalar = named(String(decoding: name, as: UTF8.self)) else { return nil }
        let isClosed = text.dropFirst(name.count).first == UInt8(ascii: ";")
        return (scalar, name.count + (isClosed ? 1 : 0))
    }

    private static func numeric(_ text: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
        let isHexadecimal = text.first.map { $0 | 0x20 } == UInt8(ascii: "x")
        let body = isHexadecimal ? text.dropFirst() : text
        // Leading zeros are allowed in any number; a browser takes them all.
        let digits = body.prefix { byte in
            byte.isASCIIDigit || isHexadecimal && (0x61...0x66).contains(byte | 0x20)
        }
        guard !digits.isEmpty else { return nil }
        let value =
            UInt32(
                String(decoding: digits.drop { $0 == 0x30 }.prefix(8), as: UTF8.self),
                radix: isHexadecimal ? 16 : 10) ?? 0
        let scalar = value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
        let isClosed = body.dropFirst(digits.count).first == UInt8(ascii: ";")
        return (scalar, (isHexadecimal ? 1 : 0) + digits.count + (isClosed ? 1 : 0))
    }

    private static func named(_ name: String) -> Unicode.Scalar? {
        if let scalar = added[name] { return scalar }
        // The table is static; the name ends with a NUL for the call.
        let entry = unsafe name.withCString { text in
            unsafe UnsafeRawPointer(text).withMemoryRebound(to: xmlChar.self, capacity: name.utf8.count + 1) {
                unsafe htmlEntityLookup($0)
            }
        }
        return unsafe entry.flatMap { unsafe Unicode.Scalar($0.pointee.value) }
    }
}
