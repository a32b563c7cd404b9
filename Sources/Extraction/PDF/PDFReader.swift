import Documents

/// Reads a PDF: the document as readers show it, then what else stands in the file.
struct PDFReader {
    private let source: Source
    private let extraction: Extraction
    /// Texts that have been delivered, so that earlier states of the file tell only what differs.
    private var known: Set<[UInt8]> = []
    private var knownFiles: Set<[UInt8]> = []

    /// Earlier states that are read; more are a gap.
    private static let mostRevisions = 8
    /// Bytes outside of the document that could be a file of their own.
    private static let smallestStranger = 1_024
    /// Bytes that the document may have when written anew, beyond twice its size.
    private static let copyAllowance = 64 << 20

    init(_ source: Source, _ extraction: Extraction) {
        self.source = source
        self.extraction = extraction
    }

    mutating func read() {
        guard PDFLibrary.isOpen else {
            miss(.unsupported, "PDFium is not installed: run obstat doctor", at: source.path)
            return
        }
        PDFLibrary.enter()
        defer { PDFLibrary.leave() }
        switch readState(source.bytes, path: source.path, isEarlier: false) {
        case .none: break
        case .encrypted:
            miss(.encrypted, "the PDF needs a password", at: source.path)
            return
        case .damaged:
            // An archive's first member may be a PDF as it is; the archive's own reader reads that.
            if !isInArchive {
                miss(.corrupt, "the PDF can't be opened; it is damaged or cut off", at: source.path)
            }
            return
        }
        if PDFRevisions.isCutOff(source.bytes) {
            miss(.corrupt, "the PDF ends before its end mark; something may be missing", at: source.path)
        }
        readRevisions()
        if !isInArchive { readSurroundings() }
    }

    /// Whether the bytes are a PDF from their first to their last, whatever else can be found in them.
    static func isWhole(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.has("%PDF-") && !PDFRevisions.isCutOff(bytes)
    }

    private var isInArchive: Bool { source.bytes.has("PK\u{03}\u{04}") }

    private func miss(_ reason: CoverageReason, _ detail: String, at path: PartPath) {
        extraction.miss(reason, detail, at: path)
    }

    // MARK: One state of the file

    /// Reads one state, unless it can't be opened.
    ///
    /// - Parameters:
    ///   - bytes: the file up to the end of that state.
    ///   - path: of the part that it makes.
    ///   - isEarlier: whether only what is not known yet counts, and counts as left behind.
    /// - Returns: why it can't be opened, or `nil`.
    private mutating func readState(_ bytes: ArraySlice<UInt8>, path: PartPath, isEarlier: Bool) -> PDFError?
    {
        unsafe bytes.withUnsafeBufferPointer { buffer -> PDFError? in
            do throws(PDFError) {
                // SAFETY: the document is closed before the bytes go.
                let document = unsafe try PDFDocument(buffer)
                readState(document, path: path, isEarlier: isEarlier)
                return nil
            } catch {
                return error
            }
        }
    }

    private mutating func readState(_ document: borrowing PDFDocument, path: PartPath, isEarlier: Bool) {
        let table = objectTable(of: document, path: path, isEarlier: isEarlier)
        var builder = PartTextBuilder()
        var pages = PDFPages(
            hasLayers: table.root["OCProperties"] != nil, path: path, extraction: extraction)
        let nesting = PDFNesting(table, streamLimit: streamLimit)
        pages.read(document, except: nesting.pages)
        let paintings = PDFPaintings(table, limit: streamLimit)
        let harvest = PDFHarvest(table, paintings: paintings, streamLimit: streamLimit)
        for gap in harvest.gaps { miss(gap.reason, gap.detail, at: path) }
        for trait in harvest.traits where !isEarlier {
            let location = trait.page.map { Location(kind: .body, page: $0) }
            extraction.observe(trait.trait, trait.detail, at: path, location: location)
        }
        enter(pages.runs, into: &builder, isEarlier: isEarlier)
        enter(harvest.runs, into: &builder, isEarlier: isEarlier)
        let replacements = paintings.replacements
        if !replacements.isEmpty {
            let filter = PDFKnownText(known)
            enter(replacements.filter { !filter.holds($0.text) }, into: &builder, isEarlier: isEarlier)
        }
        let drawn = pages.annotationRuns.filter { !known.contains($0.text) }
        enter(drawn, into: &builder, isEarlier: isEarlier)
        let unseen = PDFUnseen(
            table, paintings: paintings, unsure: pages.unsurePictures, nesting: nesting,
            limit: extraction.limits.pages, streamLimit: streamLimit)
        readUnseen(unseen, into: &builder, path: path, isEarlier: isEarlier)
        for page in PDFContents.damagedPages(in: table, limit: streamLimit) {
            miss(.corrupt, "page \(page): its content is damaged, or part of it is missing", at: path)
        }
        if table.pageCount > document.pageCount {
            miss(.corrupt, "the PDF holds more pages than it counts", at: path)
        }
        for page in paintings.squeezed.sorted() {
            let place = page > 0 ? "page \(page): " : ""
            miss(.partialText, place + "text that is squeezed to nothing", at: path)
        }
        for page in PDFFontTruth(table, limit: streamLimit).pages.sorted() {
            let place = page > 0 ? "page \(page): " : ""
            miss(.partialText, place + "a font that says other characters than it paints", at: path)
        }
        extraction.deliver(builder, mediaType: "application/pdf", path: path)
        readFiles(PDFAttachments(table, limit: streamLimit).files, path: path)
        readFiles(harvest.privateStreams, path: path)
        readPictureMetadata(table, path: path)
    }

