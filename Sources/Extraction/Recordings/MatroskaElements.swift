/// The elements of Matroska and WebM files (RFC 9559): titles, tags, chapters and attached files.
enum MatroskaElements {
    private static let deepest = 12

    /// Elements that hold elements on the way to text.
    private static let masters: Set<UInt32> = [
        0x1853_8067, 0x1549_A966, 0x1254_C367, 0x7373, 0x67C8, 0x1941_A469, 0x61A7, 0x1043_A770, 0x45B9, 0xB6,
        0x80, 0x1654_AE6B, 0xAE,
    ]
    private static let texts: [UInt32: String] = [
        0x7BA9: "title", 0x4D80: "muxer", 0x5741: "writer", 0x45A3: "tag", 0x4487: "value",
        0x466E: "file name",
        0x467E: "file description", 0x85: "chapter", 0x536E: "track",
    ]
    private static let attachedFile: UInt32 = 0x465C

    static func read(_ bytes: ArraySlice<UInt8>, into notes: inout RecordingNotes) {
        readElements(bytes, depth: 0, &notes)
    }

    private static func readElements(_ bytes: ArraySlice<UInt8>, depth: Int, _ notes: inout RecordingNotes) {
        var rest = bytes
        while depth < deepest, let id = number(&rest, keepsMark: true),
            let size = number(&rest, keepsMark: false)
        {
            // An unknown size reaches to the end.
            let content = rest.prefix(size > UInt64(rest.count) ? rest.count : Int(size))
            rest = rest.dropFirst(content.count)
            guard let id = UInt32(exactly: id) else { continue }
            if masters.contains(id) {
                readElements(content, depth: depth + 1, &notes)
            } else if let name = texts[id] {
                notes.add(name, content.prefix { $0 != 0 })
            } else if id == attachedFile {
                notes.add(file: content)
            }
        }
    }

    /// A number whose first bits tell its length of one to eight bytes.
    private static func number(_ bytes: inout ArraySlice<UInt8>, keepsMark: Bool) -> UInt64? {
        guard let first = bytes.first, first != 0 else { return nil }
        let length = first.leadingZeroBitCount + 1
        guard let digits = bytes.slice(at: 0, length: length) else { return nil }
        bytes = bytes.dropFirst(length)
        let value = digits.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return keepsMark ? value : value & (UInt64(1) << UInt64(7 * length) - 1)
    }
}
