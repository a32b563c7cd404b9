import Documents

/// Text that hides in plain ASCII: mail encodings, uuencode, armoured messages.
///
/// None of it is decoded; where a sign of it is seen, the text does not count as read.
enum EncodedText {
    static func signs(in text: ArraySlice<UInt8>) -> [DecodedText.Fault] {
        var faults: [DecodedText.Fault] = []
        let seen = phrases(in: text)
        if seen.contains(where: mailSigns.contains) {
            faults.append(.init(reason: .unsupported, detail: "mail with encoded parts, which are not read"))
        }
        if seen.contains(where: secretSigns.contains) {
            faults.append(.init(reason: .encrypted, detail: "an encrypted message stands in the text"))
        }
        if seen.contains(uuSign), hasUUEncoding(text) {
            faults.append(.init(reason: .unsupported, detail: "a uuencoded file stands in the text"))
        }
        return faults
    }

    /// Lower-case; a blank stands for any run of blanks or none.
    private static let mailSigns: [[UInt8]] = [
        "content-transfer-encoding: base64", "content-transfer-encoding: quoted-printable",
        "content-transfer-encoding: x-uu", "content-transfer-encoding: binary", "content-type: multipart/",
        "?utf-8?b?", "?utf-8?q?", "?big5?b?", "?big5?q?", "?gb2312?b?", "?iso-8859-1?q?", "?us-ascii?q?",
        ";encoding=quoted-printable", ";encoding=base64", ";encoding=b:",
    ].map { Array($0.utf8) }

    private static let secretSigns: [[UInt8]] = [
        Array("-----begin pgp message".utf8), Array("-----begin age encrypted".utf8),
    ]
    private static let uuSign = Array("begin ".utf8)

    /// The signs that occur, whatever the case and the blanks of the text.
    private static func phrases(in text: ArraySlice<UInt8>) -> Set<[UInt8]> {
        let signs = mailSigns + secretSigns + [uuSign]
        // One look at a table for each byte; nearly all of them begin no sign.
        var starts = [Bool](repeating: false, count: 256)
        for sign in signs {
            guard let first = sign.first else { continue }
            starts[Int(first)] = true
            starts[Int(raised(first))] = true
        }
        var seen: Set<[UInt8]> = []
        for index in text.indices where starts[Int(text[index])] {
            let rest = text[index...]
            guard let second = rest.dropFirst().first.map(lowered) else { break }
            for sign in signs where sign[1] == second && begins(rest, with: sign) { seen.insert(sign) }
        }
        return seen
    }

    private static func begins(_ text: ArraySlice<UInt8>, with needle: [UInt8]) -> Bool {
        var index = text.startIndex
        for wanted in needle {
            if wanted == 0x20 {
                while index < text.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(text[index]) { index += 1 }
            } else {
                guard index < text.endIndex, lowered(text[index]) == wanted else { return false }
                index += 1
            }
        }
        return true
    }

    private static func raised(_ byte: UInt8) -> UInt8 {
        (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
    }

    /// `begin 644 name` at the start of a line, and a line after it that is as long as its first byte says.
    private static func hasUUEncoding(_ text: ArraySlice<UInt8>) -> Bool {
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        return zip(lines, lines.dropFirst()).contains { line, next in
            guard line.has("begin "), line.dropFirst(6).prefix(3).allSatisfy({ (0x30...0x37).contains($0) }),
                let count = next.first, (0x21...0x4D).contains(count)
            else { return false }
            return next.count >= (Int(count - 0x20) + 2) / 3 * 4 + 1
        }
    }
}
