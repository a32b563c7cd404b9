/// Reads a ZIP archive's central directory, and each member's local header beside it.
struct ZipDirectory {
    /// More than this many members are refused before memory is spent on them.
    static let mostMembers = 200_000

    let bytes: ArraySlice<UInt8>
    let end: ZipEndRecord
    private(set) var entries: [ZipArchive.Entry] = []
    /// Further readings of names that can be read in more than one way, one a line.
    private(set) var otherNames: [UInt8] = []
    /// What only the headers before the data say in words.
    private var localWords: [UInt8] = []
    private var headers: [(header: ZipCentralHeader, dataRange: Range<Int>, range: Range<Int>)] = []
    private(set) var oddities: [String] = []
    /// What stands before this offset is told once, as such.
    private(set) var archiveStart = 0
    /// What the headers and data of each member, the directory and the end record occupy.
    private var occupied: [Range<Int>] = []

    init(bytes: ArraySlice<UInt8>, end: ZipEndRecord) {
        self.bytes = bytes
        self.end = end
    }

    /// Notes an oddity once; damage that repeats with every member is told once.
    private mutating func note(_ oddity: String) {
        if oddities.count < 64, !oddities.contains(oddity) { oddities.append(oddity) }
    }

    // MARK: The central directory

    mutating func read() throws(ZipError) {
        let (start, base) = try directoryStart()
        var position = start
        while position < end.position, bytes.has(ZipCentralHeader.signature, at: position) {
            guard let header = ZipCentralHeader(bytes, at: position) else { throw .brokenDirectory }
            guard headers.count < Self.mostMembers else { throw .tooManyMembers }
            try enter(header, base: base)
            position += header.length
        }
        guard !headers.isEmpty || end.entryCount == 0 else { throw .brokenDirectory }
        if position != start + Int(end.directorySize) { note("the ZIP directory is not as long as it says") }
        if Int64(headers.count & 0xFFFF) != end.entryCount & 0xFFFF {
            note("the ZIP archive does not have as many members as it says")
        }
        nameEntries()
        occupied.append(start..<position)
        occupied.append(end.position..<end.end)
    }

    /// Where the directory stands, and what must be added to every offset because of data before the archive.
    private mutating func directoryStart() throws(ZipError) -> (start: Int, base: Int) {
        guard end.directorySize <= end.position, end.directoryOffset <= end.position else {
            throw .brokenDirectory
        }
        let size = Int(end.directorySize)
        let offset = Int(end.directoryOffset)
        let base = end.position - size - offset
        if base > 0 {
            note("\(base) bytes stand before the ZIP archive")
            archiveStart = base
        }
        for start in [end.position - size, offset]
        where base >= 0 && (bytes.has(ZipCentralHeader.signature, at: start) || end.entryCount == 0) {
            return (start, start - offset)
        }
        throw .brokenDirectory
    }

    private mutating func enter(_ header: ZipCentralHeader, base: Int) throws(ZipError) {
        guard header.disk == 0 || header.disk == 0xFFFF else { throw .spanned }
        let localStart = base + Int(min(header.localOffset, Int64(bytes.count)))
        let local = ZipLocalHeader(bytes, at: localStart)
        if let local { compare(header, local) } else { note("a ZIP member has no local header") }
        if header.hasStrangeExtra || local?.hasStrangeExtra == true {
            note("a ZIP header carries data that no known reader uses")
        }
        if header.rawName.contains(0) { note("a ZIP member's name holds a NUL byte") }
        let dataStart = local?.dataStart ?? localStart
        let dataEnd =
            dataStart + Int(min(header.compressedSize, Int64(bytes.count - min(dataStart, bytes.count))))
        if Int64(dataEnd - dataStart) < header.compressedSize { note("a ZIP member's data are cut off") }
        let range = localStart..<max(localStart, descriptorEnd(header, after: dataEnd))
        if let local {
            occupied.append(range)
            if !local.words.isEmpty, header.comment.isEmpty { localWords += local.words }
        }
        headers.append((header, dataStart..<dataEnd, range))
    }

