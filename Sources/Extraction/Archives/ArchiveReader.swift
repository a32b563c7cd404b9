import Documents

extension Format {
    /// Every kind of archive and compressed file that libarchive reads.
    static let archives: [Format] = ArchiveKind.allCases.map { kind in
        Format(
            name: kind.name, mediaType: kind.mediaType, extensions: kind.extensions,
            recognises: kind.recognises,
            read: { source, extraction in
                kind.isStream
                    ? CompressedFile(source: source, kind: kind, extraction: extraction).read()
                    : ArchiveReader(source: source, kind: kind, extraction: extraction).read()
            })
    }
}

/// Reads an archive member by member, in the order in which they stand.
struct ArchiveReader {
    let source: Source
    let kind: ArchiveKind
    let extraction: Extraction

    func read() {
        let shape = ArchiveShape(source.bytes, kind: kind)
        shape.report(to: extraction, at: source.path)
        guard shape.isSound else { return miss(ArchiveFault(.corrupt, "is damaged or cut off")) }
        if kind == .tar { TARRecords.read(source, extraction) }
        if kind == .rar || kind == .rar5 { RARComments.read(source, kind: kind, extraction) }
        let raw = ArchiveHandle.open(source.bytes, as: kind) { rawNames($0) }
        let names = kind.namesAreUnicode ? nil : MemberNames(raw ?? [])
        if let names { deliverOtherNames(names) }
        var known: Set<[UInt8]> = []
        let isOpen: Void? = ArchiveHandle.open(source.bytes, as: kind) { handle in
            var pass = ArchivePass(reader: self, names: names?.names, keepsContents: shape.listsTwice)
            pass.run(over: handle)
            known = pass.contents
        }
        if isOpen == nil { miss(ArchiveFault(.corrupt, "can't be opened")) }
        guard shape.listsTwice else { return }
        // The other list of a disc image may lead to other files.
        let otherNames = MemberNames(ArchiveHandle.openPlainDisc(source.bytes) { rawNames($0) } ?? [])
        deliverOtherNames(otherNames)
        let other: Void? = ArchiveHandle.openPlainDisc(source.bytes) { handle in
            var pass = ArchivePass(reader: self, names: otherNames.names, known: known)
            pass.run(over: handle)
        }
        if other == nil { miss(ArchiveFault(.corrupt, "can't be opened")) }
    }

    func miss(_ fault: ArchiveFault) {
        extraction.miss(fault.reason, "the \(kind.name) \(fault.detail)", at: source.path)
    }

    /// The names alone, because their encoding shows only in all of them together.
    private func rawNames(_ handle: borrowing ArchiveHandle) -> [[UInt8]] {
        guard !kind.namesAreUnicode else { return [] }
        var names: [[UInt8]] = []
        while names.count <= extraction.limits.members, case .entry(let entry, _) = handle.next() {
            names.append(entry.rawName)
        }
        return names
    }

    private func deliverOtherNames(_ names: MemberNames) {
        if names.areUndecodable {
            extraction.miss(
                .undecodable, "the names of the archive's members are in no known encoding", at: source.path)
        }
        var builder = PartTextBuilder()
        for name in names.otherReadings.split(separator: 0x0A) { builder.append(name, kind: .fileName) }
        extraction.deliver(builder, mediaType: kind.mediaType, path: source.path)
    }
}
