/// Indexes that programs keep beside a shapefile to find shapes by their place: SBN and SBX of ESRI, QIX of MapServer.
enum ShapeIndex {
    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        isSpatial(bytes) || bytes.has("SQT") && bytes.slice(at: 4, length: 1)?.first == 1
    }

    /// Whether nothing but its bins or nodes is in the file.
    static func isWhole(_ bytes: ArraySlice<UInt8>) -> Bool {
        isSpatial(bytes) ? isFilledByBins(bytes) : bytes.has("SQT") && isFilledByNodes(bytes)
    }

    private static func isSpatial(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count >= 100 && bytes.has([0, 0, 0x27, 0x0A, 0xFF, 0xFF, 0xFE, 0x70])
    }

    /// Bins of the SBN have a number and a length; the SBX has eight bytes for each of them.
    private static func isFilledByBins(_ bytes: ArraySlice<UInt8>) -> Bool {
        var offset = 100
        while offset < bytes.count {
            guard let words = bytes.networkOrder32(at: offset + 4) else { return false }
            offset += 8 + Int(words) * 2
        }
        return offset == bytes.count || (bytes.count - 100) % 8 == 0
    }

    /// A node has its length, four coordinates, the numbers of its shapes and the count of the nodes that follow.
    private static func isFilledByNodes(_ bytes: ArraySlice<UInt8>) -> Bool {
        let isBigEndian = bytes.slice(at: 3, length: 1)?.first == 2
        var offset = 16
        while offset < bytes.count {
            let place = offset + 36
            guard
                let shapes = isBigEndian ? bytes.networkOrder32(at: place) : bytes.littleEndian32(at: place)
            else { return false }
            offset = place + 8 + Int(shapes) * 4
        }
        return offset == bytes.count
    }
}
