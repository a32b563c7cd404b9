/// A Windows bitmap whose pixels are packed: colours by masks, runs, or a JPEG or PNG file inside ([MS-WMF] 2.1.1.7).
///
/// Office writes such bitmaps into its metafiles for icons.
struct PackedBitmap {
    private enum Packing: Int {
        case runs8 = 1
        case runs4 = 2
        case masks = 3
        case jpeg = 4
        case png = 5
        case masksWithAlpha = 6
    }

    let width: Int
    let height: Int
    /// What stands where pixels begin, up to the file's end.
    let pixels: ArraySlice<UInt8>
    private let packing: Packing
    private let depth: Int
    private let isTopDown: Bool
    private let masks: [Int]
    private let colours: ArraySlice<UInt8>

    /// - Returns: `nil` for a bitmap that is not packed, and for one whose header makes no sense.
    init?(_ file: ArraySlice<UInt8>) {
        let numbers = OrderedBytes(file, bigEndian: false)
        guard let start = numbers.number32(at: 10), let header = numbers.number32(at: 14), header >= 40,
            let packing = numbers.number32(at: 30).flatMap(Packing.init),
            let width = numbers.number32(at: 18),
            let height = numbers.number32(at: 22), let depth = numbers.number16(at: 28),
            start <= file.count
        else { return nil }
        self.packing = packing
        self.depth = depth
        isTopDown = height > 1 << 31
        self.width = width
        self.height = isTopDown ? (1 << 32) - height : height
        guard self.width > 0, self.height > 0 else { return nil }
        masks = (0..<3).compactMap { numbers.number32(at: 54 + $0 * 4) }
        pixels = file.dropFirst(start)
        let table = 14 + header
        colours = file.slice(at: table, length: max(0, start - table)) ?? []
    }

    /// The format of the file inside, if that is how the pixels are packed.
    var format: PictureFormat? {
        switch packing {
        case .jpeg: .jpeg
        case .png: .png
        default: nil
        }
    }

    /// - Parameter reduction: of so many rows and columns one is taken.
    /// - Returns: `nil` where pixels are missing or the depth does not fit the packing.
    func unpacked(by reduction: Int) -> ColourBitmap? {
        var canvas = Canvas(width: width, height: height, reduction: reduction)
        let isWhole =
            switch packing {
            case .runs8 where depth == 8: readRuns(into: &canvas)
            case .runs4 where depth == 4: readRuns(into: &canvas)
            case .masks, .masksWithAlpha: readMasked(into: &canvas)
            default: false
            }
        return isWhole ? canvas.picture : nil
    }

    private func row(_ index: Int) -> Int { isTopDown ? index : height - 1 - index }

    // MARK: Masks

    private func readMasked(into canvas: inout Canvas) -> Bool {
        guard depth == 16 || depth == 32, masks.count == 3, !masks.contains(0) else { return false }
        let size = depth / 8
        let (bits, isOver) = width.multipliedReportingOverflow(by: depth)
        guard !isOver else { return false }
        let stride = (bits + 31) / 32 * 4
        let (needed, isTooMuch) = stride.multipliedReportingOverflow(by: height)
        guard !isTooMuch, needed <= pixels.count else { return false }
        let numbers = OrderedBytes(pixels, bigEndian: false)
        for line in 0..<height where canvas.takes(row(line)) {
            for column in Swift.stride(from: 0, to: width, by: canvas.reduction) {
                guard let value = numbers.number(size, at: line * stride + column * size) else {
                    return false
                }
                canvas.set(
                    column, row(line),
                    (
                        Self.channel(value, masks[0]), Self.channel(value, masks[1]),
                        Self.channel(value, masks[2])
                    ))
            }
        }
        return true
    }

    private static func channel(_ value: Int, _ mask: Int) -> UInt8 {
        let most = mask >> mask.trailingZeroBitCount
        return UInt8(truncatingIfNeeded: ((value & mask) >> mask.trailingZeroBitCount) * 255 / most)
    }

    // MARK: Runs

    /// Pairs of a count and a colour; a count of 0 begins an order: end of row, end, jump, or pixels as they are.
    private func readRuns(into canvas: inout Canvas) -> Bool {
        var rest = pixels
        var (column, line) = (0, 0)
        while let count = rest.popFirst(), let value = rest.popFirst() {
            switch (count, value) {
            case (0, 0): (column, line) = (0, line + 1)
            case (0, 1): return true
            case (0, 2):
                guard let right = rest.popFirst(), let up = rest.popFirst() else { return false }
                (column, line) = (column + Int(right), line + Int(up))
            case (0, let length):
                let bytes = depth == 8 ? Int(length) : (Int(length) + 1) / 2
                guard let plain = rest.slice(at: 0, length: bytes) else { return false }
                for index in 0..<Int(length) {
                    draw(
                        plain[plain.startIndex + (depth == 8 ? index : index / 2)], index, column + index,
                        line, &canvas)
                }
                rest = rest.dropFirst(bytes + bytes % 2)
                column += Int(length)
            default:
                for index in 0..<Int(count) { draw(value, index, column + index, line, &canvas) }
                column += Int(count)
            }
            if line > height { return false }
        }
        return false
    }

    /// Of a byte with two pixels the high one is the first.
    private func draw(_ byte: UInt8, _ index: Int, _ column: Int, _ line: Int, _ canvas: inout Canvas) {
        guard line < height, column < width, canvas.takes(row(line)), column.isMultiple(of: canvas.reduction)
        else {
            return
        }
        let colour = depth == 8 ? Int(byte) : Int(index.isMultiple(of: 2) ? byte >> 4 : byte & 0xF)
        guard let entry = colours.slice(at: colour * 4, length: 3) else { return }
        let first = entry.startIndex
        canvas.set(column, row(line), (entry[first + 2], entry[first + 1], entry[first]))
    }
}

/// The reduced picture while it is being drawn; what is not drawn stays white.
private struct Canvas {
    let reduction: Int
    private let width: Int
    private let height: Int
    private var colours: [UInt8]

    init(width: Int, height: Int, reduction: Int) {
        self.reduction = reduction
        self.width = (width + reduction - 1) / reduction
        self.height = (height + reduction - 1) / reduction
        colours = [UInt8](repeating: 255, count: self.width * self.height * 3)
    }

    var picture: ColourBitmap { ColourBitmap(width: width, height: height, colours: colours) }

    func takes(_ row: Int) -> Bool { row.isMultiple(of: reduction) }

    /// - Precondition: column and row are multiples of the reduction and inside the picture.
    mutating func set(_ column: Int, _ row: Int, _ colour: (red: UInt8, green: UInt8, blue: UInt8)) {
        let start = (row / reduction * width + column / reduction) * 3
        (colours[start], colours[start + 1], colours[start + 2]) = colour
    }
}
