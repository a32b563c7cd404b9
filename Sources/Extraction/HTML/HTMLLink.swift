/// Addresses as pages write them.
enum HTMLLink {
    /// What a `data:` address carries; `content` is `nil` where it can't be decoded.
    struct DataAddress {
        let content: [UInt8]?
    }

    /// The address with its percent escapes resolved, where the result is UTF-8.
    static func readable(_ address: [UInt8]) -> [UInt8] {
        let plain = percentDecoded(address[...])
        guard plain != address, String(validating: plain, as: UTF8.self) != nil else { return address }
        return plain
    }

    static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(hexadecimal),
                let low = rest.dropFirst().first.flatMap(hexadecimal)
            {
                decoded.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(byte)
            }
        }
        return decoded
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    /// Every `data:` address in an attribute, a script or a style sheet.
    static func dataAddresses(in text: ArraySlice<UInt8>) -> [DataAddress] {
        var found: [DataAddress] = []
        var rest = text
        while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
            let before = rest[..<colon].suffix(4)
            rest = rest[(colon + 1)...]
            guard before.map({ $0 | 0x20 }) == Array("data".utf8) else { continue }
            let header = rest.prefix(128).prefix { $0 != UInt8(ascii: ",") && !"\"'() \n".utf8.contains($0) }
            let comma = rest.dropFirst(header.count)
            guard comma.first == UInt8(ascii: ","),
                header.isEmpty || header.contains(UInt8(ascii: "/")) || header.first == UInt8(ascii: ";")
            else { continue }
            let isCoded = String(decoding: header, as: UTF8.self).lowercased().hasSuffix(";base64")
            let body = comma.dropFirst().prefix { isCoded ? isBase64($0) : !"\"')".utf8.contains($0) }
            let bytes = percentDecoded(body)
            found.append(DataAddress(content: isCoded ? Base64.decode(bytes) : bytes))
            rest = comma.dropFirst(1 + body.count)
        }
        return found
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        byte.isASCIIWord || "+/=-_%".utf8.contains(byte) || byte.isXMLSpace
    }
}
