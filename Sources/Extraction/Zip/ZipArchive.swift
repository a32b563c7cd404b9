import Documents

/// A ZIP archive's members, and everything about it that two readers could take differently.
///
/// Every byte must belong to a member, to a header or to the directory; whatever does not is an oddity, and every
/// oddity becomes a gap. Layout: PKWARE's APPNOTE 6.3.10.
struct ZipArchive {
    /// The whole file, with whatever stands before and after the archive.
    let bytes: ArraySlice<UInt8>
    let entries: [Entry]
    /// What is wrong with the archive, one phrase each.
    let oddities: [String]
    let comment: [UInt8]
    /// Further readings of names that can be read in more than one way, one a line.
    let otherNames: [UInt8]
    /// What stands before the archive.
    let prefix: ArraySlice<UInt8>
    private let indexByName: [String: Int]
    private let ledger = ReadLedger()

    /// Reads the directory and checks it against the local headers; inflates nothing.
    init(_ bytes: ArraySlice<UInt8>) throws(ZipError) {
        let end = try ZipEndRecord(bytes)
        var directory = ZipDirectory(bytes: bytes, end: end)
        try directory.read()
        directory.checkLayout()
        self.bytes = bytes
        entries = directory.entries
        oddities = directory.oddities
        comment = end.comment
        prefix = bytes.prefix(directory.archiveStart)
        otherNames = directory.otherNames
        indexByName = Dictionary(entries.map { ($0.name, $0.index) }, uniquingKeysWith: { first, _ in first })
    }

    /// The member of exactly that name, or `nil`; the first where several have it.
    func entry(named name: String) -> Entry? {
        indexByName[name].map { entries[$0] }
    }

    /// The members whose data nobody has asked for yet.
    var unreadEntries: [Entry] { entries.filter { !ledger.indices.contains($0.index) } }

    /// Whether bytes hold a ZIP end record where readers look for it, or begin as an archive does.
    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.has("PK\u{03}\u{04}") || bytes.has("PK\u{07}\u{08}PK\u{03}\u{04}")
            || !ZipEndRecord.candidates(in: bytes).isEmpty
    }

    /// Notes every oddity as a gap.
    func reportOddities(to extraction: Extraction, at path: PartPath) {
        for oddity in oddities { extraction.miss(.corrupt, oddity, at: path) }
    }

    /// A member's content.
    ///
    /// What could be read is returned even where it is damaged; the gap has been noted then.
    ///
    /// - Parameters:
    ///   - entry: one of ``entries``.
    ///   - extraction: whose limits count.
    ///   - path: the member's own path, for gaps.
    /// - Returns: `nil` where nothing could be read.
    func data(of entry: Entry, extraction: Extraction, at path: PartPath) -> ArraySlice<UInt8>? {
        ledger.indices.insert(entry.index)
        guard !entry.isEncrypted else {
            extraction.miss(.encrypted, "the member is encrypted", at: path)
            return nil
        }
        guard let packed = bytes.slice(at: entry.dataRange.lowerBound, length: entry.dataRange.count) else {
            extraction.miss(.corrupt, "the member's data are cut off", at: path)
            return nil
        }
        guard let data = unpack(packed, of: entry, extraction: extraction, at: path) else { return nil }
        if Int64(data.count) != entry.size {
            extraction.miss(.corrupt, "the member's size is not what the archive says", at: path)
        } else if Inflater.crc32(data) != entry.crc {
            extraction.miss(.corrupt, "the member's checksum does not hold", at: path)
        }
        return data
    }

    private func unpack(
        _ packed: ArraySlice<UInt8>, of entry: Entry, extraction: Extraction, at path: PartPath
    ) -> ArraySlice<UInt8>? {
        switch entry.method {
        case 0:
            guard extraction.spend(expanded: packed.count) else {
                extraction.missExpansion(at: path)
                return nil
            }
            return packed
        case 8:
            return Inflater.inflate(
                packed, wrapping: .none, expecting: entry.size, extraction: extraction, at: path)
        default:
            return ZipForeignMember(archive: bytes, entry: entry, extraction: extraction).unpack(at: path)
        }
    }
}

/// Which members have been read; shared by the copies of one archive.
private final class ReadLedger {
    var indices: Set<Int> = []
}
