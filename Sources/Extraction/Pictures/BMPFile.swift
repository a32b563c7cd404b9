/// Windows bitmaps: a file header of 14 bytes, then one of many kinds of picture headers.
enum BMPFile {
    private static let headerSizes: Set<Int> = [12, 16, 40, 52, 56, 64, 108, 124]

    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        let numbers = OrderedBytes(bytes, bigEndian: false)
        guard bytes.has("BM"), let size = numbers.number32(at: 14) else { return false }
        return headerSizes.contains(size)
    }

    static func anatomy(of bytes: ArraySlice<UInt8>) -> PictureAnatomy {
        var anatomy = PictureAnatomy()
        let numbers = OrderedBytes(bytes, bigEndian: false)
        guard let size = numbers.number32(at: 2), let start = numbers.number32(at: 10) else { return anatomy }
        // Many programs write no size, or a wrong one.
        let pixels = pixelBytes(numbers)
        let end = max(start + (pixels ?? 0), pixels == nil ? size : 0)
        if end > bytes.count { anatomy.faults.append("the bitmap breaks off") }
        anatomy.end =
            end > 54 ? min(bytes.startIndex + max(end, min(size, bytes.count)), bytes.endIndex) : nil
        return anatomy
    }

    /// Bytes of an uncompressed picture's rows, or what the header says of a compressed one's.
    private static func pixelBytes(_ numbers: OrderedBytes) -> Int? {
        guard let size = numbers.number32(at: 14), size >= 40, let width = numbers.number32(at: 18),
            let height = numbers.number32(at: 22), let depth = numbers.number16(at: 28),
            let compression = numbers.number32(at: 30), let length = numbers.number32(at: 34)
        else { return nil }
        guard compression == 0 || compression == 3 else { return length == 0 ? nil : length }
        // Rows from top to bottom have a negative height.
        let rows = height > 1 << 31 ? (1 << 32) - height : height
        let (bits, isOver) = width.multipliedReportingOverflow(by: depth)
        guard !isOver else { return nil }
        let (bytes, isTooMuch) = ((bits + 31) / 32 * 4).multipliedReportingOverflow(by: rows)
        return isTooMuch ? nil : bytes
    }
}
