/// Binary formats that have no signature but a first record which must make sense.
enum BinaryHeaders {
    /// A DER sequence that is as long as the file: certificates, keys, PKCS #7 and #12 (X.690, 8.1.3).
    static func isDER(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count > 16, bytes.has([0x30]), let form = bytes.slice(at: 1, length: 1)?.first else {
            return false
        }
        if form == 0x80 { return bytes.has([0x06], at: 2) }
        guard (0x81...0x84).contains(form), let digits = bytes.slice(at: 2, length: Int(form) - 0x80) else {
            return false
        }
        let length = digits.reduce(0) { $0 << 8 | Int($1) }
        return length + 2 + digits.count == bytes.count
    }

    /// An OpenPGP packet of an encrypted session key or encrypted data (RFC 4880, sections 4.2 and 5).
    static func isPGP(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let tag = bytes.first else { return false }
        let version: Int
        switch tag {
        // Old format: tag 1 or 3 with a length of one, two or four bytes.
        case 0x84, 0x8C: version = 2
        case 0x85, 0x8D: version = 3
        case 0x86, 0x8E: version = 5
        // New format: one length byte, or two.
        case 0xC1, 0xC3: version = (bytes.dropFirst().first ?? 0) < 192 ? 2 : 3
        default: return false
        }
        guard let stated = bytes.slice(at: version, length: 1)?.first else { return false }
        return [0x84, 0x85, 0x86, 0xC1].contains(tag) ? stated == 3 : stated == 4 || stated == 5
    }

    /// The first block of a TAR archive, told by its checksum; the oldest kind has no signature.
    static func isTAR(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let block = bytes.slice(at: 0, length: 512), let field = block.slice(at: 148, length: 8) else {
            return false
        }
        let digits = field.drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
        guard !digits.isEmpty, digits.count <= 7 else { return false }
        let stated = digits.reduce(0) { $0 * 8 + Int($1 - 0x30) }
        let sum = block.reduce(0) { $0 + Int($1) } - field.reduce(0) { $0 + Int($1) } + 8 * 0x20
        return sum == stated
    }

    /// A cpio header: octal or hexadecimal digits and a name that ends in a NUL, or the old binary one.
    static func isCPIO(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.has("070701") || bytes.has("070702") { return hasDigits(bytes, upTo: 110) }
        if bytes.has("070707") { return hasDigits(bytes, upTo: 76) }
        // Two bytes alone are too little to tell by: the name's length and its NUL must fit, too.
        guard bytes.has([0xC7, 0x71]), let length = bytes.littleEndian16(at: 20), length > 1 else {
            return false
        }
        return bytes.slice(at: 26 + Int(length) - 1, length: 1)?.first == 0
    }

    private static func hasDigits(_ bytes: ArraySlice<UInt8>, upTo end: Int) -> Bool {
        guard let digits = bytes.slice(at: 6, length: end - 6) else { return false }
        return digits.allSatisfy { $0.isASCIIDigit || (0x41...0x46).contains($0 & 0xDF) }
    }

    /// An LZH header: its method between two hyphens, then its level.
    static func isLHA(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.has("-l", at: 2), bytes.has("-", at: 6),
            let method = bytes.slice(at: 4, length: 2), method.first.map({ "hz".utf8.contains($0) }) == true,
            let level = bytes.slice(at: 20, length: 1)?.first
        else { return false }
        return level <= 3
    }

    /// The mark, a block size, and the mark of a block or of the end.
    static func isBzip2(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.has("BZh") && (bytes.slice(at: 3, length: 1)?.first.map { (0x31...0x39).contains($0) } ?? false)
            && (bytes.has([0x31, 0x41, 0x59, 0x26, 0x53, 0x59], at: 4)
                || bytes.has([0x17, 0x72, 0x45, 0x38, 0x50, 0x90], at: 4))
    }
}
