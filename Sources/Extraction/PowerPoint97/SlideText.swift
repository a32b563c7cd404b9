import Documents

/// The texts of one object of a presentation, whatever records they hang in.
struct SlideText {
    private let reading: PowerPoint97Reading
    private let context: SlideContext
    private var builder = PartTextBuilder()
    private var art: OfficeArt
    /// Texts of the slide's placeholders that the outline has given already.
    private var outline: Set<[UInt8]> = []
    private var isOutline = true
    private var commentAuthor: [UInt8] = []

    private static let mostDepth = 48

    var isEmpty: Bool { builder.isEmpty }

    init(_ reading: PowerPoint97Reading, _ context: SlideContext) {
        self.reading = reading
        self.context = context
        art = OfficeArt(reading.extraction, at: reading.path)
        art.place = Place(slide: context.slide)
    }

    /// What comes now is the slide itself rather than its outline.
    mutating func startObject() { isOutline = false }

    func deliver() {
        reading.extraction.deliver(builder, mediaType: PowerPoint97Reading.mediaType, path: reading.path)
        art.deliver(mediaType: PowerPoint97Reading.mediaType)
    }

    mutating func read(_ record: ArtRecord, depth: Int = 0) {
        guard depth < Self.mostDepth else {
            return reading.extraction.miss(.limit, "records inside one another", at: reading.path)
        }
        switch record.type {
        case 4000: add(paragraphs: record.content, isWide: true)
        case 4008: add(paragraphs: record.content, isWide: false)
        case 4026: addString(record)
        case 0x2EE0: readComment(record)
        case 4057: readHeadersAndFooters(record)
        case 0xF00B, 0xF121, 0xF122, 0xF007, 0xF01A...0xF02A: art.read(record)
        // The text box of a shape, and add-ins' data, hold records although they do not say so.
        case 0xF00D, 0xF011, 5003, 5002: for child in record.children { read(child, depth: depth + 1) }
        case 4051: sweep(record, label: "tag")
        case 4113: break
        case _ where record.isContainer: for child in record.children { read(child, depth: depth + 1) }
        // What later versions keep for themselves are packages.
        case _ where record.content.has("PK\u{3}\u{4}"):
            reading.extraction.readMember(record.content, name: "package", in: reading.path)
        default: break
        }
    }

    private mutating func add(paragraphs content: ArraySlice<UInt8>, isWide: Bool) {
        // One byte is the lower half of a UTF-16 unit, whose upper half is nought.
        let units = isWide ? Array(content) : content.flatMap { [$0, 0] }
        let text = CodePage.utf16.decode(units[...])
        if isOutline { outline.insert(text) } else if outline.contains(text), context.kind == .body { return }
        for paragraph in text.split(separator: 0x0D) {
            let line = paragraph.map { $0 == 0x0B ? 0x20 : $0 }
            builder.append(
                line.trimmed, kind: context.kind, concealment: context.concealment,
                place: Place(slide: context.slide))
        }
    }

    /// Names of links, sounds, shows and macros; a container says which, and here it does not matter.
    private mutating func addString(_ record: ArtRecord) {
        let text = record.content.wideText
        guard !Self.formNames.contains(String(decoding: text, as: UTF8.self)) else { return }
        builder.append(
            HTMLLink.readable(text).trimmed, kind: context.kind == .hidden ? .hidden : .metadata,
            concealment: context.concealment == .none ? .markupOnly : context.concealment,
            place: Place(slide: context.slide))
    }

    /// Names that PowerPoint itself gives to add-in data.
    private static let formNames: Set<String> = [
        "___PPT9", "___PPT10", "___PPT11", "___PPT12", "___PPTMac11",
    ]

    /// Author, text and initials ([MS-PPT] 2.4.21.1).
    private mutating func readComment(_ record: ArtRecord) {
        let place = Place(slide: context.slide)
        for child in record.children where child.type == 4026 {
            builder.append(
                child.content.wideText.trimmed, kind: child.instance == 1 ? .comment : .metadata,
                concealment: context.concealment, place: place,
                label: child.instance == 1 ? Place.absent : builder.name("author"))
        }
    }

    private mutating func readHeadersAndFooters(_ record: ArtRecord) {
        for child in record.children where child.type == 4026 {
            builder.append(
                child.content.wideText.trimmed, kind: child.instance == 2 ? .pageFooter : .pageHeader,
                concealment: context.concealment, place: Place(slide: context.slide))
        }
    }

    private mutating func sweep(_ record: ArtRecord, label: String) {
        for run in PrintableRuns.find(in: record.content) {
            builder.append(run.trimmed, kind: .metadata, concealment: .markupOnly, label: builder.name(label))
        }
    }
}