    private func objectTable(
        of document: borrowing PDFDocument, path: PartPath, isEarlier: Bool
    ) -> PDFObjectTable {
        guard let copy = document.copy(limit: source.bytes.count * 2 + Self.copyAllowance) else {
            miss(.corrupt, "the PDF's objects can't be listed", at: path)
            return PDFObjectTable([])
        }
        // Nobody can read the orphans of an encrypted file; those of earlier states are among the last one's.
        if isEarlier || document.isEncrypted { return PDFObjectTable(copy) }
        return PDFObjectTable(copy) { PDFOrphans.bytes(of: source.bytes, besides: $0, limit: streamLimit) }
    }

    /// Reads what may not be on any page; texts that are on one are known by then.
    private mutating func readUnseen(
        _ unseen: PDFUnseen, into builder: inout PartTextBuilder, path: PartPath, isEarlier: Bool
    ) {
        if unseen.isCutOff { miss(.limit, "more than \(extraction.limits.pages) painted objects", at: path) }
        guard !unseen.file.isEmpty else { return }
        var pages = PDFPages(hasLayers: false, path: path, extraction: extraction)
        let isRead = unsafe unseen.file.withUnsafeBufferPointer { buffer in
            // SAFETY: the document is closed before the bytes go.
            guard let document = unsafe try? PDFDocument(buffer) else { return false }
            pages.read(document, standingFor: unseen)
            return true
        }
        if !isRead { miss(.partialText, "parts of the PDF that no page shows can't be read", at: path) }
        let filter = PDFKnownText(known)
        enter(pages.runs.filter { !filter.holds($0.text) }, into: &builder, isEarlier: isEarlier)
    }

    private var streamLimit: Int { Int(clamping: min(extraction.limits.expandedBytes, 256 << 20)) }

    private mutating func enter(_ runs: [PDFRun], into builder: inout PartTextBuilder, isEarlier: Bool) {
        let fresh = isEarlier ? runs.filter { !known.contains($0.text) } : runs
        if isEarlier, fresh.contains(where: { $0.isMeaningful && $0.kind != .metadata }) {
            extraction.observe(.earlierRevision, "an earlier state says something else", at: source.path)
        }
        for var run in fresh {
            if isEarlier, run.concealment == .none { run.concealment = .cachedData }
            builder.append(CollectionOfOne(run))
        }
        known.formUnion(fresh.map(\.text))
    }

    private mutating func readFiles(_ files: [PDFAttachments.File], path: PartPath) {
        for file in files {
            guard let data = file.data, extraction.spend(expanded: data.count) else {
                miss(
                    file.data == nil ? .undecodable : .limit, "a file within the PDF can't be unpacked",
                    at: path.appending(file.name))
                continue
            }
            guard knownFiles.insert(data).inserted else { continue }
            guard extraction.readMember(data[...], name: file.name, in: path) else { return }
        }
    }

    /// Reads the words of pictures that are files of their own kind within the document; what they show is on the pages.
    private mutating func readPictureMetadata(_ table: PDFObjectTable, path: PartPath) {
        for object in table.objects where object.dictionary?["Subtype"]?.name == "Image" {
            guard let picture = table.picture(of: object, limit: streamLimit) else { continue }
            let format = [PictureFormat.jpeg, .jpeg2000].first { $0.recognises(picture[...]) }
            guard let format, knownFiles.insert(picture).inserted else { continue }
            let place = table.page(of: object.number).map { " on page \($0)" } ?? ""
            let name = "picture \(object.number)" + place
            let part = Source(bytes: picture[...], path: path.appending(name), name: name)
            PictureReader(format, source: part, extraction: extraction).readMetadataOnly()
        }
    }

    // MARK: What else stands in the file

    private mutating func readRevisions() {
        let prefixes = PDFRevisions.prefixes(of: source.bytes)
        if prefixes.count > Self.mostRevisions {
            miss(.limit, "more than \(Self.mostRevisions) earlier states stand in the file", at: source.path)
        }
        for (index, prefix) in prefixes.suffix(Self.mostRevisions).enumerated() {
            let number = max(0, prefixes.count - Self.mostRevisions) + index + 1
            let path = source.path.appending("revision \(number)")
            if readState(prefix, path: path, isEarlier: true) != nil {
                miss(.corrupt, "an earlier state of the file can't be opened", at: path)
            }
        }
    }

    private func readSurroundings() {
        let strangers = [
            ("data before the beginning", PDFRevisions.leading(source.bytes)),
            ("data after the end", PDFRevisions.trailing(source.bytes)),
        ]
        for (name, bytes) in strangers where !bytes.isEmpty {
            extraction.observe(.trailingData, name, at: source.path)
            if bytes.count > Self.smallestStranger {
                extraction.readMember(bytes, name: name, in: source.path)
            } else {
                deliverStranger(bytes, name: name)
            }
        }
    }

    private func deliverStranger(_ bytes: ArraySlice<UInt8>, name: String) {
        var builder = PartTextBuilder()
        let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        builder.append(text, kind: .hidden, concealment: .markupOnly, label: builder.name(name))
        extraction.deliver(builder, mediaType: "application/pdf", path: source.path.appending(name))
    }
}
