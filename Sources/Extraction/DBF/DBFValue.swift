/// What a field of a record says, in the bytes of the file's encoding.
enum DBFValue {
    /// - Returns: text; empty where nothing is in the field.
    static func text(_ raw: ArraySlice<UInt8>, of field: DBFField, isVisualFoxPro: Bool) -> [UInt8] {
        switch field.type {
        case UInt8(ascii: "I"), UInt8(ascii: "+"): return integer(raw, isVisualFoxPro: isVisualFoxPro)
        case UInt8(ascii: "O"): return double(raw, isBigEndian: true)
        case UInt8(ascii: "B") where raw.count == 8 && isVisualFoxPro: return double(raw, isBigEndian: false)
        case UInt8(ascii: "Y"): return currency(raw)
        case UInt8(ascii: "T"), UInt8(ascii: "@"): return raw.count == 8 ? julian(raw) : plain(raw)
        // Where a memo stands in the file beside this one; and flags of nothing but null values.
        case UInt8(ascii: "M"), UInt8(ascii: "G"), UInt8(ascii: "P"), UInt8(ascii: "W"), UInt8(ascii: "0"),
            UInt8(ascii: "B"):
            return raw.count == 4 || field.type == UInt8(ascii: "0") ? [] : plain(raw)
        default: return plain(raw)
        }
    }

    private static func plain(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        let text = raw.prefix { $0 != 0 }
        let end = text.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? text.startIndex
        // What stands behind a NUL is in the file, too.
        let rest =
            raw[text.endIndex...].filter { $0 != 0 && $0 != 0x20 }.isEmpty
            ? [] : raw[text.endIndex...].map { $0 == 0 ? 0x20 : $0 }
        return Array(text[..<end].drop { $0 == 0x20 }) + rest
    }

    private static func integer(_ raw: ArraySlice<UInt8>, isVisualFoxPro: Bool) -> [UInt8] {
        guard raw.count == 4, let little = raw.littleEndian32(at: 0) else { return plain(raw) }
        // Level 7 writes numbers with the highest byte first and the sign turned.
        let value = isVisualFoxPro ? little : little.byteSwapped ^ 0x8000_0000
        return Array(String(Int32(bitPattern: value)).utf8)
    }

    private static func double(_ raw: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8] {
        guard raw.count == 8 else { return plain(raw) }
        var bits = raw.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        if !isBigEndian { bits = bits.byteSwapped }
        if isBigEndian { bits = bits >> 63 == 1 ? bits & (1 << 63 - 1) : ~bits }
        return bits == 0 ? [] : Array("\(Double(bitPattern: bits))".utf8)
    }

    /// A number of ten thousandths.
    private static func currency(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        guard raw.count == 8 else { return plain(raw) }
        let value = Int64(bitPattern: raw.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        let fraction = String(value.magnitude % 10_000 + 10_000).dropFirst()
        return Array("\(value < 0 ? "-" : "")\(value.magnitude / 10_000).\(fraction)".utf8)
    }

    /// A Julian day and the milliseconds of the day.
    private static func julian(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        guard let day = raw.littleEndian32(at: 0), let milliseconds = raw.littleEndian32(at: 4), day > 0,
            day < 5_373_485
        else { return [] }
        // Fliegel and Van Flandern's conversion to the Gregorian calendar.
        var rest = Int(day) + 68_569
        let centuries = 4 * rest / 146_097
        rest -= (146_097 * centuries + 3) / 4
        let years = 4_000 * (rest + 1) / 1_461_001
        rest -= 1_461 * years / 4 - 31
        let months = 80 * rest / 2_447
        let date = rest - 2_447 * months / 80
        let month = months + 2 - 12 * (months / 11)
        let year = 100 * (centuries - 49) + years + months / 11
        let seconds = Int(milliseconds) / 1_000
        let parts = [month, date, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60].map {
            $0 < 10 ? "0\($0)" : "\($0)"
        }
        return Array("\(year)-\(parts[0])-\(parts[1]) \(parts[2]):\(parts[3]):\(parts[4])".utf8)
    }
}
