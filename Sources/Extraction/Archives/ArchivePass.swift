import Documents

/// One run over an archive's members.
struct ArchivePass {
    private static let chunk = 1 << 16

    private let reader: ArchiveReader
    /// The members' names in their order, where they had to be decoded together.
    private let names: [String]?
    private var room = [UInt8](repeating: 0, count: ArchivePass.chunk)
    private var index = 0
    /// What the whole archive has given; members of a solid block share their compressed bytes.
    private var expanded = 0
    private var links = MemberLinks()
    private var owners = ArchiveOwners()
    /// What the members held, where another pass follows that need not read it again.
    private(set) var contents: Set<[UInt8]> = []
    private let keepsContents: Bool
    private let known: Set<[UInt8]>

    private var extraction: Extraction { reader.extraction }
    private var path: PartPath { reader.source.path }

    /// - Parameters:
    ///   - reader: of the archive.
    ///   - names: the members' names in their order, where they had to be decoded together.
    ///   - keepsContents: whether another pass follows.
    ///   - known: what an earlier pass has read.
    init(
        reader: ArchiveReader, names: [String]?, keepsContents: Bool = false, known: Set<[UInt8]> = []
    ) {
        self.reader = reader
        self.names = names
        self.keepsContents = keepsContents
        self.known = known
    }

    mutating func run(over handle: borrowing ArchiveHandle) {
        var goesOn = true
        while goesOn {
            switch handle.next() {
            case .entry(let entry, let fault): goesOn = read(entry, fault: fault, from: handle)
            case .broken(let fault):
                reader.miss(fault)
                goesOn = false
            case .end:
                readTail(from: handle.consumed)
                goesOn = false
            }
        }
        links.report(to: extraction, in: path)
        extraction.deliver(owners.text, mediaType: reader.kind.mediaType, path: path)
    }

    /// - Returns: `false` where a limit ends the reading.
    private mutating func read(
        _ entry: ArchiveEntry, fault: ArchiveFault?, from handle: borrowing ArchiveHandle
    ) -> Bool {
        let name = name(of: entry)
        let member = path.appending(name)
        index += 1
        if let fault {
            extraction.miss(fault.reason, "a header of the archive \(fault.detail)", at: member)
        }
        MemberPath(entry.rawName).report(to: extraction, at: member)
        owners.add(entry)
        links.add(member: name)
        switch entry.kind {
        case .directory: return extraction.readMember([], name: name, in: path)
        case .link: enter(link: entry, name: name)
        case .other:
            extraction.miss(.unsupported, "the member is neither a file nor a folder", at: member)
        case .file: break
        }
        return readContent(of: entry, name: name, from: handle)
    }

    private func name(of entry: ArchiveEntry) -> String {
        let name =
            names.map { $0.indices.contains(index) ? $0[index] : "" }
            ?? String(decoding: entry.rawName, as: UTF8.self)
        return name.isEmpty ? "member \(index + 1)" : name
    }

    private mutating func enter(link: ArchiveEntry, name: String) {
        let member = path.appending(name)
        let target = TextDecoder.decode(link.linkTarget[...])
        target.report(to: extraction, at: member)
        var builder = PartTextBuilder()
        for reading in target.readings {
            builder.append(reading.text, kind: .metadata, label: builder.name("link"))
        }
        extraction.deliver(builder, mediaType: reader.kind.mediaType, path: member)
        links.add(
            link: name, to: target.readings.first.map { String(decoding: $0.text, as: UTF8.self) } ?? "",
            isFromRoot: link.isHardLink)
    }

    private mutating func readContent(
        of entry: ArchiveEntry, name: String, from handle: borrowing ArchiveHandle
    ) -> Bool {
        let member = path.appending(name)
        if entry.isEncrypted { extraction.miss(.encrypted, "the member is encrypted", at: member) }
        var content: [UInt8] = []
        var goesOn = true
        while goesOn {
            guard let count = handle.read(into: &room) else {
                // What encrypted bytes seem to be damaged by, says nothing.
                if !entry.isEncrypted {
                    let fault = handle.fault
                    extraction.miss(fault.reason, "the member \(fault.detail)", at: member)
                }
                break
            }
            guard count > 0 else { break }
            expanded += count
            content += room[..<count]
            goesOn =
                extraction.spend(expanded: count)
                && !extraction.isBomb(packed: reader.source.bytes.count, expanded: expanded)
        }
        if !goesOn { content = Array(content.prefix(Extraction.readOfExpansion)) }
        let isKnown = goesOn && known.contains(content)
        if keepsContents { contents.insert(content) }
        let isCounted = extraction.readMember(isKnown ? [] : content[...], name: name, in: path)
        if !goesOn {
            extraction.missExpansion(at: member)
            extraction.missExpansion(at: path)
        }
        return isCounted && goesOn
    }

    /// What stands behind the archive's end.
    private func readTail(from end: Int) {
        guard reader.kind.knowsItsEnd else { return }
        let tail = reader.source.bytes.dropFirst(max(end, markedEnd(near: end)))
        guard tail.contains(where: { $0 != 0 }) else { return }
        extraction.observe(.trailingData, "bytes follow the end of the archive", at: path)
        extraction.readMember(tail, name: "after the archive", in: path)
    }

    /// Bytes of the block that ends a RAR archive.
    private static let mostEndBytes = 64

    /// libarchive stops before the block that ends a RAR archive.
    private func markedEnd(near end: Int) -> Int {
        guard reader.kind == .rar || reader.kind == .rar5 else { return end }
        let marked = RARBlocks(reader.source.bytes, isRAR5: reader.kind == .rar5).end ?? end
        return marked <= end + Self.mostEndBytes ? marked : end
    }
}
