import Documents

/// Reads an Outlook message ([MS-OXMSG]): each property is a stream whose name says what it is.
struct OutlookMessage {
    private let reading: CompoundReading
    private let storage: CompoundReading.Entry
    private let path: PartPath
    private var extraction: Extraction { reading.extraction }

    static let mediaType = "application/vnd.ms-outlook"
    private static let bodyText = 0x1000
    private static let bodyRTF = 0x1009
    private static let bodyHTML = 0x1013

    init(_ reading: CompoundReading, _ storage: CompoundReading.Entry, _ path: PartPath) {
        self.reading = reading
        self.storage = storage
        self.path = path
    }

    func read() {
        let fixed = reading.take("__properties_version1.0", in: storage, at: path) ?? []
        let names = MessageNames(reading, storage, path)
        // A message inside a message has a shorter header than the file's own.
        let values = MessageValues(fixed)
        let codePage = values.codePage
        var properties = MessageProperties(reading, storage, path, codePage: codePage)
        var builder = PartTextBuilder()
        for text in properties.texts where text.id != Self.bodyText && text.id != Self.bodyHTML {
            let kind: SegmentKind = text.id == 0x0037 ? .heading : .metadata
            for line in TextLines(text.value[...]) {
                builder.append(line.text.trimmed, kind: kind, label: builder.name(names.name(of: text.id)))
            }
        }
        for text in properties.texts where text.id == Self.bodyText {
            for line in TextLines(text.value[...]) {
                builder.append(line.text, kind: .body, place: Place(line: line.number))
            }
        }
        extraction.deliver(builder, mediaType: Self.mediaType, path: path)
        readBodies(&properties)
        readSides(codePage)
        properties.sweepRest()
    }

    // MARK: Bodies

    private func readBodies(_ properties: inout MessageProperties) {
        if let html = properties.takeBinary(Self.bodyHTML) {
            extraction.readMember(html, name: "body.html", in: path)
        }
        for text in properties.texts where text.id == Self.bodyHTML {
            extraction.readMember(text.value[...], name: "body.html", in: path)
        }
        if let packed = properties.takeBinary(Self.bodyRTF), !packed.isEmpty {
            guard let text = CompressedRTF.expand(packed) else {
                return extraction.miss(
                    .corrupt, "the formatted text can't be expanded", at: path.appending("body.rtf"))
            }
            guard extraction.spend(expanded: text.count) else {
                return extraction.missExpansion(at: path.appending("body.rtf"))
            }
            extraction.readMember(text[...], name: "body.rtf", in: path)
        }
    }

    // MARK: Recipients and attachments

    private func readSides(_ codePage: CodePage) {
        for child in reading.file.directory.children(of: storage) where child.isStorage {
            if child.name.hasPrefix("__recip_version1.0_") { readRecipient(child, codePage) }
            if child.name.hasPrefix("__attach_version1.0_") { readAttachment(child, codePage) }
        }
    }

    private func readRecipient(_ recipient: CompoundReading.Entry, _ codePage: CodePage) {
        reading.markDone(recipient)
        let part = path.appending(recipient.readableName)
        _ = reading.take("__properties_version1.0", in: recipient, at: part)
        let properties = MessageProperties(reading, recipient, part, codePage: codePage)
        var builder = PartTextBuilder()
        for text in properties.texts {
            builder.append(
                text.value.trimmed, kind: .metadata,
                label: builder.name(
                    text.id == 0x3001 || text.id == 0x3003 || text.id == 0x39FE ? "recipient" : "property"))
        }
        extraction.deliver(builder, mediaType: Self.mediaType, path: path)
        properties.sweepRest()
    }

    private func readAttachment(_ attachment: CompoundReading.Entry, _ codePage: CodePage) {
        reading.markDone(attachment)
        let part = path.appending(attachment.readableName)
        _ = reading.take("__properties_version1.0", in: attachment, at: part)
        var properties = MessageProperties(reading, attachment, part, codePage: codePage)
        func text(_ ids: Int...) -> String? {
            ids.lazy.compactMap { id in properties.texts.first { $0.id == id } }.first
                .map { String(decoding: $0.value, as: UTF8.self) }
        }
        let name = text(0x3707, 0x3704, 0x3001) ?? attachment.readableName
        var builder = PartTextBuilder()
        for text in properties.texts {
            builder.append(text.value.trimmed, kind: .metadata, label: builder.name("attachment"))
        }
        extraction.deliver(builder, mediaType: Self.mediaType, path: path)
        if let data = properties.takeBinary(0x3701) { extraction.readMember(data, name: name, in: path) }
        if let object = reading.file.directory.child("__substg1.0_3701000D", of: attachment) {
            reading.markDone(object)
            if extraction.countMember(in: path) { reading.readStorage(object, at: path.appending(name)) }
        }
        // The icon that stands for the attachment is the program's.
        _ = properties.takeBinary(0x3709)
        properties.sweepRest()
    }
}
