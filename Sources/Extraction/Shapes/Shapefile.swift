/// Shapes and their index (ESRI Shapefile Technical Description, 1998): whether every byte of the file is a number.
enum Shapefile {
    private static let headerLength = 100

    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count >= headerLength && bytes.has([0, 0, 0x27, 0x0A])
    }

    /// Whether the records, or the entries of an index, fill the file from its header to its end.
    static func isWhole(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard recognises(bytes), bytes.littleEndian32(at: 28) == 1_000,
            bytes.slice(at: 4, length: 20)?.allSatisfy({ $0 == 0 }) == true,
            let words = bytes.networkOrder32(at: 24), Int(words) * 2 == bytes.count
        else { return false }
        return isFilledByShapes(bytes) || isFilledByEntries(bytes)
    }

    private static func isFilledByShapes(_ bytes: ArraySlice<UInt8>) -> Bool {
        var offset = headerLength
        while offset < bytes.count {
            guard let words = bytes.networkOrder32(at: offset + 4),
                let shape = bytes.slice(at: offset + 8, length: Int(words) * 2), isShape(shape)
            else { return false }
            offset += 8 + shape.count
        }
        return true
    }

    /// An index has eight bytes for each shape: where it stands, and its length.
    private static func isFilledByEntries(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard (bytes.count - headerLength) % 8 == 0 else { return false }
        var least = headerLength / 2
        for offset in stride(from: headerLength, to: bytes.count, by: 8) {
            guard let place = bytes.networkOrder32(at: offset),
                let words = bytes.networkOrder32(at: offset + 4),
                Int(place) >= least
            else { return false }
            least = Int(place) + Int(words)
        }
        return true
    }

    /// Whether a record has the length that its type, its parts and its points ask for.
    private static func isShape(_ shape: ArraySlice<UInt8>) -> Bool {
        guard let type = shape.littleEndian32(at: 0) else { return false }
        // The last digit says the kind; 10 has heights, 20 measures; heights may have measures besides.
        let measured = shape.count
        switch type {
        case 0: return true
        case 1: return measured == 20
        case 11: return measured == 36 || measured == 28
        case 21: return measured == 28
        case 8, 18, 28:
            guard let points = shape.littleEndian32(at: 36) else { return false }
            return lengths(from: 40 + 16 * Int(points), points: Int(points), type: type).contains(measured)
        case 3, 5, 13, 15, 23, 25, 31:
            guard let parts = shape.littleEndian32(at: 36), let points = shape.littleEndian32(at: 40) else {
                return false
            }
            let base = 44 + (type == 31 ? 8 : 4) * Int(parts) + 16 * Int(points)
            return lengths(from: base, points: Int(points), type: type).contains(measured)
        default: return false
        }
    }

    private static func lengths(from base: Int, points: Int, type: UInt32) -> [Int] {
        let row = 16 + 8 * points
        switch type {
        case 13, 15, 18, 31: return [base + row, base + 2 * row]
        case 23, 25, 28: return [base, base + row]
        default: return [base]
        }
    }
}
