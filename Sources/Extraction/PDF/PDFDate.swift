/// Values that programs write and that name nobody: dates and identifiers of versions.
enum PDFDate {
    /// Exactly a date of ISO 32000-1, 7.9.4, such as `D:20240131120000+08'00'`; nothing more can stand in it.
    static func isDate(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: Array("D:".utf8)), bytes.count >= 6, bytes.count <= 23 else { return false }
        let digits = bytes.dropFirst(2).prefix(while: \.isDigit)
        let zone = bytes.dropFirst(2 + digits.count)
        let zoneBytes = Array("+-Z'0123456789".utf8)
        return digits.starts(with: Array("19".utf8)) || digits.starts(with: Array("20".utf8))
            ? digits.count <= 14 && zone.count <= 7 && zone.allSatisfy { zoneBytes.contains($0) } : false
    }

    /// A value of XMP that a program has written by itself: a date of ISO 8601, a fraction such as an exposure's, a
    /// UUID with its prefix.
    static func isMachineMade(_ text: [UInt8]) -> Bool {
        isTimestamp(text) || isFraction(text) || isIdentifier(text)
    }

    private static func isTimestamp(_ text: [UInt8]) -> Bool {
        let pattern = Array("0000-00-00T00:00".utf8)
        guard text.count >= pattern.count, text.count <= 35 else { return false }
        let isShaped = zip(text, pattern).allSatisfy { byte, model in
            model == UInt8(ascii: "0") ? byte.isDigit : byte == model
        }
        let zone = Array(":.+-Z".utf8)
        return isShaped && text.dropFirst(pattern.count).allSatisfy { $0.isDigit || zone.contains($0) }
    }

    private static func isFraction(_ text: [UInt8]) -> Bool {
        let halves = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return halves.count == 2
            && halves.allSatisfy { half in
                !half.isEmpty && half.count <= 10 && half.allSatisfy(\.isDigit)
            }
    }

    private static func isIdentifier(_ text: [UInt8]) -> Bool {
        let prefixes = ["uuid:", "xmp.iid:", "xmp.did:", "adobe:docid:"]
        guard let prefix = prefixes.first(where: { text.starts(with: Array($0.utf8)) }) else { return false }
        let rest = text.dropFirst(prefix.utf8.count)
        return rest.count >= 32 && rest.count <= 36
            && rest.allSatisfy { $0.hexadecimalValue != nil || $0 == UInt8(ascii: "-") }
    }
}
