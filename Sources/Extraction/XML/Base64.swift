/// Bytes written as text (RFC 4648), as markup carries pictures and whole documents.
enum Base64 {
    /// The bytes that base64 writes, in either alphabet, white space skipped; `nil` where other signs occur.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(text.count / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for byte in text where !byte.isXMLSpace && byte != UInt8(ascii: "=") {
            guard let six = sextet(byte) else { return nil }
            bits = bits << 6 | UInt32(six)
            count += 6
            if count >= 8 {
                count -= 8
                decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return decoded
    }

    private static func sextet(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x47
        case 0x30...0x39: byte + 4
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }

    /// What a run of text decodes to where it is nothing but base64 and what comes out is a file of a known kind.
    static func file(in text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count >= 64,
            text.allSatisfy({ $0.isXMLSpace || $0 == UInt8(ascii: "=") || sextet($0) != nil }),
            let start = decode(text.prefix(4_096)), isFile(start[...]), let content = decode(text)
        else { return nil }
        return content
    }

    private static func isFile(_ start: ArraySlice<UInt8>) -> Bool {
        FileKind.known(start) != nil || Format.pictures.contains { $0.recognises(start) }
            || start.has("PK\u{03}\u{04}") || start.has("%PDF-")
            || HTMLRecognition.recognises(start) || start.has("<?xml") || Format.gzip.recognises(start)
            || ArchiveKind(of: start) != nil
    }
}
