/// Boxes within boxes (ISO/IEC 14496-12), of which HEIF, AVIF and JPEG 2000 files are made.
struct ISOBoxes {
    struct Box {
        let type: String
        let content: ArraySlice<UInt8>
    }

    private(set) var boxes: [Box] = []
    /// Whether the boxes fill the bytes.
    private(set) var isWhole = true
    /// The index behind the last box.
    private(set) var end: Int

    private static let mostBoxes = 100_000

    init(_ bytes: ArraySlice<UInt8>) {
        let numbers = OrderedBytes(bytes)
        var offset = 0
        end = bytes.startIndex
        while offset < bytes.count {
            guard boxes.count < Self.mostBoxes, let short = numbers.number32(at: offset),
                let name = numbers.slice(at: offset + 4, length: 4),
                name.allSatisfy({ (0x20..<0x7F).contains($0) })
            else {
                isWhole = false
                return
            }
            let head = short == 1 ? 16 : 8
            // A size of 0 means "to the end".
            let size =
                short == 0 ? bytes.count - offset : short == 1 ? numbers.number64(at: offset + 8) : short
            guard let size, size >= head, let content = numbers.slice(at: offset + head, length: size - head)
            else {
                isWhole = false
                return
            }
            boxes.append(Box(type: String(decoding: name, as: UTF8.self), content: content))
            offset += size
            end = bytes.startIndex + offset
        }
    }

    func first(_ type: String) -> ArraySlice<UInt8>? {
        boxes.first { $0.type == type }?.content
    }
}
