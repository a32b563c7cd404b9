import PCRE2

/// How often bytes come up in ordinary text, roughly.
///
/// Only the speed rests on it: of several strings that every match must hold the rarest is looked for. The figures
/// are for a mixture of official Chinese, English and tables.
enum ByteRarity {
    /// The part of all places of a text at which a string stands.
    static func frequency(_ string: ByteString, in alphabet: ByteAlphabet) -> Double {
        frequency(string, 0..<string.count, in: alphabet) * alphabet[string.before].neighbour
            * alphabet[string.after].neighbour
    }

    /// The part of all places of a text at which a piece of a string stands.
    static func frequency(
        _ string: ByteString, _ range: Range<Int>, in alphabet: ByteAlphabet
    ) -> Double {
        var product = 1.0
        var index = range.lowerBound
        while index < range.upperBound {
            if index + 2 < range.upperBound, let ideograph = ideograph(string, at: index, in: alphabet) {
                product *= ideograph
                index += 3
            } else {
                let set = alphabet[string[index]]
                product *=
                    index == range.lowerBound
                    ? set.frequency : frequency(set, behind: alphabet[string[index - 1]])
                index += 1
            }
        }
        return product
    }

    static func frequency(_ set: ByteSet) -> Double {
        set == .all ? 1 : min(1, set.sum(table))
    }

    /// The part of all places beside which a byte of a set stands.
    static func neighbour(_ set: ByteSet) -> Double {
        set == .all ? 1 : max(0.05, frequency(set))
    }

    /// Digits stand beside digits, and letters beside letters.
    private static func frequency(
        _ set: ByteAlphabet.Facts, behind previous: ByteAlphabet.Facts
    ) -> Double {
        let common = set.kinds & previous.kinds
        guard common != 0 else { return set.frequency }
        let kind = kinds[common.trailingZeroBitCount]
        return kind.share * min(1, set.frequency / kind.whole)
    }

    static let kinds: [(kind: ByteSet, whole: Double, share: Double)] = [
        (ByteSet(0x30...0x39), 0.7), (ByteSet(0x41...0x5A), 0.5), (ByteSet(0x61...0x7A), 0.8),
        (ByteSet(0x41...0x5A).withBothCases, 0.8), (.beyondASCII, 0.9),
    ].map { ($0.0, frequency($0.0), $0.1) }

    private static let table: [Double] = (0...255).map { byte in
        switch UInt8(byte) {
        case 0x20: 0.05
        case 0x0A: 0.012
        case 0x30...0x39: 0.008
        case 0x41...0x5A: 0.0015
        case 0x61...0x7A: 0.014
        case 0x2C, 0x2E: 0.01
        case 0x2D, 0x28, 0x29, 0x3A, 0x2F: 0.004
        case 0x21...0x7E: 0.0008
        case 0xE4...0xE9: 0.03
        case 0xE3: 0.012
        case 0xE2, 0xC3, 0xEF: 0.002
        case 0x80...0xBF: 0.006
        case 0xC0...0xFF: 0.0003
        default: 0.0001
        }
    }

    // MARK: Ideographs

    private static func ideograph(
        _ string: ByteString, at index: Int, in alphabet: ByteAlphabet
    ) -> Double? {
        // Sets of one byte have its number.
        let (lead, second, third) = (string[index], string[index + 1], string[index + 2])
        guard (0xE3...0xE9).contains(lead), second < 256, third < 256 else { return nil }
        return ranks[Int(lead & 0x0F) << 12 | Int(second & 0x3F) << 6 | Int(third & 0x3F)]
    }

    /// How often each of the first 65,536 characters comes up, where it is an ideograph.
    private static let ranks: [Double] = {
        var ranks = [Double](repeating: 2e-5, count: 1 << 16)
        for (rank, scalar) in common.unicodeScalars.enumerated().reversed() where scalar.value < 1 << 16 {
            ranks[Int(scalar.value)] = rank < 100 ? 7e-4 : 2e-4
        }
        return ranks
    }()

    /// The ideographs of official writing, the most frequent first.
    private static let common =
        """
        之第一公業二條定有年號及行市十本用三法以限人司或中日關規應項國理部保分機縣政工車自請者臺會辦月管五四區所文於\
        申依為其事北地正得建計資經民員小執金學證處主全內發路修不明告水件程六務字生方核上下並書新費作樓報客案時合期\
        表後款照查院實設電前委由技品大師點影檢七助里相成畫八施等險林要高開無度物通補在列附產次與的間如基同九築各具\
        審量效出位巷登華教板份驗受交使化選標未可外加性名原陳構目職記段積動對備稱達數進專長每令局劑營百體橋街調面式\
        評任育入至重勞容額科單府制測議送則特投股過立累準信片村校他鄉企安試當責權更指變台貨運承防料提土能範據境意代\
        格訂山組續認造收總農該義算預除雄納個護元環東服增止空術製取類因鎮稅級准配直情置家際參央序鄰說南負興將萬屬醫罰
        """
}
