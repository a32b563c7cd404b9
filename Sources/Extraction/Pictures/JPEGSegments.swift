/// The segments of a JPEG file before and between its scans (ISO/IEC 10918-1, annex B).
struct JPEGSegments {
    struct Segment {
        let name: String
        let bytes: ArraySlice<UInt8>

        /// Whether nothing is left once the words in it have been read: comments, XMP, and the technical
        /// segments that every picture has.
        ///
        /// EXIF counts among them without a position or a maker's own data, which are numbers.
        var isReadByItsWords: Bool {
            switch name {
            case "COM": true
            case "APP0": bytes.has("JFIF\0") || bytes.has("JFXX\0")
            case "APP1": bytes.has("http://ns.adobe.com/xap/1.0/\0") || isPlainEXIF
            case "APP2": bytes.has("ICC_PROFILE\0")
            case "APP14": bytes.has("Adobe")
            default: false
            }
        }

        /// Whether a run of text is the notice that every colour profile carries about itself, not about the picture.
        func isOwnNotice(_ run: ArraySlice<UInt8>) -> Bool {
            guard name == "APP2", run.has("Copyright "), run.count <= 80 else { return false }
            return !run.split(whereSeparator: { !$0.isASCIIDigit }).contains { $0.count > 4 }
        }

        /// Tags 0x8825 (GPS) and 0x927C (maker's note) in either byte order; a chance hit only holds the picture.
        private var isPlainEXIF: Bool {
            guard bytes.has("Exif\0\0") else { return false }
            let telling: [[UInt8]] = [[0x88, 0x25], [0x25, 0x88], [0x92, 0x7C], [0x7C, 0x92]]
            return !zip(bytes, bytes.dropFirst()).contains { pair in telling.contains([pair.0, pair.1]) }
        }
    }

    /// Comments and application segments.
    private(set) var segments: [Segment] = []
    /// Bytes of entropy-coded data.
    private(set) var scanBytes = 0
    /// The index after the end-of-image marker.
    private(set) var end: Int

    /// - Returns: `nil` when the file ends before its end-of-image marker, or is no sequence of segments.
    init?(_ bytes: ArraySlice<UInt8>) {
        var index = bytes.startIndex + 2
        end = index
        while index < bytes.endIndex - 1, bytes[index] == 0xFF {
            let marker = bytes[index + 1]
            index += 2
            switch marker {
            case 0xFF: index -= 1
            case 0x01, 0xD0...0xD8: break
            case 0xD9:
                end = index
                return
            default:
                guard let length = bytes.bigEndian16(at: index), length >= 2,
                    length <= bytes.endIndex - index
                else { return nil }
                note(marker, bytes[(index + 2)..<(index + length)])
                index += length
                if marker == 0xDA { skipScan(bytes, &index) }
            }
        }
        return nil
    }

    private mutating func note(_ marker: UInt8, _ content: ArraySlice<UInt8>) {
        switch marker {
        case 0xE0...0xEF: segments.append(Segment(name: "APP\(marker - 0xE0)", bytes: content))
        case 0xFE: segments.append(Segment(name: "COM", bytes: content))
        default: break
        }
    }

    /// Entropy-coded data runs to the next marker that is neither a stuffed zero nor a restart.
    private mutating func skipScan(_ bytes: ArraySlice<UInt8>, _ index: inout Int) {
        let start = index
        while index < bytes.endIndex - 1 {
            if bytes[index] == 0xFF, bytes[index + 1] != 0, !(0xD0...0xD7).contains(bytes[index + 1]) {
                break
            }
            index += 1
        }
        scanBytes += index - start
    }
}

extension ArraySlice<UInt8> {
    /// The big-endian number of two bytes at an index of the slice, or `nil` beyond its end.
    fileprivate func bigEndian16(at index: Int) -> Int? {
        guard index >= startIndex, index < endIndex - 1 else { return nil }
        return Int(self[index]) << 8 | Int(self[index + 1])
    }
}
