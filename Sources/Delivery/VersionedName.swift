import Documents

/// The names that the versions of one document go by: `a.pdf`, `a (2).pdf`, `a (3).pdf`.
struct VersionedName: Sendable {
    private static let longest = 255

    private let stem: [UInt8]
    /// With its full stop; empty where there is none.
    private let ending: [UInt8]

    init(_ name: FileName) {
        let bytes = name.bytes
        // A name's first byte never starts an ending, and an ending of half a name's length is none.
        if let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot > 0, bytes.count - dot <= 32 {
            stem = Array(bytes[..<dot])
            ending = Array(bytes[dot...])
        } else {
            stem = bytes
            ending = []
        }
    }

    func name(version: Int) -> FileName {
        if version == 1 { return FileName(bytes: stem + ending) }
        let mark = Array(" (\(version))".utf8)
        let room = Self.longest - mark.count - ending.count
        return FileName(bytes: Self.shortened(stem, to: room) + mark + ending)
    }

    /// Cut between two characters where the bytes are UTF-8.
    private static func shortened(_ bytes: [UInt8], to count: Int) -> [UInt8] {
        guard bytes.count > count else { return bytes }
        var end = count
        while end > count - 4, end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(bytes[..<end])
    }
}
