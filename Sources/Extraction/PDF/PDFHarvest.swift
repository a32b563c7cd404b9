import Documents

/// Gathers every text outside of the pages' content: annotations, form fields, bookmarks, metadata, scripts, and
/// whatever else stands as a text string anywhere in the document.
///
/// Going through all objects, reachable or not, asks for no list of places where text may hide.
struct PDFHarvest {
    private(set) var runs: [PDFRun] = []
    /// What was seen and can't be read.
    private(set) var gaps: [(reason: CoverageReason, detail: String)] = []
    /// What programs keep for themselves, to be read as files.
    private(set) var privateStreams: [PDFAttachments.File] = []
    /// What no text tells.
    private(set) var traits: Set<PDFTrait> = []

    private let table: PDFObjectTable
    private let streamLimit: Int
    /// Strings and text streams of their own that have been read where they are referred to.
    private var consumed: Set<Int> = []
    private var seen: Set<PDFRun> = []
    /// What an XFA form's template calls its fields.
    private var captions: [String: String] = [:]

    private static let deepest = 64
    /// Fonts' names and tables, default appearances: never text.
    private static let silentKeys: Set<String> = [
        "CharSet", "Registry", "Ordering", "Panose", "DA", "Cert", "CheckSum", "Limits", "Lookup",
        "FontFamily", "FontName", "Dest", "IDTree", "DigestValue",
    ]
    /// Keys of the Info dictionary that standards and usual programs write.
    private static let usualProperties: Set<String> = [
        "Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate", "Trapped",
        "PTEX.Fullbanner", "GTS_PDFXVersion", "GTS_PDFXConformance", "GTS_PDFA1Version", "SourceModified",
        "Company", "Manager", "Category", "Comments", "AAPL:Keywords", "ICNAppName", "ICNAppPlatform",
        "ICNAppVersion", "EBX_PUBLISHER", "PXCViewerInfo", "rgid", "MSIP_Label",
    ]
    /// Keys whose text may stand in a stream.
    private static let streamedKeys: Set<String> = ["JS", "RC", "RV", "V", "DV", "XFA", "Desc"]
    /// Keys of the appearances of fields, which are named after their states.
    private static let choiceKeys: Set<String> = ["N", "R", "D"]
    /// Keys whose text is XML.
    private static let markupKeys: Set<String> = ["RC", "RV", "XFA"]

    /// - Parameters:
    ///   - table: of the document.
    ///   - paintings: of the document, for what stands beside the text there.
    ///   - streamLimit: bytes that one stream may expand to.
    init(_ table: PDFObjectTable, paintings: PDFPaintings, streamLimit: Int) {
        self.table = table
        self.streamLimit = streamLimit
        for object in table.objects {
            var context = PDFContext(
                page: table.page(of: object.number), isInfo: object.number == table.infoNumber)
            context.isLeftBehind = object.isOrphan
            walk(object.value, key: "", context: context, depth: 0)
        }
        for object in table.objects where !consumed.contains(object.number) {
            if case .string(let bytes) = object.value { add(bytes, key: "Text", context: Self.orphan) }
            if object.stream != nil { readUnclaimed(object) }
        }
        for note in paintings.notes where note.key != "ActualText" { add(note) }
        for object in PDFPrivateStreams(table).objects where !consumed.contains(object.number) {
            privateStreams.append(
                .init(name: "stream \(object.number)", data: table.data(of: object, limit: streamLimit)))
        }
    }

    /// Adds what stands beside the text of a page.
    private mutating func add(_ note: PDFPaintings.Note) {
        add(note.bytes, key: note.key, context: note.context)
    }

    /// The context of what nothing known refers to.
    private static let orphan = PDFContext(page: nil, isInfo: false)

    // MARK: Values

    private mutating func walk(_ value: PDFObject, key: String, context: PDFContext, depth: Int) {
        guard depth < Self.deepest else {
            miss(.limit, "values within values, more than \(Self.deepest) deep")
            return
        }
        switch value {
        case .string(let bytes): if depth > 0 { add(bytes, key: key, context: context) }
        case .name(let name): addName(name, key: key, context: context)
        case .array(let values):
            // The colours of an indexed colour space are bytes.
            if let first = values.first?.name, first == "Indexed" || first == "I" { return }
            for value in values { enter(value, key: key, context: context, depth: depth) }
        case .dictionary(let dictionary):
            // What is left of a password's keys, which are bytes.
            if dictionary["Filter"] != nil, dictionary["O"] != nil, dictionary["U"] != nil { return }
            let inner = context.within(dictionary, in: table)
            traits.formUnion(PDFTrait.of(dictionary, page: inner.page, in: table))
            addNames(of: dictionary, key: key, context: inner)
            for (key, value) in dictionary.entries where !Self.silentKeys.contains(key) {
                enter(value, key: key, context: inner, depth: depth)
            }
        default: break
        }
    }

    /// Objects of their own are walked by themselves, unless they are mere text.
    private mutating func enter(_ value: PDFObject, key: String, context: PDFContext, depth: Int) {
        guard let number = value.reference else {
            walk(value, key: key, context: context, depth: depth + 1)
            return
        }
        guard let target = table.object(number) else { return }
        if case .string(let bytes) = target.value {
            consumed.insert(number)
            add(bytes, key: key, context: context)
        } else if target.stream != nil {
            readStream(target, key: key, context: context)
        } else if key == "XFA", let packets = target.value.array {
            for packet in packets where packet.reference != nil {
                enter(packet, key: key, context: context, depth: depth + 1)
            }
        }
    }

