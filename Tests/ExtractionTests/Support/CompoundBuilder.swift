/// Writes compound files ([MS-CFB]): streams and storages in the smallest layout that readers open.
struct CompoundBuilder {
    indirect enum Node {
        case stream(String, [UInt8])
        case storage(String, [Node])
    }

    private struct Record {
        var name: String
        var type: UInt8
        var child = -1
        var right = -1
        var start = -2
        var size = 0
    }

    private var records = [Record(name: "Root Entry", type: 5)]
    private var sectors: [[UInt8]] = []
    private var table: [Int] = []
    private var mini: [UInt8] = []
    private var miniTable: [Int] = []

    static func build(_ nodes: [Node]) -> [UInt8] {
        var builder = CompoundBuilder()
        builder.add(nodes, to: 0)
        return builder.finish()
    }

    private mutating func add(_ nodes: [Node], to parent: Int) {
        var previous = -1
        for node in nodes {
            let index = records.count
            switch node {
            case .stream(let name, let bytes):
                records.append(Record(name: name, type: 2))
                store(bytes, in: index)
            case .storage(let name, let children):
                records.append(Record(name: name, type: 1))
                add(children, to: index)
            }
            if previous < 0 { records[parent].child = index } else { records[previous].right = index }
            previous = index
        }
    }

    private mutating func store(_ bytes: [UInt8], in record: Int) {
        records[record].size = bytes.count
        guard !bytes.isEmpty else { return }
        guard bytes.count < 4_096 else {
            records[record].start = chain(bytes)
            return
        }
        records[record].start = mini.count / 64
        let count = (bytes.count + 63) / 64
        for step in 0..<count { miniTable.append(step == count - 1 ? -2 : miniTable.count + 1) }
        mini += bytes + Array(repeating: 0, count: count * 64 - bytes.count)
    }

    private mutating func chain(_ bytes: [UInt8], mark: Int? = nil) -> Int {
        let start = sectors.count
        var rest = bytes[...]
        while !rest.isEmpty {
            let sector = Array(rest.prefix(512))
            rest = rest.dropFirst(512)
            sectors.append(sector + Array(repeating: 0, count: 512 - sector.count))
            table.append(mark ?? (rest.isEmpty ? -2 : sectors.count))
        }
        return start
    }

    private mutating func finish() -> [UInt8] {
        records[0].size = mini.count
        if !mini.isEmpty { records[0].start = chain(mini) }
        let miniStart = miniTable.isEmpty ? -2 : chain(miniTable.flatMap { Self.number($0) })
        let directory = chain(records.flatMap { Self.bytes(of: $0) })
        // The table has to hold its own sectors too.
        var count = 1
        while (table.count + count) * 4 > count * 512 { count += 1 }
        let places = (0..<count).map { sectors.count + $0 }
        table += Array(repeating: -3, count: count)
        table += Array(repeating: -1, count: count * 128 - table.count)
        sectors += (0..<count).map { block in
            table[(block * 128)..<(block * 128 + 128)].flatMap { Self.number($0) }
        }
        var header: [UInt8] =
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 16)
        header += [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        header += Self.number(count) + Self.number(directory) + Self.number(0) + Self.number(4_096)
        header +=
            Self.number(miniStart) + Self.number(miniTable.isEmpty ? 0 : 1) + Self.number(-2) + Self.number(0)
        for index in 0..<109 { header += Self.number(index < places.count ? places[index] : -1) }
        return header + sectors.joined()
    }

    private static func bytes(of record: Record) -> [UInt8] {
        let name: [UInt8] = wide(record.name) + [0, 0]
        var bytes =
            name + Array(repeating: 0, count: 64 - name.count) + [UInt8(name.count), 0, record.type, 1]
        bytes += number(-1) + number(record.right) + number(record.child) + Array(repeating: 0, count: 36)
        return bytes + number(record.start) + number(record.size) + number(0)
    }

    /// Four bytes, little-endian.
    static func number(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    /// UTF-16, little-endian.
    static func wide(_ text: String) -> [UInt8] {
        text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
}
