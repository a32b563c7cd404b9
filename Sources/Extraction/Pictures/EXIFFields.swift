import CExiv2

/// The fields of an EXIF block that can hold words, as text.
struct EXIFFields {
    struct Value {
        let label: String
        /// In whatever encoding the camera or program wrote.
        let text: ArraySlice<UInt8>
    }

    /// How a field's bytes are text.
    enum Interpretation {
        case nothing
        case text
        case wide
        case prefixed
        case words
        case numbers

        static func readAsText(_ field: PictureFields.Field) -> Interpretation {
            // The escape sequence that names the character set, and record versions, are no text.
            if field.key == "Iptc.Envelope.CharacterSet" { return .nothing }
            return field.type == 0x10000 || field.type == 0x10001 || field.type == 0x10002
                || field.bytes.count > 4
                ? .text : .nothing
        }

        func value(of field: PictureFields.Field) -> Value? {
            let bytes = field.bytes[...]
            return switch self {
            case .nothing: nil
            case .text: Value(label: field.key, text: bytes)
            case .wide: Value(label: field.key, text: UTF16Text.littleEndian(bytes))
            case .prefixed: Value(label: field.key, text: Self.prefixedText(bytes))
            case .words: Value(label: field.key, text: Self.words(bytes, isStandard: field.isStandard))
            case .numbers: field.numbers.map { Value(label: field.key, text: Array($0.utf8)[...]) }
            }
        }

        /// Eight bytes name the character set (EXIF 2.3, UserComment).
        private static func prefixedText(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
            guard bytes.count > 8 else { return [] }
            let text = bytes.dropFirst(8)
            guard bytes.has("UNICODE") else {
                return bytes.has("ASCII") || bytes.first == 0 ? text : bytes.trimmed
            }
            // Programs do not agree on the byte order; the reading with more zero or common high bytes is meant.
            let high = text.enumerated().count {
                $0.offset % 2 == 0 && ($0.element == 0 || (0x4E...0x9F).contains($0.element))
            }
            let low = text.enumerated().count {
                $0.offset % 2 == 1 && ($0.element == 0 || (0x4E...0x9F).contains($0.element))
            }
            return high > low ? UTF16Text.bigEndian(text) : UTF16Text.littleEndian(text)
        }

        /// A maker's own tables are full of numbers that look like letters.
        private static func words(_ bytes: ArraySlice<UInt8>, isStandard: Bool) -> ArraySlice<UInt8> {
            let runs = bytes.printableRuns(atLeast: isStandard ? 6 : 8).filter { run in
                isStandard || run.count(where: { $0.isASCIIWord || $0 == 0x20 }) * 10 >= run.count * 9
            }
            return runs.joined(separator: CollectionOfOne(UInt8(ascii: " "))).map { $0 }[...]
        }
    }

    private(set) var values: [Value] = []
    /// Blocks of other metadata that stand in the EXIF block.
    private(set) var blocks: [PictureAnatomy.Block] = []
    private(set) var thumbnails: [[UInt8]] = []
    /// Latitude and longitude in degrees; `nil` where the block has none.
    private(set) var position: String?
    /// Whether there is an owner, an author or a serial number.
    private(set) var namesSomebody = false

    init(_ fields: [PictureFields.Field]) {
        let hasMakerNote = fields.contains { $0.key.hasPrefix("Exif.MakerNote.") }
        for field in fields { take(field, hasMakerNote: hasMakerNote) }
        position = Self.position(in: fields)
    }

    private mutating func take(_ field: PictureFields.Field, hasMakerNote: Bool) {
        switch field.key {
        case CExiv2_thumbnail: thumbnails.append(field.bytes)
        case "Exif.Image.XMLPacket", "Exif.Image.IPTCNAA": break
        case "Exif.Image.ImageResources": blocks.append(.init(.photoshop, "Photoshop", field.bytes[...]))
        case "Exif.Image.InterColorProfile": blocks.append(.init(.profile, "ICC", field.bytes[...]))
        case "Exif.Photo.MakerNote" where hasMakerNote: break
        default:
            guard let value = Self.interpretation(of: field).value(of: field) else { return }
            values.append(value)
            if Self.names(field.key), !value.text.trimmed.isEmpty { namesSomebody = true }
        }
    }

    private static func names(_ key: String) -> Bool {
        key.hasSuffix("Artist") || key.contains("Owner") || key.contains("SerialNumber")
            || key.hasSuffix("XPAuthor")
    }

    private static func interpretation(of field: PictureFields.Field) -> Interpretation {
        let name = field.key.split(separator: ".").last.map(String.init) ?? ""
        if name.hasPrefix("XP"), field.type == CExiv2_unsignedByte { return .wide }
        if field.type == CExiv2_comment { return .prefixed }
        switch name {
        case "UserComment", "GPSProcessingMethod", "GPSAreaInformation": return .prefixed
        case "ExifVersion", "FlashpixVersion", "ComponentsConfiguration", "FileSource", "SceneType",
            "CFAPattern",
            "PrintImageMatching", "InteroperabilityVersion", "JPEGTables", "GPSVersionID",
            "DeviceSettingDescription":
            return .nothing
        default: break
        }
        if field.key.hasPrefix("Xmp.") || field.key.hasPrefix("Iptc.") { return .readAsText(field) }
        switch Int(field.type) {
        case Int(CExiv2_asciiString), Int(CExiv2_string): return .text
        case Int(CExiv2_unsignedByte), Int(CExiv2_signedByte), Int(CExiv2_undefined): return .words
        default:
            let isTelling =
                field.key.hasPrefix("Exif.GPSInfo.") || name.contains("SerialNumber")
                || name.contains("Owner")
            return isTelling ? .numbers : .nothing
        }
    }

    // MARK: Position

    private static func position(in fields: [PictureFields.Field]) -> String? {
        guard let latitude = degrees("Latitude", negative: "S", in: fields),
            let longitude = degrees("Longitude", negative: "W", in: fields)
        else { return nil }
        return decimal(latitude) + ", " + decimal(longitude)
    }

    /// Degrees, minutes and seconds, each a fraction.
    private static func degrees(_ name: String, negative: String, in fields: [PictureFields.Field]) -> Double?
    {
        guard let field = fields.first(where: { $0.key == "Exif.GPSInfo.GPS" + name }),
            let numbers = field.numbers
        else { return nil }
        var value = 0.0
        var unit = 1.0
        for fraction in numbers.split(separator: " ").prefix(3) {
            let halves = fraction.split(separator: "/").compactMap { Double($0) }
            if halves.count == 2, halves[1] != 0 { value += halves[0] / halves[1] * unit }
            unit /= 60
        }
        let reference = fields.first { $0.key == "Exif.GPSInfo.GPS\(name)Ref" }
        let isNegative = reference.map { $0.bytes.first == negative.utf8.first } ?? false
        return isNegative ? -value : value
    }

    /// Six decimal places: a tenth of a metre.
    private static func decimal(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1_000 else { return "?" }
        let scaled = Int((abs(value) * 1_000_000).rounded())
        let fraction = String(scaled % 1_000_000)
        return (value < 0 ? "-" : "") + "\(scaled / 1_000_000)."
            + String(repeating: "0", count: 6 - fraction.count)
            + fraction
    }
}

extension PictureFields.Field {
    /// Whether the field is one of EXIF's own, and no camera maker's.
    fileprivate var isStandard: Bool {
        key.hasPrefix("Exif.Image.") || key.hasPrefix("Exif.Photo.") || key.hasPrefix("Exif.GPSInfo.")
    }
}
