import Glibc

/// Files beside the sources.
enum FixtureFile {
    private static let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()

    /// The bytes of a file below `fixtures`, or `nil` where there is none.
    static func bytes(_ name: String) -> [UInt8]? {
        contents(of: root + "/fixtures/" + name)
    }

    static func contents(of path: String) -> [UInt8]? {
        // Not by Foundation: its ICU headers and libxml2's can't be imported together.
        guard let file = unsafe fopen(path, "r") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&room, 1, room.count, file)
            guard count > 0 else { return bytes }
            bytes += room[..<count]
        }
    }
}
