/// The blocks of a GIF file (GIF89a specification), and each of its frames as a file of its own.
struct GIFBlocks {
    private(set) var anatomy = PictureAnatomy()

    private let bytes: ArraySlice<UInt8>
    private let numbers: OrderedBytes
    private var offset = 13
    private var frameCount = 0
    /// The extension that says how the next frame is painted.
    private var control: ArraySlice<UInt8> = []
    private var colours: ArraySlice<UInt8> = []

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        numbers = OrderedBytes(bytes, bigEndian: false)
        guard let flags = numbers.number8(at: 10) else {
            anatomy.faults.append("the GIF picture breaks off")
            return
        }
        if flags & 0x80 != 0 {
            let length = 3 << ((flags & 7) + 1)
            colours = numbers.slice(at: 13, length: length) ?? []
            offset += length
        }
        if !run() { anatomy.faults.append("the GIF picture breaks off") }
    }

    /// - Returns: `false` where the file ends before its trailer.
    private mutating func run() -> Bool {
        while let introducer = numbers.number8(at: offset) {
            switch introducer {
            case 0x3B:
                anatomy.end = bytes.startIndex + offset + 1
                return true
            case 0x21: guard noteExtension() else { return false }
            case 0x2C: guard noteFrame() else { return false }
            // Some encoders pad with zeros between blocks.
            case 0x00: offset += 1
            default: return false
            }
        }
        return false
    }

    /// The content of sub-blocks from `start` on, and the offset behind their end.
    private func blocks(at start: Int) -> (content: [UInt8], end: Int)? {
        var content: [UInt8] = []
        var position = start
        while let length = numbers.number8(at: position) {
            guard length > 0 else { return (content, position + 1) }
            guard let block = numbers.slice(at: position + 1, length: length) else { return nil }
            content += block
            position += 1 + length
        }
        return nil
    }

    private mutating func noteExtension() -> Bool {
        let start = offset
        guard let label = numbers.number8(at: start + 1), let (content, end) = blocks(at: start + 2) else {
            return false
        }
        offset = end
        switch label {
        case 0xF9: control = numbers.slice(at: start, length: end - start) ?? []
        case 0xFE: anatomy.add(.text, "GIF.Comment", content[...])
        case 0x01: anatomy.add(.text, "GIF.PlainText", content.dropFirst(12))
        case 0xFF where content[...].has("XMP DataXMP"):
            // The packet is no sub-blocks: its own bytes count as lengths, and a trailer of 258 bytes ends it.
            let packet = numbers.slice(at: start + 14, length: max(0, end - start - 14 - 258))
            anatomy.add(.xmp, "XMP", packet ?? content[...])
        case 0xFF where content[...].has("ICCRGBG1"): anatomy.add(.profile, "ICC", content.dropFirst(11))
        case 0xFF where content[...].has("NETSCAPE") || content[...].has("ANIMEXTS"): break
        default: anatomy.add(.words, "GIF.Application", content[...])
        }
        return true
    }

    /// Decoders paint what is transparent in any colour; here it becomes a grey that neither black nor white letters have.
    private func paintTransparent(_ file: inout [UInt8], table: Int) {
        guard control.count > 6, let flags = control.dropFirst(3).first, flags & 1 == 1,
            let index = control.dropFirst(6).first, case let place = table + Int(index) * 3,
            place + 3 <= file.count
        else { return }
        file.replaceSubrange(place..<(place + 3), with: [0xA0, 0xA0, 0xA0])
    }

    private mutating func noteFrame() -> Bool {
        guard let size = numbers.slice(at: offset + 5, length: 4), let flags = numbers.number8(at: offset + 9)
        else { return false }
        let start = offset + 10
        let ownColours = flags & 0x80 == 0 ? 0 : 3 << ((flags & 7) + 1)
        guard let (_, end) = blocks(at: start + ownColours + 1),
            let data = numbers.slice(at: start, length: end - start),
            let screen = numbers.slice(at: 0, length: 13)
        else { return false }
        offset = end
        frameCount += 1
        // The first frame is what decoders show of the file itself.
        if frameCount > 1 {
            var file = Array(screen.prefix(6)) + size + screen.dropFirst(10) + colours + control
            let table = flags & 0x80 == 0 ? 13 : file.count + 10
            file += [0x2C, 0, 0, 0, 0] + size + [UInt8(flags)] + data + [0x3B]
            paintTransparent(&file, table: table)
            anatomy.addFrame(file)
        }
        control = []
        return true
    }
}