    private mutating func nameEntries() {
        let names = MemberNames(headers.map { $0.header.unicodeName ?? $0.header.rawName })
        if names.areUndecodable { note("the names of ZIP members are in no known encoding") }
        otherNames = names.otherReadings + localWords
        for (index, (header, dataRange, range)) in headers.enumerated() {
            entries.append(
                header.entry(index: index, name: names.names[index], dataRange: dataRange, range: range))
            if let unicodeName = header.unicodeName, unicodeName != header.rawName {
                otherNames += [0x0A] + Array(String(decoding: header.rawName, as: UTF8.self).utf8)
            }
        }
    }

    private mutating func compare(_ header: ZipCentralHeader, _ local: ZipLocalHeader) {
        if local.rawName != header.rawName {
            note("a ZIP member has two names: in the directory and before its data")
        }
        if local.method != header.method || (local.flags ^ header.flags) & 0x0809 != 0 {
            note("a ZIP member's two headers contradict each other")
        }
        // Sizes and checksum may follow the data instead (flag 3).
        let agrees =
            local.crc == header.crc && local.compressedSize == header.compressedSize
            && local.size == header.size
        let isDeferred =
            header.flags & 8 != 0 && local.crc == 0
            && (local.compressedSize == 0 || local.compressedSize == 0xFFFF_FFFF)
        if !agrees && !isDeferred {
            note("a ZIP member's two headers contradict each other in size or checksum")
        }
    }

    // MARK: The layout

    /// One past the data descriptor that may follow a member's data (APPNOTE 4.3.9: with or without signature,
    /// 32-bit or 64-bit sizes).
    private mutating func descriptorEnd(_ header: ZipCentralHeader, after dataEnd: Int) -> Int {
        guard header.flags & 8 != 0 else { return dataEnd }
        for start in [dataEnd + 4, dataEnd] where start == dataEnd || bytes.has("PK\u{07}\u{08}", at: dataEnd)
        {
            guard bytes.littleEndian32(at: start) == header.crc else { continue }
            if bytes.littleEndian64(at: start + 4) == header.compressedSize,
                bytes.littleEndian64(at: start + 12) == header.size
            {
                return start + 20
            }
            if bytes.littleEndian32(at: start + 4).map(Int64.init) == header.compressedSize,
                bytes.littleEndian32(at: start + 8).map(Int64.init) == header.size
            {
                return start + 12
            }
        }
        return dataEnd
    }

    /// Finds members that share bytes, bytes that belong to nothing, and names that occur twice.
    mutating func checkLayout() {
        noteDuplicateNames()
        if end.isContradictory { note("the ZIP archive's end record contradicts itself") }
        var reached = archiveStart
        for range in occupied.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
        {
            if range.lowerBound < reached, !range.isEmpty { note("members of the ZIP archive overlap") }
            noteForeignBytes(in: reached..<max(reached, range.lowerBound))
            reached = max(reached, range.upperBound)
        }
        noteForeignBytes(in: reached..<max(reached, bytes.count))
        for candidate in end.otherCandidates
        where !entries.contains(where: { $0.dataRange.contains(candidate) }) {
            note("the ZIP archive has more than one end record")
        }
    }

    private mutating func noteForeignBytes(in range: Range<Int>) {
        guard let foreign = bytes.slice(at: range.lowerBound, length: range.count),
            foreign.contains(where: { $0 != 0 })
        else { return }
        note("the ZIP archive holds bytes that belong to no member, at offset \(range.lowerBound)")
    }

    /// Names that differ only in case or kind of slash count as one: they overwrite each other on some systems.
    private mutating func noteDuplicateNames() {
        var seen: Set<[UInt8]> = []
        for entry in entries {
            let folded = entry.rawName.map { byte in
                byte == UInt8(ascii: "\\")
                    ? UInt8(ascii: "/") : (0x41...0x5A).contains(byte) ? byte + 32 : byte
            }
            if !seen.insert(folded).inserted { note("two members of the ZIP archive have the same name") }
        }
    }
}
