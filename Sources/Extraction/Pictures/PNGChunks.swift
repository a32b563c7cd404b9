import Documents

/// The chunks of a PNG file (ISO/IEC 15948), and the frames of an animated one.
struct PNGChunks {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private(set) var anatomy = PictureAnatomy()
    private let extraction: Extraction
    private let path: PartPath

    /// What every frame of an animation needs besides its own data.
    private var header: ArraySlice<UInt8> = []
    private var shared: [UInt8] = []
    private var frame: (size: ArraySlice<UInt8>, data: [UInt8])?

    /// Chunks without text; each animation's are read apart.
    private static let silent: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "sBIT", "sRGB", "bKGD", "hIST", "pHYs",
        "acTL", "cICP", "mDCv", "mDCV", "cLLi", "cLLI", "oFFs", "sTER", "vpAg", "orNT",
    ]

    init(_ bytes: ArraySlice<UInt8>, extraction: Extraction, path: PartPath) {
        self.extraction = extraction
        self.path = path
        let numbers = OrderedBytes(bytes)
        var offset = Self.signature.count
        while let length = numbers.number32(at: offset),
            let name = numbers.slice(at: offset + 4, length: 4),
            let content = numbers.slice(at: offset + 8, length: length),
            let sum = numbers.number32(at: offset + 8 + length)
        {
            let type = String(decoding: name, as: UTF8.self)
            if Int(Inflater.crc32(bytes[name.startIndex..<content.endIndex])) != sum {
                anatomy.faults.append("a part of the PNG picture is damaged")
            }
            note(type, content)
            offset += 12 + length
            if type == "IEND" {
                anatomy.end = bytes.startIndex + offset
                return
            }
        }
        anatomy.faults.append("the PNG picture breaks off")
    }

    private mutating func note(_ type: String, _ content: ArraySlice<UInt8>) {
        switch type {
        case "IHDR": header = content
        case "PLTE", "tRNS": shared += Self.chunk(type, content)
        case "tEXt": noteText(content)
        case "zTXt": noteCompressedText(content)
        case "iTXt": noteInternationalText(content)
        case "eXIf": anatomy.add(.exif, "eXIf", content)
        case "iCCP": noteProfile(content)
        case "fcTL": startFrame(content)
        case "fdAT": frame?.data += Self.chunk("IDAT", content.dropFirst(4))
        case "IEND": endFrame()
        case _ where Self.silent.contains(type): break
        default: anatomy.add(.words, "PNG." + type, content)
        }
    }

    // MARK: Text

    private static func split(_ content: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
        guard let zero = content.firstIndex(of: 0) else { return nil }
        return (content[..<zero], content[(zero + 1)...])
    }

    private mutating func noteText(_ content: ArraySlice<UInt8>) {
        guard let (keyword, text) = Self.split(content) else {
            return anatomy.add(.words, "PNG.tEXt", content)
        }
        note(keyword, text)
    }

    private mutating func noteCompressedText(_ content: ArraySlice<UInt8>) {
        guard let (keyword, rest) = Self.split(content), let text = inflate(rest.dropFirst()) else { return }
        note(keyword, text)
    }

    private mutating func noteInternationalText(_ content: ArraySlice<UInt8>) {
        guard let (keyword, rest) = Self.split(content), rest.count >= 2,
            let (_, afterLanguage) = Self.split(rest.dropFirst(2)),
            let (translated, packed) = Self.split(afterLanguage)
        else { return anatomy.add(.words, "PNG.iTXt", content) }
        anatomy.add(.text, "PNG.keyword", translated)
        guard let text = rest.first == 0 ? packed : inflate(packed) else { return }
        note(keyword, text)
    }

    /// Digits of a keyword that is more than the name of a field.
    private static let tellingDigits = 5

    private mutating func note(_ keyword: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) {
        if keyword.count(where: { (0x30...0x39).contains($0) }) >= Self.tellingDigits
            || keyword.contains(where: { $0 >= 0x80 })
        {
            anatomy.add(.text, "PNG.keyword", keyword)
        }
        let name = String(decoding: keyword, as: UTF8.self)
        if name == "XML:com.adobe.xmp" { return anatomy.add(.xmp, "XMP", text) }
        guard name.hasPrefix("Raw profile type "), let profile = Self.hexadecimal(text) else {
            return anatomy.add(.text, "PNG." + name, text)
        }
        switch name.dropFirst(17).lowercased() {
        case "exif" where profile.has("Exif\0"), "app1" where profile.has("Exif\0"):
            anatomy.add(.exif, "EXIF", profile.dropFirst(6))
        case "exif": anatomy.add(.exif, "EXIF", profile)
        case "xmp": anatomy.add(.xmp, "XMP", profile)
        case "icc", "icm": anatomy.add(.profile, "ICC", profile)
        case "8bim", "iptc":
            profile.has("8BIM")
                ? anatomy.add(.photoshop, "Photoshop", profile) : anatomy.add(.iptc, "IPTC", profile)
        default: anatomy.add(.words, "PNG." + name, profile)
        }
    }

    /// ImageMagick's way of keeping metadata: a name, a length, and hexadecimal digits, each on lines of their own.
    private static func hexadecimal(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let lines = text.split(separator: 0x0A, maxSplits: 3, omittingEmptySubsequences: false)
        guard lines.count == 4 else { return nil }
        let digits = lines[3].compactMap(\.hexDigitOfProfile)
        guard digits.count % 2 == 0, !digits.isEmpty else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }[...]
    }

    private mutating func noteProfile(_ content: ArraySlice<UInt8>) {
        guard let (name, rest) = Self.split(content), let profile = inflate(rest.dropFirst()) else { return }
        anatomy.add(.text, "ICC.name", name)
        anatomy.add(.profile, "ICC", profile)
    }

    private func inflate(_ packed: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        Inflater.inflate(packed, wrapping: .zlib, expecting: 0, extraction: extraction, at: path)
    }

    // MARK: Frames

    private mutating func startFrame(_ control: ArraySlice<UInt8>) {
        endFrame()
        frame = control.slice(at: 4, length: 8).map { ($0, []) }
    }

    /// A frame without data of its own is the picture itself.
    private mutating func endFrame() {
        guard let ended = frame.take(), !ended.data.isEmpty, let rest = header.slice(at: 8, length: 5) else {
            return
        }
        anatomy.addFrame(
            Self.signature + Self.chunk("IHDR", (Array(ended.size) + rest)[...]) + shared + ended.data
                + Self.chunk("IEND", []))
    }

    private static func chunk(_ type: String, _ content: ArraySlice<UInt8>) -> [UInt8] {
        var chunk: [UInt8] = []
        chunk.appendBigEndian(content.count, size: 4)
        chunk += Array(type.utf8) + content
        chunk.appendBigEndian(Int(Inflater.crc32(chunk[4...])), size: 4)
        return chunk
    }
}

extension UInt8 {
    fileprivate var hexDigitOfProfile: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}
