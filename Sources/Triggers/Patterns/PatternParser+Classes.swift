import PCRE2

extension PatternParser {
    /// A class, behind its opening bracket.
    mutating func characterClass() throws(NotUnderstood) -> CharacterRanges {
        let isNegated = take("^")
        var set = CharacterRanges.none
        if take("]") { set.gather(try extended(.scalar("]"))) }
        while !take("]") { set.gather(try extended(try member())) }
        set.settle()
        if mode.caseless { set = set.caseless }
        return isNegated ? set.complement : set
    }

    /// A member, or the range that it begins.
    private mutating func extended(
        _ member: CharacterRanges.Member
    ) throws(NotUnderstood) -> CharacterRanges.Member {
        guard peek == "-" && index + 1 < scalars.count && scalars[index + 1] != "]" else { return member }
        guard case .scalar(let first) = member else { throw NotUnderstood("a hyphen behind a set") }
        index += 1
        guard case .scalar(let last) = try self.member(), first.value <= last.value else {
            throw NotUnderstood("a range")
        }
        return .range(first.value...last.value)
    }

    private mutating func member() throws(NotUnderstood) -> CharacterRanges.Member {
        let scalar = try next()
        switch scalar {
        case "[":
            guard let mark = peek, mark == ":" || mark == "." || mark == "=" else { return .scalar(scalar) }
            return .set(try posixClass())
        case "\\":
            if take("b") { return .scalar("\u{08}") }
            if let set = try classEscape() { return .set(set) }
            if let letter = peek, ("1"..."9").contains(letter) { throw NotUnderstood("a number in a class") }
            return .scalar(try scalarEscape())
        default: return .scalar(scalar)
        }
    }

    private mutating func posixClass() throws(NotUnderstood) -> CharacterRanges {
        guard take(":") else { throw NotUnderstood("a class in a class") }
        let isNegated = take("^")
        let name = try until(":")
        guard take("]"), var set = CharacterRanges.posix[name] else {
            throw NotUnderstood("a class in a class")
        }
        if mode.ucp { set = set.withUnicode }
        return isNegated ? set.complement : set
    }
}

extension CharacterRanges {
    /// One entry of a class.
    enum Member {
        case scalar(Unicode.Scalar)
        case range(ClosedRange<UInt32>)
        case set(CharacterRanges)
    }

    // MARK: Sets with names

    private static let digits = CharacterRanges(ascii: "0123456789")
    private static let lower = CharacterRanges(0x61...0x7A)
    private static let upper = CharacterRanges(0x41...0x5A)
    private static let word = CharacterRanges(ascii: ByteSet((0...0x7F).filter(\.isWordByte)), others: [])
    private static let space = CharacterRanges(ascii: "\t\n\u{0B}\u{0C}\r ")
    private static let horizontalSpace = CharacterRanges(ascii: "\t ").union(
        CharacterRanges(
            ascii: ByteSet([]),
            others: [
                0xA0...0xA0, 0x1680...0x1680, 0x180E...0x180E, 0x2000...0x200A, 0x202F...0x202F,
                0x205F...0x205F, 0x3000...0x3000,
            ]))
    static let verticalSpace = CharacterRanges(ascii: "\n\u{0B}\u{0C}\r").union(
        CharacterRanges(ascii: ByteSet([]), others: [0x85...0x85, 0x2028...0x2029]))

    /// The letters that stand for sets behind a backslash.
    static let escapes: [Unicode.Scalar: CharacterRanges] = [
        "d": digits, "D": digits.complement, "w": word, "W": word.complement, "s": space,
        "S": space.complement, "h": horizontalSpace, "H": horizontalSpace.complement, "v": verticalSpace,
        "V": verticalSpace.complement,
    ]

    static let posix: [String: CharacterRanges] = [
        "alpha": lower.union(upper), "lower": lower, "upper": upper, "digit": digits, "word": word,
        "alnum": lower.union(upper).union(digits), "space": space, "blank": CharacterRanges(ascii: "\t "),
        "ascii": CharacterRanges(0...0x7F), "cntrl": CharacterRanges(0...0x1F).union(CharacterRanges(0x7F)),
        "graph": CharacterRanges(0x21...0x7E), "print": CharacterRanges(0x20...0x7E),
        "punct": CharacterRanges(0x21...0x2F).union(CharacterRanges(0x3A...0x40)).union(
            CharacterRanges(0x5B...0x60)
        ).union(CharacterRanges(0x7B...0x7E)),
        "xdigit": CharacterRanges(ascii: "0123456789abcdefABCDEF"),
    ]

    /// The same set where Unicode decides what is a digit, a letter or a space.
    ///
    /// Scripts have no other members in ASCII; which members they have beyond depends on the library's version.
    var withUnicode: CharacterRanges {
        union(CharacterRanges(Self.beyondASCII)).inexact
    }

    /// What a Unicode property may hold.
    static func property(_ name: String) -> CharacterRanges {
        let plain = name.lowercased().filter { !" _-".contains($0) }
        let script =
            ["script=", "script:", "sc=", "sc:", "scriptextensions=", "scriptextensions:", "scx=", "scx:"]
            .first { plain.hasPrefix($0) }.map { String(plain.dropFirst($0.count)) } ?? plain
        let isForeign = [
            "han", "hani", "hiragana", "katakana", "hangul", "bopomofo", "cyrillic", "greek", "arabic",
            "thai",
        ]
        .contains(script)
        return (isForeign ? CharacterRanges(beyondASCII) : .all).inexact
    }
}
