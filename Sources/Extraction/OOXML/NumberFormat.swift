/// What a cell's number format makes of a number, as far as it changes the digits that people read.
enum NumberFormat: Equatable {
    case general
    /// Days since 1900 (or 1904) shown as a date; with the time of day or without.
    case date(hasTime: Bool)
    /// Digits and signs in fixed places: `0000000000`, `000-00-0000`.
    case template([UInt8])
    /// Nothing at all, of numbers or of text too.
    case nothing(alsoText: Bool)

    /// The formats that every workbook has without defining them (ECMA-376 part 1, 18.8.30, with the East Asian ones).
    init(builtIn id: Int) {
        switch id {
        case 14...17, 27...31, 36, 50...54, 57, 58: self = .date(hasTime: false)
        case 18...22, 32...35, 45...47, 55, 56: self = .date(hasTime: true)
        default: self = .general
        }
    }

    /// - Parameter code: a format code; only its first section, for positive numbers, counts.
    init(code: ArraySlice<UInt8>) {
        // Sections for positive numbers, negative ones, zero and text, all of them empty.
        if code.elementsEqual(";;;".utf8) || code.elementsEqual(";;".utf8) {
            self = .nothing(alsoText: code.count == 3)
            return
        }
        let plain = Self.plain(code)
        let letters = Set(plain.filter(\.isASCIILetter).map { $0 | 0x20 })
        let isGeneral = plain.map { $0 | 0x20 }.starts(with: "general".utf8)
        if isGeneral {
            self = .general
        } else if !letters.isDisjoint(with: "ymdhs".utf8), letters.isSubset(of: Set("ymdhsegapbr".utf8)) {
            self = .date(hasTime: !letters.isDisjoint(with: "hs".utf8))
        } else if plain.allSatisfy({ "0#-()/ ".utf8.contains($0) }), plain.filter({ $0 == 0x30 }).count > 1 {
            self = .template(plain)
        } else {
            self = .general
        }
    }

    /// The first section without quotes, escapes, colours, conditions and fillers; quoted signs stay as signs.
    private static func plain(_ code: ArraySlice<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        var rest = code
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: ";"): return plain
            case UInt8(ascii: "\""):
                let quoted = rest.prefix { $0 != UInt8(ascii: "\"") }
                // A quoted sign between digits is part of what people read; quoted words are not digits.
                plain += quoted.filter { "-()/ ".utf8.contains($0) }
                rest = rest.dropFirst(quoted.count + 1)
            case UInt8(ascii: "["): rest = rest.drop { $0 != UInt8(ascii: "]") }.dropFirst()
            case UInt8(ascii: "\\"):
                if let escaped = rest.popFirst(), "-()/ ".utf8.contains(escaped) { plain.append(escaped) }
            case UInt8(ascii: "_"), UInt8(ascii: "*"): _ = rest.popFirst()
            case UInt8(ascii: "@"): break
            default: plain.append(byte)
            }
        }
        return plain
    }

    /// What the cell shows; `nil` where that is the number itself.
    func shown(_ number: ArraySlice<UInt8>, from1904: Bool) -> [UInt8]? {
        switch self {
        case .general, .nothing: nil
        case .date(let hasTime): SerialDate(number, from1904: from1904).map { $0.text(withTime: hasTime) }
        case .template(let template): Self.fill(template, with: number)
        }
    }

    /// Puts a whole number's digits into the places, from the right.
    private static func fill(_ template: [UInt8], with number: ArraySlice<UInt8>) -> [UInt8]? {
        guard !number.isEmpty, number.allSatisfy(\.isASCIIDigit) else { return nil }
        var digits = Array(number)
        var shown: [UInt8] = []
        let places = template.filter { $0 == 0x30 || $0 == 0x23 }.count
        var placesSeen = 0
        for sign in template.reversed() {
            guard sign == 0x30 || sign == 0x23 else {
                if !digits.isEmpty || placesSeen < places { shown.append(sign) }
                continue
            }
            placesSeen += 1
            if let digit = digits.popLast() {
                shown.append(digit)
            } else if sign == 0x30 {
                shown.append(0x30)
            }
            // The first place takes every digit that is left.
            if placesSeen == places { while let digit = digits.popLast() { shown.append(digit) } }
        }
        let text = Array(shown.reversed())
        return text == Array(number) ? nil : text
    }
}
