/// The boxes of MP4, M4A, QuickTime and 3GP files (ISO 14496-12, QuickTime File Format): those that hold text.
struct MP4Boxes {
    /// Boxes that hold boxes on the way to text.
    private static let containers: Set<String> = [
        "moov", "udta", "trak", "mdia", "minf", "ilst", "meta", "edts",
    ]
    private static let deepest = 16

    /// Names of the fields of an item list that refers to them by number.
    private var keys: [String] = []

    static func read(_ bytes: ArraySlice<UInt8>, into notes: inout RecordingNotes) {
        var boxes = MP4Boxes()
        boxes.readBoxes(bytes, inside: "", depth: 0, &notes)
    }

    private mutating func readBoxes(
        _ bytes: ArraySlice<UInt8>, inside parent: String, depth: Int, _ notes: inout RecordingNotes
    ) {
        guard depth < Self.deepest else { return }
        var rest = bytes
        while let size = rest.networkOrder32(at: 0), let type = rest.slice(at: 4, length: 4) {
            var head = 8
            var length = Int(size)
            if size == 1 {
                guard let high = rest.networkOrder32(at: 8), let low = rest.networkOrder32(at: 12),
                    high < 1 << 16
                else { return }
                length = Int(high) << 32 | Int(low)
                head = 16
            } else if size == 0 {
                length = rest.count
            }
            guard length >= head else { return }
            let content = rest.prefix(length).dropFirst(head)
            readBox(Self.name(of: type), content, inside: parent, depth: depth, &notes)
            rest = rest.dropFirst(length)
        }
    }

    /// The sign © stands as a single byte of the old Macintosh.
    private static func name(of type: ArraySlice<UInt8>) -> String {
        let isMarked = type.first == 0xA9
        return (isMarked ? "©" : "") + String(decoding: isMarked ? type.dropFirst() : type, as: UTF8.self)
    }

    private mutating func readBox(
        _ name: String, _ content: ArraySlice<UInt8>, inside parent: String, depth: Int,
        _ notes: inout RecordingNotes
    ) {
        if parent == "ilst" { return readItem(name, content, &notes) }
        switch name {
        case "meta":
            // In MP4 a version and flags come first, in QuickTime they don't.
            let isFull = content.networkOrder32(at: 0) == 0
            readBoxes(isFull ? content.dropFirst(4) : content, inside: name, depth: depth + 1, &notes)
        case "keys": readKeys(content)
        case _ where Self.containers.contains(name):
            readBoxes(content, inside: name, depth: depth + 1, &notes)
        case "uuid": readPacket(content.dropFirst(16), &notes)
        case "XMP_": readPacket(content, &notes)
        case _ where parent == "udta": readUserData(name, content, &notes)
        case "hdlr": break
        default: break
        }
    }

    private mutating func readKeys(_ content: ArraySlice<UInt8>) {
        var rest = content.dropFirst(8)
        while let size = rest.networkOrder32(at: 0), size > 8,
            let name = rest.slice(at: 8, length: Int(size) - 8)
        {
            keys.append(String(decoding: name, as: UTF8.self))
            rest = rest.dropFirst(Int(size))
        }
    }

    /// An item holds boxes of its own: its data, and for free fields their name.
    private func readItem(_ type: String, _ content: ArraySlice<UInt8>, _ notes: inout RecordingNotes) {
        var name = type
        let number = type.utf8.count == 4 ? Array(type.utf8).reduce(0) { $0 << 8 | Int($1) } : 0
        if number > 0, number <= keys.count { name = keys[number - 1] }
        var rest = content
        while let size = rest.networkOrder32(at: 0), size >= 8, let kind = rest.slice(at: 4, length: 4),
            let body = rest.slice(at: 8, length: Int(size) - 8)
        {
            rest = rest.dropFirst(Int(size))
            if kind.has("name") { name = String(decoding: body.dropFirst(4), as: UTF8.self) }
            guard kind.has("data"), let type = body.networkOrder32(at: 0) else { continue }
            let value = body.dropFirst(8)
            switch type & 0xFF_FFFF {
            case 1, 2: add(name, value, &notes)
            case 13, 14, 27: notes.add(file: value)
            default: for run in TextRuns(in: value).runs { notes.add(name, run) }
            }
        }
    }

    private func add(_ name: String, _ value: ArraySlice<UInt8>, _ notes: inout RecordingNotes) {
        notes.add(name, value)
        if name == "©xyz" || name.lowercased().contains("location") { notes.notePosition() }
    }

    /// A text with its length and language before it, or behind a version, flags and a language.
    private func readUserData(_ name: String, _ content: ArraySlice<UInt8>, _ notes: inout RecordingNotes) {
        if name == "loci" { notes.notePosition() }
        if name.hasPrefix("©") {
            var rest = content
            while let length = rest.networkOrder16(at: 0), length > 0,
                let text = rest.slice(at: 4, length: Int(length))
            {
                add(name, text, &notes)
                rest = rest.dropFirst(4 + Int(length))
            }
        } else {
            let text = content.networkOrder32(at: 0) == 0 ? content.dropFirst(6) : content
            if text.has([0xFE, 0xFF]) || UTF8Check.isValid(text.prefix { $0 != 0 }) {
                notes.add(name, text.has([0xFE, 0xFF]) ? text : text.prefix { $0 != 0 })
            }
        }
    }

    private func readPacket(_ content: ArraySlice<UInt8>, _ notes: inout RecordingNotes) {
        let packet = content.trimmed
        if packet.first == UInt8(ascii: "<") { notes.add(file: packet) }
    }
}
