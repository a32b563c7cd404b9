/// The tree of storages and streams of a compound file ([MS-CFB] 2.6).
struct CompoundDirectory {
    struct Entry {
        /// Its number in the directory.
        let index: Int
        /// Control characters, which system streams begin with, included.
        let name: String
        let isStorage: Bool
        /// The kind of object that the storage is, as its sixteen bytes stand in the file.
        let classID: [UInt8]
        let start: UInt32
        let size: Int
        fileprivate(set) var children: [Int] = []

        /// The name as a person can read it.
        var readableName: String {
            String(String.UnicodeScalarView(name.unicodeScalars.filter { $0.value >= 0x20 }))
        }
    }

    let root: Entry
    /// Whether every record was read and every one that is used hangs in the tree.
    private(set) var isWhole: Bool
    private var entries: [Int: Entry] = [:]

    private static let recordBytes = 128

    init?(_ bytes: ArraySlice<UInt8>, isWhole: Bool) {
        self.isWhole = isWhole
        var links: [Int: (left: UInt32, right: UInt32, child: UInt32)] = [:]
        for index in 0..<(bytes.count / Self.recordBytes) {
            guard let record = bytes.slice(at: index * Self.recordBytes, length: Self.recordBytes),
                let entry = Self.entry(record, index)
            else { continue }
            entries[index] = entry
            links[index] = (
                record.littleEndian32(at: 68) ?? .max, record.littleEndian32(at: 72) ?? .max,
                record.littleEndian32(at: 76) ?? .max
            )
        }
        guard let first = entries[0] else { return nil }
        root = first
        var seen: Set<Int> = [0]
        for (index, entry) in entries.sorted(by: { $0.key < $1.key }) where entry.isStorage {
            entries[index]?.children = Self.children(of: index, links, &seen)
        }
        // What hangs nowhere was deleted or cut loose; it is read as if it stood in the root.
        let loose = entries.keys.filter { !seen.contains($0) }.sorted()
        entries[0]?.children += loose
    }

    /// The entries that hang in a storage's tree, in the order of the tree.
    private static func children(
        of index: Int, _ links: [Int: (left: UInt32, right: UInt32, child: UInt32)], _ seen: inout Set<Int>
    ) -> [Int] {
        guard let child = links[index]?.child else { return [] }
        var found: [Int] = []
        var waiting = [Int(child)]
        while let next = waiting.popLast() {
            guard let link = links[next], seen.insert(next).inserted else { continue }
            found.append(next)
            waiting += [Int(link.right), Int(link.left)]
        }
        return found
    }

    private static func entry(_ record: ArraySlice<UInt8>, _ index: Int) -> Entry? {
        guard let type = record.number8(at: 66), [1, 2, 5].contains(type),
            let length = record.number16(at: 64), length <= 64,
            let name = record.slice(at: 0, length: max(0, length - 2)),
            let start = record.littleEndian32(at: 116), let size = record.number32(at: 120)
        else { return nil }
        return Entry(
            index: index, name: String(decoding: CodePage.utf16.decode(name), as: UTF8.self),
            isStorage: type != 2, classID: Array(record.slice(at: 80, length: 16) ?? []), start: start,
            size: size)
    }

    /// What a storage holds.
    func children(of storage: Entry) -> [Entry] {
        (entries[storage.index]?.children ?? []).compactMap { entries[$0] }
    }

    /// The child of that name; upper and lower case do not differ.
    func child(_ name: String, of storage: Entry) -> Entry? {
        children(of: storage).first { $0.name == name }
            ?? children(of: storage).first { $0.name.lowercased() == name.lowercased() }
    }
}
