/// Photoshop's image resources: numbered blocks, some of which hold other metadata.
struct PhotoshopResources {
    private(set) var blocks: [PictureAnatomy.Block] = []
    /// Whether blocks fill the bytes.
    private(set) var isWhole = true

    /// Settings for printing, display and colour: numbers only.
    private static let silent: Set<Int> = Set(0x03E8...0x03F7).union([
        0x0408, 0x040A, 0x040D, 0x0410, 0x0411, 0x0414, 0x0419, 0x0425, 0x0426, 0x0428, 0x0421, 0x2710,
        0x043A,
        0x043B, 0x0435, 0x0430, 0x0431, 0x0433, 0x0434, 0x043C,
    ]).subtracting([0x03EE, 0x03F0])

    init(_ bytes: ArraySlice<UInt8>) {
        let numbers = OrderedBytes(bytes)
        var offset = 0
        while offset < bytes.count {
            guard let signature = numbers.slice(at: offset, length: 4),
                signature.first == 0x38 || Self.isOther(signature),
                let id = numbers.number16(at: offset + 4), let nameLength = numbers.number8(at: offset + 6),
                let name = numbers.slice(at: offset + 7, length: nameLength)
            else {
                isWhole = bytes.dropFirst(offset).allSatisfy { $0 == 0 }
                return
            }
            // Name and content are padded to even lengths.
            let size = offset + 6 + (nameLength + 2) / 2 * 2
            guard let length = numbers.number32(at: size),
                let content = numbers.slice(at: size + 4, length: length)
            else {
                isWhole = false
                return
            }
            add(.text, "Photoshop.name", name)
            note(id, content)
            offset = size + 4 + length + length % 2
        }
    }

    private static func isOther(_ signature: ArraySlice<UInt8>) -> Bool {
        signature.has("MeSa") || signature.has("PHUT") || signature.has("AgHg") || signature.has("DCSR")
    }

    private mutating func add(_ kind: PictureAnatomy.Block.Kind, _ name: String, _ bytes: ArraySlice<UInt8>) {
        if !bytes.isEmpty { blocks.append(.init(kind, name, bytes)) }
    }

    private mutating func note(_ id: Int, _ content: ArraySlice<UInt8>) {
        switch id {
        case 0x0404: add(.iptc, "IPTC", content)
        case 0x0424: add(.xmp, "XMP", content)
        case 0x0422, 0x0423: add(.exif, "EXIF", content)
        case 0x040F: add(.profile, "ICC", content)
        case 0x040B: add(.text, "Photoshop.URL", content)
        // Twenty-eight bytes of sizes stand before the JPEG file.
        case 0x0409, 0x040C: add(.thumbnail, "Photoshop thumbnail", content.dropFirst(28))
        case 0x03EE, 0x03F0: add(.words, "Photoshop.Caption", content)
        case 0x0415, 0x041A, 0x0BB7, 0x07D0...0x0BB6: add(.words, "Photoshop.Name", content)
        case _ where Self.silent.contains(id): break
        default: add(.words, "Photoshop.0x" + String(id, radix: 16), content)
        }
    }
}
