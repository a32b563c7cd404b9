import Documents

/// The small picture of its first page that an office program puts into every document it saves.
enum PagePreview {
    /// Pixels in each direction that office programs give it at the most.
    private static let mostSide = 512
    private static let folders = ["Thumbnails/", "docProps/"]

    /// Whether a picture stands where office programs put the preview, and is no larger than they make it.
    static func isOne(_ picture: ColourBitmap, at path: PartPath) -> Bool {
        guard let name = path.names.last, picture.width <= mostSide, picture.height <= mostSide else {
            return false
        }
        return folders.contains { name.hasPrefix($0 + "thumbnail.") }
    }

    /// Whether a PNG is too small for a page's letters to be read, and holds pixels only.
    ///
    /// OpenDocument (part 2, 3.8) recommends 128 pixels, LibreOffice writes up to 256: a page's letters are three
    /// pixels high there. Every document of that program would otherwise wait for a person.
    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return false }
        var offset = 8
        while let length = number(bytes, at: offset), let type = bytes.slice(at: offset + 4, length: 4) {
            let name = String(decoding: type, as: UTF8.self)
            if name == "IHDR" {
                guard let width = number(bytes, at: offset + 8), let height = number(bytes, at: offset + 12),
                    width <= 256, height <= 256
                else { return false }
            } else if !["PLTE", "IDAT", "IEND", "tRNS", "pHYs", "gAMA", "sRGB", "bKGD", "sBIT"].contains(name)
            {
                return false
            }
            guard length < 1 << 24 else { return false }
            offset += 12 + length
            if name == "IEND" { return offset == bytes.count }
        }
        return false
    }

    /// The big-endian number of four bytes.
    private static func number(_ bytes: ArraySlice<UInt8>, at offset: Int) -> Int? {
        bytes.slice(at: offset, length: 4)?.reduce(0) { $0 << 8 | Int($1) }
    }
}
