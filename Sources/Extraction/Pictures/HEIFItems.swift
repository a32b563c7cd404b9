/// The items of a HEIF or AVIF file (ISO/IEC 23008-12): its EXIF block, its XMP packet, its colour profile.
struct HEIFItems {
    private(set) var anatomy = PictureAnatomy()
    private let bytes: ArraySlice<UInt8>
    private var locations: [Int: [(start: Int, length: Int, isInData: Bool)]] = [:]
    private var data: ArraySlice<UInt8> = []

    private static let plain: Set<String> = [
        "ftyp", "meta", "mdat", "moov", "free", "skip", "styp", "sidx", "moof", "mfra",
    ]
    /// Bytes of all items together.
    private var room = 1 << 26

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        let file = ISOBoxes(bytes)
        anatomy.end = file.end
        guard let meta = file.first("meta"), meta.count > 4 else {
            anatomy.faults.append("the HEIF picture breaks off or has no directory")
            return
        }
        for box in file.boxes where !Self.plain.contains(box.type) {
            anatomy.add(.words, "HEIF." + box.type, box.content)
        }
        let inner = ISOBoxes(meta.dropFirst(4))
        data = inner.first("idat") ?? []
        if let box = inner.first("iloc") { readLocations(box) }
        if let box = inner.first("iinf") { readItems(box) }
        if let properties = inner.first("iprp"), let list = ISOBoxes(properties).first("ipco") {
            for box in ISOBoxes(list).boxes { note(box) }
        }
    }

    private mutating func note(_ property: ISOBoxes.Box) {
        switch property.type {
        case "colr" where property.content.has("prof") || property.content.has("rICC"):
            anatomy.add(.profile, "ICC", property.content.dropFirst(4))
        case "udes": anatomy.add(.words, "HEIF.udes", property.content)
        default: break
        }
    }

    private mutating func readLocations(_ box: ArraySlice<UInt8>) {
        let numbers = OrderedBytes(box)
        guard let version = numbers.number8(at: 0), let sizes = numbers.number16(at: 4) else { return }
        let (offsetSize, lengthSize) = (sizes >> 12, sizes >> 8 & 15)
        let (baseSize, indexSize) = (sizes >> 4 & 15, version > 0 ? sizes & 15 : 0)
        let idSize = version < 2 ? 2 : 4
        guard let count = numbers.number(idSize, at: 6) else { return }
        var position = 6 + idSize
        for _ in 0..<count {
            guard let id = numbers.number(idSize, at: position) else { return }
            position += idSize
            let method = version > 0 ? (numbers.number16(at: position) ?? 0) & 15 : 0
            position += version > 0 ? 4 : 2
            guard let base = numbers.number(baseSize, at: position),
                let extents = numbers.number16(at: position + baseSize)
            else { return }
            position += baseSize + 2
            // Extents without numbers are all the same one.
            guard extents <= 1 || indexSize + offsetSize + lengthSize > 0 else { return }
            for _ in 0..<extents {
                guard let offset = numbers.number(offsetSize, at: position + indexSize),
                    let length = numbers.number(lengthSize, at: position + indexSize + offsetSize)
                else { return }
                position += indexSize + offsetSize + lengthSize
                let (start, isOver) = base.addingReportingOverflow(offset)
                if !isOver { locations[id, default: []].append((start, length, method == 1)) }
            }
        }
    }

    private mutating func readItems(_ box: ArraySlice<UInt8>) {
        let version = box.first ?? 0
        for entry in ISOBoxes(box.dropFirst(version == 0 ? 6 : 8)).boxes where entry.type == "infe" {
            let numbers = OrderedBytes(entry.content)
            guard let version = numbers.number8(at: 0), version >= 2 else { continue }
            let idSize = version == 2 ? 2 : 4
            guard let id = numbers.number(idSize, at: 4),
                let type = numbers.slice(at: 6 + idSize, length: 4)
            else { continue }
            let rest = entry.content.dropFirst(10 + idSize)
            let name = rest.prefix { $0 != 0 }
            anatomy.add(.text, "HEIF.item", name)
            note(id, String(decoding: type, as: UTF8.self), content: rest.dropFirst(name.count + 1))
        }
    }

    private mutating func note(_ id: Int, _ type: String, content: ArraySlice<UInt8>) {
        switch type {
        case "Exif":
            let item = item(id)
            // Four bytes tell where the TIFF header stands behind them.
            guard let skip = OrderedBytes(item).number32(at: 0), skip <= item.count - 4 else { return }
            let stream = item.dropFirst(4 + skip)
            anatomy.add(.exif, "EXIF", stream.has("Exif\0") ? stream.dropFirst(6) : stream)
        case "mime":
            let item = item(id)
            content.has("application/rdf+xml")
                ? anatomy.add(.xmp, "XMP", item) : anatomy.add(.words, "HEIF.mime", item)
        case "uri ": anatomy.add(.words, "HEIF.uri", item(id))
        default: break
        }
    }

    private mutating func item(_ id: Int) -> ArraySlice<UInt8> {
        var content: [UInt8] = []
        for place in locations[id] ?? [] {
            let source = place.isInData ? data : bytes
            let length = place.length == 0 ? source.count - place.start : place.length
            guard let piece = source.slice(at: place.start, length: length),
                piece.count <= room
            else {
                anatomy.faults.append("an item of the HEIF picture lies outside it")
                return []
            }
            content += piece
            room -= piece.count
        }
        return content[...]
    }
}
