import Documents

/// The container of DOC, XLS, PPT and MSG ([MS-CFB]): a file system with storages and streams in one file.
///
/// Every chain of sectors is bounded by the sectors that the file has, so that loops end; what a chain lacks is told
/// with the bytes that it has.
struct CompoundFile {
    /// A stream's bytes as far as they are there.
    struct Content {
        let bytes: ArraySlice<UInt8>
        /// Whether there are as many as the directory says.
        let isWhole: Bool
    }

    private static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    let directory: CompoundDirectory
    private let sectors: CompoundSectors
    private let miniStream: ArraySlice<UInt8>
    private let miniTable: [UInt32]

    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.has(signature)
    }

    /// Reads the tables and the directory; `nil` where there is no root.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard Self.recognises(bytes), let sectors = CompoundSectors(bytes) else { return nil }
        self.sectors = sectors
        let entries = sectors.chain(from: sectors.directoryStart)
        guard let directory = CompoundDirectory(entries.bytes, isWhole: entries.isComplete) else {
            return nil
        }
        self.directory = directory
        let root = directory.root
        miniStream = sectors.chain(from: root.start, atMost: root.size).bytes
        miniTable = CompoundSectors.numbers(in: sectors.chain(from: sectors.miniTableStart).bytes)
    }

    /// Whether the tables that say where everything stands are whole.
    var isWhole: Bool { sectors.isWhole && directory.isWhole }

    /// The bytes behind the sectors that the table knows.
    var trailer: ArraySlice<UInt8> { sectors.trailer }

    func content(of stream: CompoundDirectory.Entry) -> Content {
        guard stream.size > 0 else { return Content(bytes: [], isWhole: true) }
        if stream.size < sectors.miniCutoff { return miniContent(of: stream) }
        let chain = sectors.chain(from: stream.start, atMost: stream.size)
        return Content(bytes: chain.bytes, isWhole: chain.bytes.count == stream.size)
    }

    private func miniContent(of stream: CompoundDirectory.Entry) -> Content {
        var bytes: [UInt8] = []
        var sector = stream.start
        var steps = 0
        while bytes.count < stream.size, Int(sector) < miniTable.count, steps < miniTable.count {
            let piece = miniStream.dropFirst(Int(sector) << sectors.miniShift).prefix(1 << sectors.miniShift)
            guard !piece.isEmpty else { break }
            bytes += piece
            sector = miniTable[Int(sector)]
            steps += 1
        }
        let isWhole = bytes.count >= stream.size
        return Content(bytes: bytes.prefix(stream.size), isWhole: isWhole)
    }
}
