/// What one character becomes in the normalised view, whatever stands around it.
enum ScalarFolding {
    /// Stands for "leave it out".
    static let dropped = UInt32.max

    /// The character to write for `scalar`: itself, its plain form, or ``dropped``.
    static func fold(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x20...0x7E, 0x09, 0x0A: scalar
        case 0x0B, 0x0C, 0x85, 0x2028, 0x2029: 0x0A
        case 0..<0x20, 0x7F...0x9F: dropped
        case 0x3400...0x9FFF, 0xAC00...0xD7A3: scalar
        case 0xFF01...0xFF5E: scalar - 0xFEE0
        case 0x1D400...0x1D7FF: mathematical(scalar)
        case 0x2000..<0x3400: symbols[Int(scalar - 0x2000)]
        default: compared(scalar)
        }
    }

    private static func compared(_ scalar: UInt32) -> UInt32 {
        space(scalar) ?? invisible(scalar) ?? digit(scalar) ?? punctuation[scalar]
            ?? CompatibilityIdeographs.usual(scalar) ?? scalar
    }

    /// The answers from U+2000 on: the punctuation that every page of Chinese is full of.
    private static let symbols: [UInt32] = (0x2000..<0x3400).map(compared)

    /// Every space that is not the plain one (general category Zs), and the Braille blank.
    private static func space(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x2800, 0x3000: 0x20
        default: nil
        }
    }

    /// Characters without a shape: joiners, direction marks, fillers, variation selectors, tags.
    private static func invisible(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F,
            0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB,
            0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
            dropped
        default: nil
        }
    }

    /// Decimal digits of other scripts, by the zero of each (general category Nd).
    private static func digit(_ scalar: UInt32) -> UInt32? {
        guard scalar >= 0x660, scalar <= 0xABF9 else { return nil }
        for zero in digitZeros where scalar >= zero && scalar <= zero + 9 { return 0x30 + scalar - zero }
        return nil
    }

    private static let digitZeros: [UInt32] = [
        0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
        0x0DE6,
        0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50,
        0x1BB0,
        0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    ]

    /// Mathematical alphabets: thirteen styles of Latin letters, five of digits; Greek is left alone.
    private static func mathematical(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x1D400...0x1D6A3:
            let letter = (scalar - 0x1D400) % 52
            return letter < 26 ? 0x41 + letter : 0x61 + letter - 26
        case 0x1D7CE...0x1D7FF: return 0x30 + (scalar - 0x1D7CE) % 10
        default: return scalar
        }
    }

    /// Compatibility punctuation, the letters that the mathematical alphabets left elsewhere, and the two letters
    /// (long s, kelvin) that caseless ASCII would otherwise have to think of.
    private static let punctuation: [UInt32: UInt32] = {
        var table: [UInt32: UInt32] = [:]
        for (from, to) in pairs {
            for (source, target) in zip(from.unicodeScalars, to.unicodeScalars) {
                table[source.value] = target.value
            }
        }
        return table
    }()

    private static let pairs: [(String, String)] = [
        // Small forms.
        ("﹐﹒﹔﹕﹖﹗﹙﹚﹛﹜﹟﹠﹡﹢﹣﹤﹥﹦﹨﹩﹪﹫", ",.;:?!(){}#&*+-<>=\\$%@"),
        // Vertical forms.
        ("︐︑︒︓︔︕︖︗︘︙︰", ",、。:;!?〖〗…:"),
        ("︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈", "(){}〔〕【】《》〈〉「」『』[]"),
        // Hyphens, minus, slashes and the ratio sign; longer dashes depend on their neighbours.
        ("\u{2010}\u{2011}\u{2212}\u{2043}\u{2044}\u{2215}\u{2236}", "----//:"),
        ("ℂℊℋℌℍℎℐℑℒℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴſK", "CgHHHhIILNPQRRRZZBCeEFMosK"),
    ]
}
