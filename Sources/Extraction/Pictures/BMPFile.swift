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

    /// A bitmap as a file, from one that metafiles and the clipboard keep without its file header.
    static func file(of bitmap: ArraySlice<UInt8>) -> [UInt8]? {
        let numbers = OrderedBytes(bitmap, bigEndian: false)
        guard let header = numbers.number32(at: 0), headerSizes.contains(header), header < bitmap.count,
            let depth = numbers.number16(at: header == 12 ? 10 : 14)
        else { return nil }
        let stated = header == 12 ? 0 : numbers.number32(at: 32) ?? 0
        let colours = stated > 0 ? min(stated, 256) : depth <= 8 ? 1 << depth : 0
        let masks = header == 40 && numbers.number32(at: 16) == 3 ? 12 : 0
        var file = Array("BM".utf8)
        file.appendLittleEndian(14 + bitmap.count, size: 4)
        file.appendLittleEndian(0, size: 4)
        file.appendLittleEndian(14 + header + masks + colours * (header == 12 ? 3 : 4), size: 4)
        return file + bitmap
    }
}
