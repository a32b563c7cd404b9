/// The directories of a TIFF file or of an EXIF block (TIFF 6.0 and BigTIFF), as far as they tell of texts and extents.
struct TIFFDirectories {
    struct Entry {
        let tag: Int
        let type: Int
        let bytes: ArraySlice<UInt8>
    }

    /// Entries of the chain of pages, a page after the other, and of what hangs below them.
    private(set) var entries: [Entry] = []
    /// Directories in the chain.
    private(set) var pageCount = 0
    private(set) var isBig = false
    private(set) var isBigEndian = false
    /// Whether an offset leads out of the file, or the chain runs in a circle.
    private(set) var isBroken = false
    /// Bytes from the start to the end of the last thing that an entry points to.
    private(set) var extent = 8

    /// Directories that are read; a chain that goes on is taken for broken.
    private static let mostDirectories = 4_096
    private static let mostEntries = 100_000

    private let numbers: OrderedBytes
    private var seen: Set<Int> = []

    /// - Returns: `nil` where the bytes don't begin as a TIFF file.
    init?(_ bytes: ArraySlice<UInt8>) {
        isBigEndian = bytes.has("MM")
        numbers = OrderedBytes(bytes, bigEndian: isBigEndian)
        guard isBigEndian || bytes.has("II"), let version = numbers.number16(at: 2) else { return nil }
        isBig = version == 43
        guard version == 42 || isBig, let first = isBig ? numbers.number64(at: 8) : numbers.number32(at: 4)
        else { return nil }
        var next = first
        while next != 0 {
            pageCount += 1
            guard let following = directory(at: next) else {
                isBroken = true
                return
            }
            next = following
        }
    }

    /// Every run of numbers of an entry, such as the offsets of strips.
    func values(of entry: Entry) -> [Int] {
        let size = Self.size(of: entry.type)
        guard [1, 2, 4, 8].contains(size), [1, 3, 4, 13, 16].contains(entry.type) else { return [] }
        let own = OrderedBytes(entry.bytes, bigEndian: isBigEndian)
        return stride(from: 0, to: entry.bytes.count - size + 1, by: size).compactMap {
            own.number(size, at: $0)
        }
    }

    private static func size(of type: Int) -> Int {
        switch type {
        case 1, 2, 6, 7: 1
        case 3, 8: 2
        case 4, 9, 11, 13: 4
        case 5, 10, 12, 16, 17, 18: 8
        default: 0
        }
    }

    /// - Returns: the offset of the next directory, 0 at the end, `nil` where it can't be read.
    private mutating func directory(at start: Int) -> Int? {
        guard seen.count < Self.mostDirectories, seen.insert(start).inserted,
            let count = isBig ? numbers.number64(at: start) : numbers.number16(at: start),
            count <= Self.mostEntries - entries.count
        else { return nil }
        let head = isBig ? 8 : 2
        let size = isBig ? 20 : 12
        let own = entries.count
        for index in 0..<count {
            let (offset, isOver) = start.addingReportingOverflow(head + index * size)
            guard !isOver, note(at: offset) else { return nil }
        }
        let end = start + head + count * size
        extent = max(extent, end + (isBig ? 8 : 4))
        measure(entries[own...])
        return isBig ? numbers.number64(at: end) : numbers.number32(at: end)
    }

    private mutating func note(at offset: Int) -> Bool {
        guard let tag = numbers.number16(at: offset), let type = numbers.number16(at: offset + 2),
            let count = isBig ? numbers.number64(at: offset + 4) : numbers.number32(at: offset + 4)
        else { return false }
        let (length, isOver) = count.multipliedReportingOverflow(by: Self.size(of: type))
        let field = offset + (isBig ? 12 : 8)
        let room = isBig ? 8 : 4
        guard !isOver else { return false }
        let place =
            length <= room ? field : (isBig ? numbers.number64(at: field) : numbers.number32(at: field))
        guard let place, let bytes = numbers.slice(at: place, length: length) else {
            isBroken = true
            return true
        }
        extent = max(extent, place + length)
        let entry = Entry(tag: tag, type: type, bytes: bytes)
        entries.append(entry)
        // SubIFDs, Exif, GPS and interoperability directories.
        if [330, 34_665, 34_853, 40_965].contains(tag) {
            for start in values(of: entry) where directory(at: start) == nil { isBroken = true }
        }
        return true
    }

    /// Strips, tiles and embedded JPEG data reach as far as their offsets and lengths say.
    private mutating func measure(_ directory: ArraySlice<Entry>) {
        for (offsets, lengths) in [(273, 279), (324, 325), (513, 514)] {
            guard let starts = directory.first(where: { $0.tag == offsets }),
                let counts = directory.first(where: { $0.tag == lengths })
            else { continue }
            for (start, count) in zip(values(of: starts), values(of: counts)) {
                let (end, isOver) = start.addingReportingOverflow(count)
                if isOver || end > numbers.count { isBroken = true } else { extent = max(extent, end) }
            }
        }
    }
}

extension TIFFDirectories {
    /// A TIFF file taken apart.
    func anatomy(of bytes: ArraySlice<UInt8>) -> PictureAnatomy {
        var anatomy = PictureAnatomy()
        if isBroken { anatomy.faults.append("the TIFF picture breaks off or points outside itself") }
        anatomy.end = min(bytes.startIndex + extent, bytes.endIndex)
        // exiv2 reads the first directories of plain TIFF only.
        if !isBig { anatomy.add(.exif, "EXIF", bytes) }
        for entry in entries {
            switch entry.tag {
            case 33_723 where isBig: anatomy.add(.iptc, "IPTC", entry.bytes)
            case 700 where isBig: anatomy.add(.xmp, "XMP", entry.bytes)
            case 34_377: anatomy.add(.photoshop, "Photoshop", entry.bytes)
            case 34_675: anatomy.add(.profile, "ICC", entry.bytes)
            case 37_724: anatomy.unread.append("Photoshop layers in the TIFF picture can't be read here")
            case _ where entry.type == 2 && (isBig || pageCount > 1):
                anatomy.add(.text, Self.name(of: entry.tag), entry.bytes)
            default: break
            }
        }
        return anatomy
    }

    /// In exiv2's spelling, which the rules know.
    private static func name(of tag: Int) -> String {
        let names = [
            269: "DocumentName", 270: "ImageDescription", 271: "Make", 272: "Model", 285: "PageName",
            305: "Software", 306: "DateTime", 315: "Artist", 316: "HostComputer", 333: "InkNames",
            337: "TargetPrinter", 33_432: "Copyright", 36_867: "DateTimeOriginal",
            36_868: "DateTimeDigitized",
            42_016: "ImageUniqueID", 42_032: "CameraOwnerName", 42_033: "BodySerialNumber",
            42_035: "LensMake", 42_036: "LensModel", 42_037: "LensSerialNumber",
        ]
        return "Exif.Image." + (names[tag] ?? "0x" + String(tag, radix: 16))
    }
}
