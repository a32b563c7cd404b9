/// The second language that metafiles are written in ([MS-EMFPLUS]), inside the comments of the first.
struct MetafilePlus {
    /// Objects may come in pieces.
    private var image: [UInt8] = []

    mutating func append(_ records: ArraySlice<UInt8>, into text: inout MetafileText) {
        var rest = records
        while let type = rest.number16(at: 0), let flags = rest.number16(at: 2),
            let size = rest.number32(at: 4),
            size >= 12, let record = rest.slice(at: 0, length: size)
        {
            read(type, flags, record, into: &text)
            rest = rest.dropFirst(size)
        }
    }

    private mutating func read(
        _ type: Int, _ flags: Int, _ record: ArraySlice<UInt8>, into text: inout MetafileText
    ) {
        switch type {
        case 0x401C:
            guard let count = record.number32(at: 20), let bytes = record.slice(at: 40, length: count * 2)
            else {
                return
            }
            text.write(CodePage.utf16.decode(bytes), at: record.signed32(at: 28) ?? 0)
        case 0x4036:
            guard let options = record.number32(at: 16), let count = record.number32(at: 24) else { return }
            guard options & 1 == 1, let bytes = record.slice(at: 28, length: count * 2) else {
                if count > 0 { text.writeGlyphs() }
                return
            }
            text.write(CodePage.utf16.decode(bytes), at: record.signed32(at: 28 + count * 2 + 4) ?? 0)
        case 0x4008 where flags >> 8 & 0x7F == 5: takeImage(flags, record, into: &text)
        default: break
        }
    }

    private mutating func takeImage(
        _ flags: Int, _ record: ArraySlice<UInt8>, into text: inout MetafileText
    ) {
        let continues = flags & 0x8000 != 0
        image += record.dropFirst(continues ? 16 : 12)
        if !continues { finish(into: &text) }
    }

    /// Hands over the image that is complete: a file of its own kind, or a metafile.
    mutating func finish(into text: inout MetafileText) {
        defer { image = [] }
        guard let kind = image[...].number32(at: 4) else { return }
        if kind == 2 {
            text.paint(image[...].dropFirst(16), suffix: "emf")
        } else if image[...].number32(at: 24) == 1 {
            text.paint(image[...].dropFirst(28), suffix: "png")
        } else {
            // Bare pixels: no program opens them as a file.
            text.paint(image[...], suffix: "pixels")
        }
    }
}