    private mutating func add(_ bytes: [UInt8], key: String, context: PDFContext) {
        if key == "Contents", context.isSignature { return addSigners(bytes, context: context) }
        if PDFNaming.identifiers.contains(key), !PDFNaming.isTellingIdentifier(bytes) { return }
        if Self.markupKeys.contains(key) {
            addMarkup(bytes, context: context)
        } else if !PDFDate.isDate(bytes) {
            let text = PDFString.text(bytes)
            add(context.run(PDFString.isAddress(text) ? HTMLLink.readable(text) : text, key: key))
            for text in PDFString.undeclaredTexts(bytes) { add(context.run(text, key: key)) }
            if key == "JS", let plain = PDFScript.unescaped(text) { add(context.run(plain, key: key)) }
        }
    }

    /// Adds the names in a signature's certificates; what their issuers say of themselves is nothing of the document's.
    private mutating func addSigners(_ signature: [UInt8], context: PDFContext) {
        for word in CMSReader.words(in: signature[...]) where !word[...].isNotice {
            var run = context.run(word, key: "certificate")
            run.kind = .metadata
            add(run)
        }
    }

    /// Adds a name that says something: the choice of a radio button, a colour, the value of a private key.
    private mutating func addName(_ name: String, key: String, context: PDFContext) {
        guard PDFNaming.isTelling(name, key: key) else { return }
        add(context.run(PDFString.text(Array(name.utf8)), key: key))
    }

    /// Adds keys that people have chosen: custom properties, choices of fields, old-fashioned named destinations.
    private mutating func addNames(of dictionary: PDFDictionary, key: String, context: PDFContext) {
        if Self.choiceKeys.contains(key) {
            for (choice, _) in dictionary.entries { addName(choice, key: "Choice", context: context) }
        }
        let destinations = dictionary["Type"]?.name == "Catalog" ? table.resolve(dictionary["Dests"]) : nil
        for (key, _) in destinations?.dictionary?.entries ?? [] {
            add(context.run(PDFString.text(Array(key.utf8)), key: "Destination"))
        }
        guard context.isInfo else { return }
        for (key, _) in dictionary.entries where !Self.usualProperties.contains(key) {
            add(context.run(PDFString.text(Array(key.utf8)), key: "Property"))
        }
    }

    private mutating func addMarkup(_ bytes: [UInt8], context: PDFContext) {
        var field = ""
        for part in PDFMarkup(bytes).fields {
            var run = context.run(part.text, key: part.name)
            let text = String(decoding: part.text, as: UTF8.self)
            // The first text within a named field of the template is what is printed beside it.
            if part.name == "name" { field = text }
            if part.name == "text", captions[field] == nil { captions[field] = text }
            if context.label == nil { run.label = captions[part.name] ?? part.name }
            add(run)
        }
    }

    /// Adds a run once, by whatever name it is called.
    private mutating func add(_ run: PDFRun) {
        var key = run
        key.label = nil
        guard run.text.contains(where: { !$0.isPDFSpace }), seen.insert(key).inserted else { return }
        runs.append(run)
    }

    private mutating func miss(_ reason: CoverageReason, _ detail: String) {
        guard !gaps.contains(where: { $0.reason == reason && $0.detail == detail }) else { return }
        gaps.append((reason, detail))
    }

    // MARK: Streams

    private mutating func readStream(_ object: PDFIndirectObject, key: String, context: PDFContext) {
        guard Self.streamedKeys.contains(key), consumed.insert(object.number).inserted else { return }
        guard let data = table.data(of: object, limit: streamLimit) else {
            miss(.undecodable, "a text stream (\(key)) can't be unpacked")
            return
        }
        var context = context
        if key == "XFA" { context.kind = .formField }
        add(data, key: key, context: context)
    }

    private mutating func readUnclaimed(_ object: PDFIndirectObject) {
        guard let dictionary = object.dictionary else { return }
        let type = dictionary["Type"]?.name
        let subtype = dictionary["Subtype"]?.name
        if type == "Metadata" || subtype == "XML" && type != "EmbeddedFile" {
            readMetadata(object)
        } else if type == "Sound" || subtype == "U3D" || subtype == "PRC" {
            miss(.noText, "a sound or a three-dimensional model is embedded")
        }
    }

    private mutating func readMetadata(_ object: PDFIndirectObject) {
        guard let data = table.data(of: object, limit: streamLimit) else {
            miss(.undecodable, "a metadata stream can't be unpacked")
            return
        }
        var context = Self.orphan
        context.concealment = .none
        context.isLeftBehind = object.isOrphan
        for field in PDFMarkup(PDFFilter.inflatedMetadata(data, limit: streamLimit)).fields
        where !PDFDate.isMachineMade(field.text) {
            var run = context.run(field.text, key: field.name)
            run.label = field.name
            add(run)
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether it holds a copyright sign written in brackets.
    fileprivate var isNotice: Bool { indices.contains { self[$0...].has("(c)") || self[$0...].has("(C)") } }
}
