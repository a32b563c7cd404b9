import Documents

/// Reads a presentation of 1997 to 2003 ([MS-PPT]).
///
/// The stream only ever grows: each saving appends what changed and a list of where the current objects stand. What no
/// list names any more is an earlier version of a slide, and is read as hidden text.
final class PowerPoint97Reading {
    let reading: CompoundReading
    private let storage: CompoundReading.Entry
    let path: PartPath
    private var stream: ArraySlice<UInt8> = []
    private var seen: Set<Int> = []

    static let mediaType = "application/vnd.ms-powerpoint"

    var extraction: Extraction { reading.extraction }

    init(_ reading: CompoundReading, _ storage: CompoundReading.Entry, _ path: PartPath) {
        self.reading = reading
        self.storage = storage
        self.path = path
    }

    func read() {
        // PowerPoint 95 beside 97, in a storage of its own, has the same slides.
        var place = storage
        if !reading.has("PowerPoint Document", in: storage),
            let dual = reading.file.directory.child("PP97_DUALSTORAGE", of: storage)
        {
            reading.markDone(dual)
            place = dual
        }
        stream = reading.take("PowerPoint Document", in: place, at: path) ?? []
        let user = reading.take("Current User", in: place, at: path) ?? []
        let edits = SlideEdits(stream, user: user)
        guard !edits.isEncrypted else {
            extraction.miss(.encrypted, "presentation encrypted by a password", at: path)
            return reading.closeAllButProperties(storage, at: path)
        }
        if edits.isDamaged {
            extraction.miss(.corrupt, "the presentation's list of objects is damaged", at: path)
        }
        readUser(user)
        readDocument(edits)
        readRest(edits)
        readPictures(in: place)
    }

    /// Who saved the presentation last.
    private func readUser(_ user: ArraySlice<UInt8>) {
        guard let count = user.number16(at: 20), let name = user.slice(at: 28, length: count) else { return }
        var builder = PartTextBuilder()
        let text =
            user.slice(at: 28 + count + 4, length: count * 2).map { $0.wideText }
            ?? CodePage.western.decode(name)
        builder.append(text.trimmed, kind: .metadata, label: builder.name("author"))
        extraction.deliver(builder, mediaType: Self.mediaType, path: path.appending("Current User"))
    }

    private func record(at offset: Int) -> ArtRecord? {
        guard offset >= 0, offset < stream.count else { return nil }
        var cursor = ByteCursor(stream.dropFirst(offset))
        return ArtRecord(&cursor)
    }

    // MARK: The current presentation

    private func readDocument(_ edits: SlideEdits) {
        guard let offset = edits.offsets[edits.document], let document = record(at: offset),
            document.type == 1000
        else {
            return extraction.miss(.corrupt, "the presentation's first object is missing", at: path)
        }
        seen.insert(offset)
        let lists = document.children.filter { $0.type == 0x0FF0 }
        var numbers: [Int: Int32] = [:]
        if let slides = lists.first(where: { $0.instance == 0 }) { readSlides(slides, edits, &numbers) }
        if let notes = lists.first(where: { $0.instance == 2 }) { readNotes(notes, edits, numbers) }
        if let masters = lists.first(where: { $0.instance == 1 }) {
            for entry in masters.children where entry.type == 1011 {
                readObject(entry, edits, SlideContext(kind: .pageHeader))
            }
        }
        var text = SlideText(self, SlideContext(kind: .pageHeader))
        for child in document.children where child.type != 0x0FF0 { text.read(child) }
        text.deliver()
    }

    /// Slides in order; the texts of their placeholders stand behind each entry of the list.
    private func readSlides(_ list: ArtRecord, _ edits: SlideEdits, _ numbers: inout [Int: Int32]) {
        var number: Int32 = 0
        var outline: [ArtRecord] = []
        var entry: ArtRecord?
        func flush() {
            if let entry {
                readObject(entry, edits, SlideContext(kind: .body, slide: number), outline: outline)
            }
            outline = []
        }
        for record in list.children {
            guard record.type == 1011 else {
                outline.append(record)
                continue
            }
            flush()
            number += 1
            entry = record
            if let id = record.content.number32(at: 12) { numbers[id] = number }
        }
        flush()
    }

    private func readNotes(_ list: ArtRecord, _ edits: SlideEdits, _ numbers: [Int: Int32]) {
        for entry in list.children where entry.type == 1011 {
            guard let reference = entry.content.number32(at: 0), let offset = edits.offsets[reference],
                let notes = record(at: offset)
            else { continue }
            let slide = notes.children.first { $0.type == 1009 }?.content.number32(at: 0)
            let number = slide.flatMap { numbers[$0] } ?? Place.absent
            readObject(entry, edits, SlideContext(kind: .speakerNotes, slide: number))
        }
    }

    private func readObject(
        _ entry: ArtRecord, _ edits: SlideEdits, _ context: SlideContext, outline: [ArtRecord] = []
    ) {
        var context = context
        guard let reference = entry.content.number32(at: 0), let offset = edits.offsets[reference],
            let object = record(at: offset)
        else { return extraction.miss(.corrupt, "a slide is not in the presentation", at: path) }
        seen.insert(offset)
        if object.isCutOff { extraction.miss(.corrupt, "a slide is cut off", at: path) }
        let info = object.children.first { $0.type == 1017 }
        if let flags = info?.content.number16(at: 10), flags & 4 != 0 { context.concealment = .hiddenSlide }
        var text = SlideText(self, context)
        for record in outline { text.read(record) }
        text.startObject()
        text.read(object)
        text.deliver()
    }

    // MARK: What is left

    /// Embedded objects, and versions that no list names any more.
    private func readRest(_ edits: SlideEdits) {
        let current = Set(edits.offsets.values)
        var cursor = ByteCursor(stream)
        while !cursor.isAtEnd {
            let offset = stream.count - cursor.rest.count
            guard let record = ArtRecord(&cursor) else { break }
            if record.isCutOff { extraction.miss(.corrupt, "the presentation is cut off", at: path) }
            guard !seen.contains(offset) else { continue }
            if record.type == 4113 {
                readEmbedded(record, isCurrent: current.contains(offset))
            } else if record.isContainer {
                let isOld = !current.contains(offset)
                var context = SlideContext(kind: isOld ? .hidden : .pageHeader)
                if isOld { context.concealment = .hiddenText }
                var text = SlideText(self, context)
                text.read(record)
                if isOld, !text.isEmpty, [1006, 1008, 1000].contains(record.type) {
                    extraction.observe(
                        .earlierRevision, "slides as they were before a later saving", at: path)
                }
                text.deliver()
            }
        }
    }

    private var objects = 0

    /// An object or the macros, deflated or not ([MS-PPT] 2.10.34).
    private func readEmbedded(_ record: ArtRecord, isCurrent: Bool) {
        objects += 1
        let name = "object \(objects)"
        var bytes: ArraySlice<UInt8>? = record.content
        if record.instance == 1 {
            bytes = Inflater.inflate(
                record.content.dropFirst(4), wrapping: .zlib,
                expecting: Int64(record.content.number32(at: 0) ?? 0),
                extraction: extraction, at: path.appending(name))
        }
        if let bytes { extraction.readMember(bytes, name: name, in: path) }
    }

    private func readPictures(in place: CompoundReading.Entry) {
        guard let pictures = reading.take("Pictures", in: place, at: path) else { return }
        var art = OfficeArt(extraction, at: path)
        art.read(pictures)
        art.deliver(mediaType: Self.mediaType)
    }
}
