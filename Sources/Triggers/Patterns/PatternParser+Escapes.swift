import PCRE2

extension PatternParser {
    /// What a backslash outside a class means.
    mutating func escape() throws(NotUnderstood) -> PatternTree {
        guard let scalar = peek else { throw NotUnderstood("its end") }
        switch scalar {
        case "b", "B", "A", "Z", "z":
            index += 1
            return .edge
        case "R":
            index += 1
            return .choice([
                .sequence([.character(CharacterRanges(0x0D)), .character(CharacterRanges(0x0A))]),
                .character(.verticalSpace),
            ])
        case "X":
            index += 1
            return .repetition(.character(.all), least: 1, most: nil)
        case "N":
            index += 1
            if peek != "{" { return .character(CharacterRanges(0x0A).complement) }
            index -= 1
        case "k":
            index += 1
            return try namedReference()
        case "g":
            index += 1
            return try numberedReference()
        case "1"..."9":
            index += 1
            // Two digits may be an octal number.
            if let after = peek, ("0"..."9").contains(after) { throw NotUnderstood("\\\(scalar)\(after)") }
            return .reference
        default: break
        }
        if let set = try classEscape() { return .character(set) }
        return character(try scalarEscape())
    }

    private mutating func namedReference() throws(NotUnderstood) -> PatternTree {
        switch try next() {
        case "{": _ = try until("}")
        case "<": _ = try until(">")
        case "'": _ = try until("'")
        default: throw NotUnderstood("\\k")
        }
        return .reference
    }

    /// `\g1`, `\g{-1}` and `\g{name}`; with other brackets it is a call.
    private mutating func numberedReference() throws(NotUnderstood) -> PatternTree {
        if take("{") {
            _ = try until("}")
            return .reference
        }
        guard let scalar = peek, ("0"..."9").contains(scalar) || scalar == "-" || scalar == "+" else {
            throw NotUnderstood("a call of a group")
        }
        index += 1
        while let scalar = peek, ("0"..."9").contains(scalar) { index += 1 }
        return .reference
    }

    // MARK: In and out of classes

    /// The set that a letter behind a backslash stands for; `nil` where it stands for one character.
    mutating func classEscape() throws(NotUnderstood) -> CharacterRanges? {
        guard let scalar = peek else { return nil }
        switch scalar {
        case "p", "P":
            index += 1
            return try property(isNegated: scalar == "P")
        default:
            guard
                let set = mode.ucp
                    ? CharacterRanges.escapes[scalar]?.withUnicode : CharacterRanges.escapes[scalar]
            else { return nil }
            index += 1
            return set
        }
    }

    private mutating func property(isNegated: Bool) throws(NotUnderstood) -> CharacterRanges {
        let first = try next()
        let name = first == "{" ? try until("}") : String(first)
        let isInverse = name.hasPrefix("^")
        let set = CharacterRanges.property(isInverse ? String(name.dropFirst()) : name)
        return isNegated != isInverse ? set.complement : mode.caseless ? set.caseless : set
    }

    /// The one character that an escape stands for.
    mutating func scalarEscape() throws(NotUnderstood) -> Unicode.Scalar {
        let scalar = try next()
        switch scalar {
        case "a": return "\u{07}"
        case "e": return "\u{1B}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "x": return try hexadecimal()
        case "o":
            guard take("{") else { throw NotUnderstood("\\o") }
            return try number(try until("}"), radix: 8)
        case "N":
            guard take("{U+") else { throw NotUnderstood("\\N{") }
            return try number(try until("}"), radix: 16)
        case "0":
            var digits = ""
            while digits.count < 2, let digit = peek, ("0"..."7").contains(digit) {
                digits.unicodeScalars.append(try next())
            }
            return try number("0" + digits, radix: 8)
        default:
            let isWord = scalar.value < 0x80 && UInt8(scalar.value).isWordByte
            guard !isWord else { throw NotUnderstood("\\\(scalar)") }
            return scalar
        }
    }

    private mutating func hexadecimal() throws(NotUnderstood) -> Unicode.Scalar {
        if take("{") { return try number(try until("}"), radix: 16) }
        var digits = ""
        while digits.count < 2, let digit = peek, digit.properties.isASCIIHexDigit {
            digits.unicodeScalars.append(try next())
        }
        return try number("0" + digits, radix: 16)
    }

    private func number(_ digits: String, radix: Int) throws(NotUnderstood) -> Unicode.Scalar {
        guard let value = UInt32(digits, radix: radix), let scalar = Unicode.Scalar(value) else {
            throw NotUnderstood("a number")
        }
        return scalar
    }
}

extension UInt8 {
    /// A letter, digit or low line of ASCII.
    var isWordByte: Bool {
        self < 0x80 && ((0x61...0x7A).contains(self | 0x20) || (0x30...0x39).contains(self) || self == 0x5F)
    }
}
