import Documents

/// One reading of one compound file.
///
/// What a storage is comes from the streams in it. Its reader takes the streams that it knows; whatever is left is
/// read by its content as a member, so that nothing in the file goes unread.
final class CompoundReading {
    typealias Entry = CompoundDirectory.Entry

    let file: CompoundFile
    let extraction: Extraction
    private let path: PartPath
    private var done: Set<Int> = []
    private var isOverLimit = false

    init(_ file: CompoundFile, _ path: PartPath, _ extraction: Extraction) {
        self.file = file
        self.path = path
        self.extraction = extraction
    }

    func read() {
        if !file.isWhole { extraction.miss(.corrupt, "tables of the compound file are missing", at: path) }
        readStorage(file.directory.root, at: path)
        readTrailer()
    }

    /// What somebody has put behind the last sector that is in use.
    private func readTrailer() {
        let trailer = file.trailer
        guard trailer.contains(where: { $0 != 0 }) else { return }
        extraction.observe(.trailingData, "bytes behind the end of the document", at: path)
        readOrSweep(trailer, named: "after the document", at: path)
    }

    // MARK: Streams

    func has(_ name: String, in storage: Entry) -> Bool {
        file.directory.child(name, of: storage) != nil
    }

    /// The bytes of a stream, which counts as read from now on; `nil` where there is none.
    func take(_ name: String, in storage: Entry, at path: PartPath) -> ArraySlice<UInt8>? {
        guard let entry = file.directory.child(name, of: storage), !entry.isStorage else { return nil }
        return take(entry, at: path)
    }

    func take(_ entry: Entry, at path: PartPath) -> ArraySlice<UInt8>? {
        guard done.insert(entry.index).inserted else { return nil }
        let content = file.content(of: entry)
        let part = path.appending(entry.readableName)
        // Streams may share their sectors, so that they are more than the file.
        guard !isOverLimit, extraction.spend(expanded: content.bytes.count) else {
            if !isOverLimit { extraction.missExpansion(at: part) }
            isOverLimit = true
            return nil
        }
        if !content.isWhole { extraction.miss(.corrupt, "the stream is cut off", at: part) }
        return content.bytes
    }

    /// Counts one entry as read.
    func markDone(_ entry: Entry) { done.insert(entry.index) }

    /// Counts everything in a storage as read.
    func close(_ storage: Entry) {
        var waiting = file.directory.children(of: storage)
        while let entry = waiting.popLast() {
            if done.insert(entry.index).inserted { waiting += file.directory.children(of: entry) }
        }
    }

    // MARK: Storages

    /// Reads a storage as what its streams show it to be, then what is left in it.
    func readStorage(_ storage: Entry, at path: PartPath) {
        guard path.depth <= extraction.limits.depth else {
            close(storage)
            let most = extraction.limits.depth
            return extraction.miss(.limit, "more than \(most) containers inside one another", at: path)
        }
        if let kind = CompoundKind.all.first(where: { kind in kind.streams.contains { has($0, in: storage) } }
        ) {
            extraction.recognise(path, as: kind.mediaType)
            if let gap = kind.gap { extraction.miss(gap.reason, gap.detail, at: path) }
            kind.read(self, storage, path)
        }
        for child in file.directory.children(of: storage) { readRest(child, at: path) }
    }

    /// Reads what no reader of a kind has taken.
    private func readRest(_ entry: Entry, at path: PartPath) {
        guard entry.isStorage else { return readStream(entry, at: path) }
        guard done.insert(entry.index).inserted else { return }
        readStorage(entry, at: path.appending(entry.readableName))
    }

    private func readStream(_ entry: Entry, at path: PartPath) {
        guard let bytes = take(entry, at: path), !bytes.isEmpty else { return }
        let name = entry.readableName
        switch entry.name.unicodeScalars.first?.value {
        case 5: readProperties(bytes, at: path.appending(name))
        case 1 where name == "Ole10Native": NativeObject.read(bytes, at: path, extraction)
        case 2 where name.hasPrefix("OlePres"):
            ObjectPresentation.read(bytes, at: path.appending(name), extraction)
        case 1, 3, 4: readOrSweep(bytes, named: name, at: path)
        default:
            // Forms of older programs, and the settings of LibreOffice's charts.
            if ["contents", "properties_stream"].contains(name.lowercased()) {
                readOrSweep(bytes, named: name, at: path)
            } else {
                extraction.readMember(bytes, name: name, in: path)
            }
        }
    }

    private func readProperties(_ bytes: ArraySlice<UInt8>, at path: PartPath) {
        let set = PropertySet(bytes)
        var builder = PartTextBuilder()
        for property in set.properties {
            builder.append(property.text.trimmed, kind: .metadata, label: builder.name(property.name))
        }
        if set.isDamaged { extraction.miss(.corrupt, "damaged document properties", at: path) }
        extraction.deliver(builder, mediaType: "application/x-ole-properties", path: path)
        for preview in set.previews {
            extraction.readMember(preview.bytes, name: "preview.\(preview.suffix)", in: path)
        }
    }

    /// Reads a file by its content where it is one; of other data, the words in them.
    func readOrSweep(_ bytes: ArraySlice<UInt8>, named name: String, at path: PartPath) {
        if !Format.recognising(bytes).isEmpty || FileKind.known(bytes) != nil {
            extraction.readMember(bytes, name: name, in: path)
        } else {
            sweep(bytes, at: path.appending(name))
        }
    }

    /// Delivers the words that stand in data of a program's own.
    func sweep(
        _ bytes: ArraySlice<UInt8>, at path: PartPath, kind: SegmentKind = .metadata, least: Int = 4,
        codePage: CodePage? = nil
    ) {
        var builder = PartTextBuilder()
        for run in PrintableRuns.find(in: bytes, least: least, codePage: codePage) {
            builder.append(run.trimmed, kind: kind, concealment: .markupOnly)
        }
        extraction.deliver(builder, mediaType: "application/octet-stream", path: path)
    }
}
