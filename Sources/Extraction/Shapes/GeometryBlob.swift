/// Shapes as databases hold them: GeoPackage, SpatiaLite, and the well-known binary form inside both.
enum GeometryBlob {
    /// Whether the bytes are one shape and nothing else.
    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        isGeoPackage(bytes) || isSpatiaLite(bytes) || isWellKnown(bytes)
    }

    /// OGC 12-128r18, clause 2.1.3.
    private static func isGeoPackage(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.has("GP"), let flags = bytes.slice(at: 3, length: 1)?.first else { return false }
        let envelopes = [0, 32, 48, 48, 64]
        let kind = Int(flags >> 1 & 7)
        guard kind < envelopes.count else { return false }
        return isWellKnown(bytes.dropFirst(8 + envelopes[kind]))
    }

    private static func isSpatiaLite(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count >= 60 && bytes.first == 0 && bytes.slice(at: 38, length: 1)?.first == 0x7C
            && bytes.last == 0xFE && (bytes.dropFirst().first ?? 2) <= 1
    }

    /// OGC 06-103r4, clause 8, and PostGIS's flags for a reference system, heights and measures.
    private static func isWellKnown(_ bytes: ArraySlice<UInt8>) -> Bool {
        var offset = 0
        // Shapes that are still to come.
        var open = 1
        while open > 0 {
            open -= 1
            guard let order = bytes.slice(at: offset, length: 1)?.first, order <= 1,
                let stated = number(bytes, at: offset + 1, order)
            else { return false }
            offset += 5
            if stated & 0x2000_0000 != 0 { offset += 4 }
            let plain = stated & 0x0FFF_FFFF
            let flags = Int(stated >> 31) + Int(stated >> 30 & 1)
            let extra = plain / 1_000 == 3 ? 2 : plain / 1_000 > 0 ? 1 : flags
            guard plain < 4_000 else { return false }
            let point = (2 + extra) * 8
            switch plain % 1_000 {
            case 1: offset += point
            case 2, 8:
                guard let count = number(bytes, at: offset, order) else { return false }
                offset += 4 + Int(count) * point
            case 3, 17:
                guard let end = endOfRings(bytes, at: offset, order, point: point) else { return false }
                offset = end
            case 4...7, 9...12, 15, 16:
                guard let count = number(bytes, at: offset, order), Int(count) <= bytes.count else {
                    return false
                }
                open += Int(count)
                offset += 4
            default: return false
            }
            guard offset <= bytes.count else { return false }
        }
        return offset == bytes.count
    }

    private static func endOfRings(
        _ bytes: ArraySlice<UInt8>, at start: Int, _ order: UInt8, point: Int
    ) -> Int? {
        guard let rings = number(bytes, at: start, order) else { return nil }
        var offset = start + 4
        for _ in 0..<min(Int(rings), bytes.count) {
            guard let count = number(bytes, at: offset, order) else { return nil }
            offset += 4 + Int(count) * point
        }
        return offset
    }

    private static func number(_ bytes: ArraySlice<UInt8>, at offset: Int, _ order: UInt8) -> UInt32? {
        order == 1 ? bytes.littleEndian32(at: offset) : bytes.networkOrder32(at: offset)
    }
}
