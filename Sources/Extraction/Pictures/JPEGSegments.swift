/// The segments of a JPEG file before and between its scans (ISO/IEC 10918-1, annex B).
struct JPEGSegments {
    private(set) var anatomy = PictureAnatomy()
    /// Bytes of entropy-coded data.
    private(set) var scanBytes = 0
    /// The index after the end-of-image marker, or the file's end where that marker is missing.
    private(set) var end: Int
    /// Whether the file has its end-of-image marker.
    private(set) var isWhole = false

    private var profile: [UInt8] = []
    private var resources: [UInt8] = []
    private var extensions: [ArraySlice<UInt8>: [UInt8]] = [:]

    private static let xmp: StaticString = "http://ns.adobe.com/xap/1.0/\0"
    private static let extendedXMP: StaticString = "http://ns.adobe.com/xmp/extension/\0"

    /// Bytes that extended XMP may be put together to.
    private static let mostExtended = 1 << 26

    init(_ bytes: ArraySlice<UInt8>) {
        end = bytes.endIndex
        var index = bytes.startIndex + 2
        while index < bytes.endIndex - 1, bytes[index] == 0xFF {
            let marker = bytes[index + 1]
            index += 2
            switch marker {
            case 0xFF: index -= 1
            case 0x01, 0xD0...0xD8: break
            case 0xD9:
                end = index
                isWhole = true
                finish()
                return
            default:
                guard let length = OrderedBytes(bytes).number16(at: index - bytes.startIndex), length >= 2,
                    length <= bytes.endIndex - index
                else {
                    finish()
                    return
                }
                note(marker, bytes[(index + 2)..<(index + length)])
                index += length
                if marker == 0xDA { skipScan(bytes, &index) }
            }
        }
        finish()
    }

    private mutating func finish() {
        anatomy.end = end
        if !isWhole { anatomy.faults.append("the JPEG picture breaks off") }
        anatomy.add(.profile, "ICC", profile[...])
        anatomy.add(.photoshop, "Photoshop", resources[...])
        for packet in extensions.values { anatomy.add(.xmp, "XMP", packet[...]) }
    }

    private mutating func note(_ marker: UInt8, _ content: ArraySlice<UInt8>) {
        switch marker {
        case 0xE0: noteApplication0(content)
        case 0xE1: noteApplication1(content)
        case 0xE2: noteApplication2(content)
        case 0xED where content.has("Photoshop 3.0\0"): resources += content.dropFirst(14)
        case 0xEE where content.has("Adobe") && content.count <= 12: break
        case 0xE3...0xEF: anatomy.add(.words, "APP\(marker - 0xE0)", content)
        case 0xFE: anatomy.add(.text, "COM", content)
        default: break
        }
    }

    private mutating func noteApplication0(_ content: ArraySlice<UInt8>) {
        if content.has("JFXX\0"), content.has([0x10], at: 5) {
            anatomy.add(.thumbnail, "JFXX thumbnail", content.dropFirst(6))
        } else if content.has("JFXX\0") || (content.has("JFIF\0") && content.count > 16) {
            anatomy.unread.append("the preview in its JFIF header can't be read here")
        } else if !content.has("JFIF\0") {
            anatomy.add(.words, "APP0", content)
        }
    }

    private mutating func noteApplication1(_ content: ArraySlice<UInt8>) {
        if content.has("Exif\0") {
            anatomy.add(.exif, "EXIF", content.dropFirst(6))
        } else if content.has(Self.xmp) {
            anatomy.add(.xmp, "XMP", content.dropFirst(Self.xmp.utf8CodeUnitCount))
        } else if content.has(Self.extendedXMP) {
            noteExtension(content.dropFirst(Self.extendedXMP.utf8CodeUnitCount))
        } else {
            anatomy.add(.words, "APP1", content)
        }
    }

    /// A piece of a packet that is too long for one segment: its digest, the packet's length, the piece's offset.
    private mutating func noteExtension(_ content: ArraySlice<UInt8>) {
        let numbers = OrderedBytes(content)
        guard let digest = content.slice(at: 0, length: 32), let total = numbers.number32(at: 32),
            let offset = numbers.number32(at: 36), total <= Self.mostExtended
        else { return anatomy.add(.words, "APP1", content) }
        let piece = content.dropFirst(40)
        var packet = extensions[digest] ?? []
        guard offset == packet.count, piece.count <= total - offset else {
            return anatomy.add(.words, "APP1", content)
        }
        packet += piece
        extensions[digest] = packet
    }

    private mutating func noteApplication2(_ content: ArraySlice<UInt8>) {
        if content.has("ICC_PROFILE\0") {
            profile += content.dropFirst(14)
        } else if content.has("MPF\0") {
            anatomy.announcesFollowers = true
        } else {
            anatomy.add(.words, "APP2", content)
        }
    }

    /// Entropy-coded data runs to the next marker that is neither a stuffed zero nor a restart.
    private mutating func skipScan(_ bytes: ArraySlice<UInt8>, _ index: inout Int) {
        let start = index
        while let next = bytes[index...].firstIndex(of: 0xFF), next < bytes.endIndex - 1 {
            index = next
            if bytes[index + 1] != 0, !(0xD0...0xD7).contains(bytes[index + 1]) { break }
            index += 2
        }
        scanBytes += index - start
    }
}
