/// The lines at the foot of passports, visas and cards that machines read (ICAO Doc 9303).
///
/// A value may be one line or all of them. A line with check digits must satisfy the digits of the document number and
/// of both dates; the composite digit is not asked for, because visas have none and a person's data are no less
/// exposed where it was misread. Slips of optical reading are tried out: letters for digits where only digits can
/// stand, and K or « for the filler.
enum MachineReadableZone {
    static func accepts(_ value: some Collection<UInt8>) -> Bool {
        let lines = lines(value)
        guard !lines.isEmpty, !lines.contains(where: isSpecimen) else { return false }
        if lines.contains(where: { readings($0).contains(where: holdsChecks) }) { return true }
        return lines.count == 1 && readings(lines[0]).contains(where: isNameLine)
    }

    /// The lines without white space, in upper case, « as the filler that it was misread from.
    private static func lines(_ value: some Collection<UInt8>) -> [[UInt8]] {
        value.split(separator: 0x0A).map { line in
            var text: [UInt8] = []
            let bytes = Array(line)
            var index = 0
            while index < bytes.count {
                if bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xAB {
                    text.append(filler)
                    index += 1
                } else if bytes[index] > 0x20 {
                    text.append(bytes[index].uppercased)
                }
                index += 1
            }
            return text
        }
        .filter { [30, 36, 44].contains($0.count) && $0.allSatisfy { $0.isAlphanumeric || $0 == filler } }
    }

    /// `UTO` is Utopia, the country of every specimen in the standard.
    private static func isSpecimen(_ line: [UInt8]) -> Bool {
        let utopia = Array("UTO".utf8)
        if line.count == 30 { return Array(line[2..<5]) == utopia || Array(line[15..<18]) == utopia }
        return Array(line.contains(where: \.isDigit) ? line[10..<13] : line[2..<5]) == utopia
    }

    /// A line as it stands, and as it would be without the usual misreadings of the filler.
    private static func readings(_ line: [UInt8]) -> [[UInt8]] {
        var repaired = line
        for index in line.indices where line[index] == UInt8(ascii: "K") {
            let before = index > 0 ? repaired[index - 1] : 0
            let after = index + 1 < line.count ? line[index + 1] : 0
            if before == filler || (after == filler || after == UInt8(ascii: "K")) && index > 4 {
                repaired[index] = filler
            }
        }
        return repaired == line ? [line] : [line, repaired]
    }

    private static func holdsChecks(_ line: [UInt8]) -> Bool {
        if line.count == 30 { return isCardNumberLine(line) || isCardDateLine(line) }
        return digit(line, 9, over: 0..<9) && isCountry(line[10..<13]) && date(line, 13..<19, check: 19)
            && isSex(line[20]) && date(line, 21..<27, check: 27)
    }

    /// First line of a card: type, country, document number.
    private static func isCardNumberLine(_ line: [UInt8]) -> Bool {
        "IAC".utf8.contains(line[0]) && (line[1].isLetter || line[1] == filler) && isCountry(line[2..<5])
            && digit(line, 14, over: 5..<14) && line[5..<14].contains(where: \.isDigit)
    }

    /// Second line of a card: birth, sex, expiry, nationality.
    private static func isCardDateLine(_ line: [UInt8]) -> Bool {
        date(line, 0..<6, check: 6) && isSex(line[7]) && date(line, 8..<14, check: 14)
            && isCountry(line[15..<18])
    }

    /// A line of names has no check digit; its shape is all there is.
    private static func isNameLine(_ line: [UInt8]) -> Bool {
        guard line.allSatisfy({ $0.isLetter || $0 == filler }), line.last == filler else { return false }
        let names = line.count == 30 ? line[...] : line[5...]
        guard names.first?.isLetter ?? false, line.count == 30 || "PVIAC".utf8.contains(line[0]) else {
            return false
        }
        return zip(names, names.dropFirst()).contains { $0 == filler && $1 == filler }
    }

    // MARK: Fields

    private static let filler = UInt8(ascii: "<")

    private static func isCountry(_ field: ArraySlice<UInt8>) -> Bool {
        field.allSatisfy { $0.isLetter || $0 == filler } && field.first != filler
    }

    private static func isSex(_ byte: UInt8) -> Bool {
        "MFX<".utf8.contains(byte)
    }

    /// A date is six digits whose check holds; an unknown part of a birth date is filled.
    private static func date(_ line: [UInt8], _ field: Range<Int>, check: Int) -> Bool {
        var read = line
        for index in field { read[index] = asDigit(line[index]) }
        return read[field].allSatisfy { $0.isDigit || $0 == filler } && read[field].contains(where: \.isDigit)
            && digit(read, check, over: field)
    }

    /// Weights 7, 3, 1; letters count from ten, the filler nothing; the sum modulo ten.
    private static func digit(_ line: [UInt8], _ check: Int, over field: Range<Int>) -> Bool {
        let given = asDigit(line[check])
        guard given.isDigit else { return false }
        return sum(line[field]) == given & 0x0F || sum(line[field].map(asNumberDigit)) == given & 0x0F
    }

    private static func sum(_ field: some Sequence<UInt8>) -> UInt8 {
        var sum = 0
        for (index, byte) in field.enumerated() {
            let value = byte.isDigit ? Int(byte & 0x0F) : byte == filler ? 0 : Int(byte) - 55
            sum += value * [7, 3, 1][index % 3]
        }
        return UInt8(sum % 10)
    }

    /// O read for nought: the only slip that is tried in document numbers, which may hold letters.
    private static func asNumberDigit(_ byte: UInt8) -> UInt8 {
        byte == UInt8(ascii: "O") ? UInt8(ascii: "0") : byte
    }

    private static func asDigit(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "O"), UInt8(ascii: "Q"), UInt8(ascii: "D"): UInt8(ascii: "0")
        case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
        case UInt8(ascii: "Z"): UInt8(ascii: "2")
        case UInt8(ascii: "S"): UInt8(ascii: "5")
        case UInt8(ascii: "G"): UInt8(ascii: "6")
        case UInt8(ascii: "B"): UInt8(ascii: "8")
        default: byte
        }
    }
}
