/// Numbers in Chinese writing, plain or as on cheques: 六十六, 柒拾, 一九七七, 一百零四, 廿五.
enum ChineseNumeral {
    /// The length of the numeral character at `index`, or `nil` where there is none.
    static func length(_ bytes: [UInt8], at index: Int) -> Int? {
        guard let scalar = ScalarDecoding.scalar(bytes, at: index), values[scalar.value] != nil else {
            return nil
        }
        return scalar.length
    }

    /// - Returns: `nil` for an empty text or one that is too large for a date.
    static func value(_ text: some Collection<UInt8>) -> Int? {
        let numerals = String(decoding: text, as: UTF8.self).unicodeScalars.compactMap { values[$0.value] }
        guard !numerals.isEmpty, numerals.count <= 9 else { return nil }
        if numerals.allSatisfy({ $0 < 10 }) { return numerals.reduce(0) { $0 * 10 + $1 } }
        var total = 0
        var pending: Int?
        for numeral in numerals {
            switch numeral {
            case 10, 100, 1_000:
                total += (pending ?? 1) * numeral
                pending = nil
            case 20, 30, 40:
                total += numeral
                pending = nil
            default: pending = numeral
            }
        }
        return total + (pending ?? 0)
    }

    private static let values: [UInt32: Int] = {
        var table: [UInt32: Int] = [0x3007: 0]
        for row in ["零一二三四五六七八九", "零壹貳參肆伍陸柒捌玖", "零壹贰叁肆伍陆柒捌玖"] {
            for (number, letter) in row.unicodeScalars.enumerated() { table[letter.value] = number }
        }
        let rounds = [("十拾", 10), ("百佰", 100), ("千仟", 1_000), ("廿", 20), ("卅", 30), ("卌", 40), ("元", 1)]
        for (letters, number) in rounds {
            for letter in letters.unicodeScalars { table[letter.value] = number }
        }
        return table
    }()
}
