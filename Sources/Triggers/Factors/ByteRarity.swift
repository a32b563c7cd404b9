import PCRE2

/// How often bytes come up in ordinary text, roughly.
///
/// Only the speed rests on it: of several strings that every match must hold the rarest is looked for. The figures
/// are for a mixture of official Chinese, English and tables.
enum ByteRarity {
    /// The part of all places of a text at which a string stands.
    static func frequency(_ string: ByteString) -> Double {
        frequency(string.sets) * neighbour(string.before) * neighbour(string.after)
    }

    static func frequency(_ sets: [ByteSet]) -> Double {
        Places(sets).frequency(0..<sets.count)
    }

    /// What is known of each place of a string, so that all of its pieces can be compared.
    struct Places {
        private let ideographs: [Double?]
        /// How often the byte at a place comes up, and how often behind the one before it.
        private let alone: [Double]
        private let behind: [Double]

        init(_ sets: [ByteSet]) {
            ideographs = sets.indices.map { ideograph(sets[...], at: $0) }
            alone = sets.map { ByteRarity.frequency($0) }
            behind = sets.indices.map {
                $0 == 0 ? 1 : ByteRarity.frequency(sets[$0], behind: sets[$0 - 1])
            }
        }

        func frequency(_ range: Range<Int>) -> Double {
            var product = 1.0
            var index = range.lowerBound
            while index < range.upperBound {
                if index + 2 < range.upperBound, let ideograph = ideographs[index] {
                    product *= ideograph
                    index += 3
                } else {
                    product *= index == range.lowerBound ? alone[index] : behind[index]
                    index += 1
                }
            }
            return product
        }
    }

    static func frequency(_ set: ByteSet) -> Double {
        set == .all ? 1 : min(1, set.sum(table))
    }

    /// The part of all places beside which a byte of a set stands.
    static func neighbour(_ set: ByteSet) -> Double {
        set == .all ? 1 : max(0.05, frequency(set))
    }

    /// Digits stand beside digits, and letters beside letters.
    private static func frequency(_ set: ByteSet, behind previous: ByteSet?) -> Double {
        let alone = frequency(set)
        guard let previous else { return alone }
        for (kind, whole, share) in kinds where set.isSubset(of: kind) && previous.isSubset(of: kind) {
            return share * min(1, alone / whole)
        }
        return alone
    }

    private static let kinds: [(kind: ByteSet, whole: Double, share: Double)] = [
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

    private static func ideograph(_ sets: ArraySlice<ByteSet>, at index: Int) -> Double? {
        guard index + 2 < sets.endIndex, let lead = sets[index].only, (0xE3...0xE9).contains(lead),
            let second = sets[index + 1].only, let third = sets[index + 2].only
        else { return nil }
        let scalar = UInt32(lead & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
        guard let rank = ranks[scalar] else { return 2e-5 }
        return rank < 100 ? 7e-4 : 2e-4
    }

    private static let ranks = Dictionary(
        common.unicodeScalars.enumerated().map { ($1.value, $0) }, uniquingKeysWith: { first, _ in first })

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
