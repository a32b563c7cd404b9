/// The chunks of a WebP file (RFC 9649), and each frame of an animated one as a file of its own.
struct WebPChunks {
    private(set) var anatomy = PictureAnatomy()

    init(_ bytes: ArraySlice<UInt8>) {
        let numbers = OrderedBytes(bytes, bigEndian: false)
        guard let size = numbers.number32(at: 4), size >= 4, size <= bytes.count - 8 else {
            anatomy.faults.append("the WebP picture breaks off")
            return
        }
        let end = 8 + size
        // The file is padded to an even size.
        anatomy.end = min(bytes.startIndex + end + end % 2, bytes.endIndex)
        var offset = 12
        while offset + 8 <= end, let name = numbers.slice(at: offset, length: 4),
            let length = numbers.number32(at: offset + 4)
        {
            guard length <= end - offset - 8, let content = numbers.slice(at: offset + 8, length: length)
            else {
                anatomy.faults.append("the WebP picture breaks off")
                return
            }
            note(String(decoding: name, as: UTF8.self), content)
            offset += 8 + length + length % 2
        }
    }

    private mutating func note(_ name: String, _ content: ArraySlice<UInt8>) {
        switch name {
        case "EXIF": anatomy.add(.exif, "EXIF", content.has("Exif\0") ? content.dropFirst(6) : content)
        case "XMP ": anatomy.add(.xmp, "XMP", content)
        case "ICCP": anatomy.add(.profile, "ICC", content)
        case "ANMF":
            anatomy.addFrame(Self.frame(content))
            anatomy.consistsOfFrames = true
        case "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM": break
        default: anatomy.add(.words, "WebP." + name, content)
        }
    }

    /// Sixteen bytes of place, size and duration, then the chunks of a picture.
    private static func frame(_ content: ArraySlice<UInt8>) -> [UInt8] {
        let data = content.dropFirst(16)
        var extended: [UInt8] = []
        if data.has("ALPH") {
            extended = Array("VP8X".utf8)
            extended.appendLittleEndian(10, size: 4)
            extended += [0x10, 0, 0, 0] + content.dropFirst(6).prefix(6)
        }
        var file = Array("RIFF".utf8)
        file.appendLittleEndian(4 + extended.count + data.count, size: 4)
        return file + Array("WEBP".utf8) + extended + data
    }
}
