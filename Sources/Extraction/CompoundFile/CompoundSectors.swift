/// The sectors of a compound file and the table that links them ([MS-CFB] 2.2 to 2.5).
struct CompoundSectors {
    /// Sectors in the order of a chain.
    struct Chain {
        let bytes: ArraySlice<UInt8>
        /// Whether it ended with the mark for an end.
        let isComplete: Bool
    }

    /// Streams below this size stand in the mini stream.
    let miniCutoff: Int
    /// Mini sectors are two to this power bytes long.
    let miniShift: Int
    let directoryStart: UInt32
    let miniTableStart: UInt32
    /// Whether the table of sectors is all there.
    private(set) var isWhole = true

    private let bytes: ArraySlice<UInt8>
    private let shift: Int
    private var table: [UInt32] = []

    private static let lastSector: UInt32 = 0xFFFF_FFFA
    private static let endOfChain: UInt32 = 0xFFFF_FFFE
    private static let listedInHeader = 109

    init?(_ bytes: ArraySlice<UInt8>) {
        guard let shift = bytes.number16(at: 0x1E), shift == 9 || shift == 12,
            let miniShift = bytes.number16(at: 0x20), (2...9).contains(miniShift),
            let directoryStart = bytes.littleEndian32(at: 0x30), let cutoff = bytes.number32(at: 0x38),
            let miniTableStart = bytes.littleEndian32(at: 0x3C)
        else { return nil }
        self.bytes = bytes
        self.shift = shift
        self.miniShift = miniShift
        self.directoryStart = directoryStart
        self.miniTableStart = miniTableStart
        miniCutoff = cutoff == 0 ? 4_096 : cutoff
        readTable()
    }

    /// One sector; the last of a file may be short.
    private func sector(_ number: UInt32) -> ArraySlice<UInt8>? {
        guard number <= Self.lastSector else { return nil }
        let offset = (Int(number) + 1) << shift
        guard offset < bytes.count else { return nil }
        return bytes.dropFirst(offset).prefix(1 << shift)
    }

    /// The bytes behind the last sector that is in use.
    var trailer: ArraySlice<UInt8> {
        guard let last = table.lastIndex(where: { $0 != UInt32.max }) else { return [] }
        return bytes.dropFirst((last + 2) << shift)
    }

    private var count: Int { bytes.count >> shift + 1 }

    private mutating func readTable() {
        let stated = bytes.number32(at: 0x2C) ?? 0
        var places = Self.numbers(in: bytes.slice(at: 0x4C, length: Self.listedInHeader * 4) ?? [])
        var next = bytes.littleEndian32(at: 0x44) ?? Self.endOfChain
        var steps = 0
        while let block = sector(next), steps < count {
            var numbers = Self.numbers(in: block)
            next = numbers.popLast() ?? Self.endOfChain
            places += numbers
            steps += 1
        }
        // A file has no more tables than sectors, whatever its header claims.
        places = Array(places.prefix(min(stated, count)))
        if places.count < stated { isWhole = false }
        for place in places {
            guard let block = sector(place) else {
                isWhole = false
                table += Array(repeating: .max, count: 1 << (shift - 2))
                continue
            }
            table += Self.numbers(in: block)
        }
    }

    /// The bytes of a chain, at most so many.
    func chain(from start: UInt32, atMost limit: Int = .max) -> Chain {
        var chained: [UInt8] = []
        chained.reserveCapacity(min(limit, 1 << 20))
        var number = start
        var steps = 0
        while chained.count < limit, steps <= count, let block = sector(number) {
            chained += block
            steps += 1
            guard Int(number) < table.count else { break }
            number = table[Int(number)]
        }
        return Chain(bytes: chained.prefix(limit), isComplete: number == Self.endOfChain)
    }

    static func numbers(in block: ArraySlice<UInt8>) -> [UInt32] {
        stride(from: 0, to: block.count - 3, by: 4).compactMap { block.littleEndian32(at: $0) }
    }
}
