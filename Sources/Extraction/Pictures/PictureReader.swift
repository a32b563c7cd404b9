import Documents

/// Reads a picture file: its metadata, the text that its pixels show, its previews, and what stands behind it.
struct PictureReader {
    private let format: PictureFormat
    private let source: Source
    private let extraction: Extraction

    init(_ format: PictureFormat, source: Source, extraction: Extraction) {
        self.format = format
        self.source = source
        self.extraction = extraction
    }

    func read() {
        if format != .jpeg { Equipment.pages.mustBeAtHand() }
        let (anatomy, metadata) = readMetadata()
        var shown: Miniature?
        let pages = anatomy.consistsOfFrames ? 0 : format.pageCount(of: source.bytes)
        for page in 0..<pages {
            guard let bitmap = decode(source.bytes, page: page) else { continue }
            if shown == nil { shown = Miniature(bitmap) }
            readText(of: bitmap, page: pages > 1 ? page + 1 : nil)
            readHidden(page: page, of: pages)
        }
        for (index, frame) in anatomy.frames.enumerated() {
            guard let bitmap = decode(frame, page: 0) else { continue }
            if shown == nil { shown = Miniature(bitmap) }
            readText(of: bitmap, page: index + (anatomy.consistsOfFrames ? 1 : 2))
        }
        if anatomy.hasMoreFrames { miss(.limit, "more than \(PictureAnatomy.mostFrames) frames") }
        for thumbnail in metadata.thumbnails { read(thumbnail, against: shown) }
        if let end = anatomy.end {
            readRest(source.bytes[end...], isAnnounced: isAnnounced(anatomy, metadata))
        }
    }

    /// Reads the words of a picture that shows nothing new.
    func readMetadataOnly() {
        let (anatomy, _) = readMetadata()
        if let end = anatomy.end { readRest(source.bytes[end...], isAnnounced: false) }
    }

    private func readMetadata() -> (PictureAnatomy, PictureMetadata) {
        let anatomy = format.anatomy(of: source, extraction)
        for fault in anatomy.faults { miss(.corrupt, fault) }
        for part in anatomy.unread { miss(.noText, part) }
        var metadata = PictureMetadata(extraction: extraction, path: source.path, mediaType: format.mediaType)
        metadata.read(anatomy.blocks)
        return (anatomy, metadata)
    }

    private func miss(_ reason: CoverageReason, _ detail: String) {
        extraction.miss(reason, detail, at: source.path)
    }

    // MARK: Pixels

    private func decode(_ bytes: ArraySlice<UInt8>, page: Int) -> ColourBitmap? {
        do throws(PictureDecoder.Refusal) {
            let decoder = PictureDecoder(mostPixels: extraction.limits.pixels)
            return try format.decode(bytes, page: page, by: decoder)
        } catch {
            switch error {
            case .tooLarge: miss(.limit, "a picture of more than \(extraction.limits.pixels) pixels")
            // Said already where the file itself breaks off.
            case .damaged
            where extraction.gaps.contains(where: { $0.part == source.path && $0.reason == .corrupt }):
                break
            case .damaged: miss(.corrupt, "the \(format.rawValue) picture can't be decoded")
            case .noDecoder: miss(.noText, "\(format.rawValue) picture: its text can't be read here")
            }
            return nil
        }
    }

    private func readText(of bitmap: ColourBitmap, page: Int?, concealment: Concealment = .none) {
        extraction.readText(
            of: bitmap, page: page, mediaType: format.mediaType, path: source.path, concealment: concealment)
    }

    /// Reads what the pixels hold where they are transparent: who wipes something out leaves it there.
    private func readHidden(page: Int, of pages: Int) {
        guard format == .png || format == .webp || format == .tiff else { return }
        let decoder = PictureDecoder(mostPixels: extraction.limits.pixels)
        guard let bitmap = decoder.hidden(in: source.bytes, page: page) else { return }
        readText(of: bitmap, page: pages > 1 ? page + 1 : nil, concealment: .invisibleInk)
    }

    // MARK: Other pictures in the file

    private func read(_ thumbnail: (name: String, bytes: ArraySlice<UInt8>), against shown: Miniature?) {
        guard extraction.countMember(in: source.path) else { return }
        let path = source.path.appending(thumbnail.name)
        let part = Source(bytes: thumbnail.bytes, path: path, name: thumbnail.name)
        guard let shown,
            let preview = try? PictureDecoder(mostPixels: extraction.limits.pixels).jpeg(part.bytes)
        else { return extraction.readPart(part) }
        if shown.shows(sameAs: Miniature(preview)) {
            // Of a preview that can be read, one word that was painted over since is no great difference.
            guard max(preview.width, preview.height) < Self.readablePreview else {
                return extraction.readPart(part)
            }
            PictureReader(.jpeg, source: part, extraction: extraction).readMetadataOnly()
        } else {
            extraction.observe(
                .otherThumbnail, "the preview in the file shows something else than the picture", at: path)
            extraction.readPart(part)
        }
    }

    /// Pixels of the longer side.
    private static let readablePreview = 400

    private func isAnnounced(_ anatomy: PictureAnatomy, _ metadata: PictureMetadata) -> Bool {
        anatomy.announcesFollowers || metadata.announcesFollowers
    }

    /// Reads what stands behind the picture: more pictures, one after the other, and anything else.
    private func readRest(_ rest: ArraySlice<UInt8>, isAnnounced: Bool) {
        var rest = rest
        var number = 2
        while true {
            rest = rest.drop { $0 == 0 }
            guard !rest.isBlank else { return }
            if number == 2, !isAnnounced, !Self.isOfCamera(rest) {
                extraction.observe(.trailingData, "data stand behind the picture", at: source.path)
            }
            guard PictureFormat.jpeg.recognises(rest), case let segments = JPEGSegments(rest),
                segments.isWhole
            else { break }
            guard extraction.readMember(rest[..<segments.end], name: "picture \(number)", in: source.path)
            else {
                return
            }
            rest = rest[segments.end...]
            number += 1
        }
        extraction.readMember(rest, name: "after the picture", in: source.path)
    }

    /// Samsung's cameras append a directory of their own, which ends so.
    private static func isOfCamera(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.suffix(4).has("SEFT")
    }
}
