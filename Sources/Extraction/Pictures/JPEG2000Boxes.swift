/// The boxes of a JPEG 2000 file (ISO/IEC 15444-1, annex I) and the comments in its code stream.
enum JPEG2000Boxes {
    private static let xmp: [UInt8] = [
        0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC,
    ]
    private static let iptc: [UInt8] = [
        0x33, 0xC7, 0xA4, 0xD2, 0xB8, 0x1D, 0x47, 0x23, 0xA0, 0xBA, 0xF1, 0xA3, 0xE0, 0x97, 0xAD, 0x38,
    ]

    static func anatomy(of bytes: ArraySlice<UInt8>) -> PictureAnatomy {
        var anatomy = PictureAnatomy()
        guard !bytes.has([0xFF, 0x4F]) else {
            noteComments(of: bytes, in: &anatomy)
            return anatomy
        }
        let file = ISOBoxes(bytes)
        anatomy.end = file.end
        if file.first("jp2c") == nil { anatomy.faults.append("the JPEG 2000 picture breaks off") }
        for box in file.boxes { note(box, in: &anatomy) }
        return anatomy
    }

    private static func note(_ box: ISOBoxes.Box, in anatomy: inout PictureAnatomy) {
        switch box.type {
        case "xml ": anatomy.add(.xmp, "XML", box.content)
        case "jp2c": noteComments(of: box.content, in: &anatomy)
        case "uuid" where box.content.has(xmp): anatomy.add(.xmp, "XMP", box.content.dropFirst(16))
        case "uuid" where box.content.has(iptc): anatomy.add(.iptc, "IPTC", box.content.dropFirst(16))
        case "uuid" where box.content.has("JpgTiffExif->JP2"):
            anatomy.add(.exif, "EXIF", box.content.dropFirst(16))
        case "jP  ", "ftyp", "jp2h": break
        default: anatomy.add(.words, "JP2." + box.type, box.content)
        }
    }

    /// Comment markers stand in the main header, before the first tile.
    private static func noteComments(of stream: ArraySlice<UInt8>, in anatomy: inout PictureAnatomy) {
        let numbers = OrderedBytes(stream)
        var offset = 2
        while let marker = numbers.number16(at: offset), marker != 0xFF90, marker > 0xFF00,
            let length = numbers.number16(at: offset + 2), length >= 2
        {
            if marker == 0xFF64, let content = numbers.slice(at: offset + 6, length: length - 4) {
                anatomy.add(.words, "JP2.Comment", content)
            }
            offset += 2 + length
        }
    }
}
