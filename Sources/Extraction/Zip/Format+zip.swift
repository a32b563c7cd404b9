import Documents

extension Format {
    /// ZIP archives, and the documents that are ZIP archives inside.
    static let zip = Format(
        name: "zip", mediaType: "application/zip", extensions: ["zip", "epub", "jar"],
        recognises: { !isWithinAnother($0) && ZipArchive.recognises($0) }, read: ZipReader.read)

    /// Whether an archive at the end of these bytes is a member of what they are: Office keeps archives in streams of
    /// its older documents, a database in its rows, and an archive of another kind may store a document as it is.
    ///
    /// Their readers hand it over, and what stands behind their end too.
    private static func isWithinAnother(_ bytes: ArraySlice<UInt8>) -> Bool {
        if CompoundFile.recognises(bytes) || sqlite.recognises(bytes) { return true }
        return ArchiveKind(of: bytes)?.knowsItsEnd ?? false
    }
}

/// Reads a ZIP archive: as the document it is a container of, then every member that such a reader left.
enum ZipReader {
    static func read(_ source: Source, _ extraction: Extraction) {
        let archive: ZipArchive
        do {
            archive = try ZipArchive(source.bytes)
        } catch {
            extraction.miss(reason(of: error), error.explanation, at: source.path)
            return
        }
        // What surrounds an archive that stands in a PDF, the reader of that has read.
        if !PDFReader.isWhole(source.bytes) { archive.reportOddities(to: extraction, at: source.path) }
        deliverComments(of: archive, source, extraction)
        if OOXMLPackage.recognises(archive) { OOXMLPackage.read(archive, source, extraction) }
        if ODFPackage.recognises(archive) { ODFPackage.read(archive, source, extraction) }
        if EPUBPackage.recognises(archive) { EPUBPackage.read(archive, source, extraction) }
        var links = MemberLinks()
        for entry in archive.unreadEntries {
            guard read(entry, of: archive, source, extraction, links: &links) else { break }
        }
        reportMembers(of: archive, links: links, source, extraction)
    }

    /// Notes what is odd about where members would be unpacked, and what stands before the archive.
    private static func reportMembers(
        of archive: ZipArchive, links: MemberLinks, _ source: Source, _ extraction: Extraction
    ) {
        var links = links
        for entry in archive.entries {
            links.add(member: entry.name)
            MemberPath(entry.rawName).report(to: extraction, at: source.path.appending(entry.name))
        }
        links.report(to: extraction, in: source.path)
        guard !archive.prefix.isEmpty, !PDFReader.isWhole(source.bytes) else { return }
        extraction.observe(.trailingData, "bytes stand before the archive", at: source.path)
        if archive.prefix.has("MZ") || archive.prefix.has([0x7F, 0x45, 0x4C, 0x46])
            || archive.prefix.has("#!")
        {
            extraction.observe(.program, "a program that unpacks the archive", at: source.path)
        }
    }

    private static func reason(of error: ZipError) -> CoverageReason {
        error == .tooManyMembers ? .limit : .corrupt
    }

    /// - Returns: `false` when the limit of members is spent.
    private static func read(
        _ entry: ZipArchive.Entry, of archive: ZipArchive, _ source: Source, _ extraction: Extraction,
        links: inout MemberLinks
    ) -> Bool {
        let path = source.path.appending(entry.name)
        guard !entry.isDirectory else {
            return extraction.readMember([], name: entry.name, in: source.path)
        }
        let data = archive.data(of: entry, extraction: extraction, at: path)
        if entry.isLink {
            links.add(
                link: entry.name, to: String(decoding: data ?? [UInt8(ascii: "/")], as: UTF8.self),
                isFromRoot: false)
        }
        return extraction.readMember(data ?? [], name: entry.name, in: source.path)
    }

    /// Comments of the archive and its members, and names that can be read in another way.
    private static func deliverComments(of archive: ZipArchive, _ source: Source, _ extraction: Extraction) {
        var builder = PartTextBuilder()
        for name in archive.otherNames.split(separator: 0x0A) { builder.append(name, kind: .fileName) }
        let comments = ([archive.comment] + archive.entries.map(\.comment)).joined(separator: [0x0A])
        let decoded = TextDecoder.decode(Array(comments)[...])
        decoded.report(to: extraction, at: source.path)
        for reading in decoded.readings {
            for line in TextLines(reading.text) { builder.append(line.text, kind: .comment) }
        }
        extraction.deliver(builder, mediaType: Format.zip.mediaType, path: source.path)
    }
}
