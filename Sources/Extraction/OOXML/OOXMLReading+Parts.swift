import Documents

extension OOXMLReading {
    /// Reads one XML part by what its root element says it is.
    func read(_ text: ArraySlice<UInt8>, root: XMLRoot, named name: String, _ context: OOXMLContext) {
        if let family = Self.families[root.name], !root.isDrawing || root.name != "document" {
            extraction.recognise(source.path, as: "application/vnd.openxmlformats-officedocument.\(family)")
        }
        switch root.name {
        case "Types", "Relationships": sweep(text, named: name)
        case "document" where !root.isDrawing: readWord(text, named: name)
        case "workbook": readWorkbook(text, named: name)
        case "presentation": readPresentation(text, named: name)
        case "worksheet", "dialogsheet", "macrosheet", "chartsheet":
            if root.name == "macrosheet" { extraction.observe(.macro, "macros of Excel 4", at: source.path) }
            readSheet(text, named: name, SheetBook(), context)
        case "coreProperties", "Properties":
            let visitor = PropertiesVisitor()
            parse(text, visitor, named: name)
            deliver(visitor.builder, at: path(name))
        case "pivotCacheDefinition": readPivotCache(text, named: name)
        case "externalLink": readExternalLink(text, named: name)
        case "pivotCacheRecords", "volTypes", "queryTable":
            sweep(
                text, named: name, concealment: .cachedData, choosing: [.s, .n, .d, .sheetName, .cacheField])
        case "styleSheet", "styles": sweep(text, named: name)
        case "table": sweep(text, named: name, choosing: [.tableColumn])
        case "settings", "theme", "fonts", "webSettings", "numbering", "presentationPr", "viewPr",
            "tblStyleLst",
            "calcChain", "datastoreItem", "connections", "metadata", "pivotTableDefinition", "MapInfo",
            "revisions",
            "headers", "chartStyle", "colorsDef", "styleDef", "layoutDef", "colorStyle", "commentsIds",
            "tagLst":
            sweep(text, named: name, choosing: [.val, .docVar, .tag])
        default: readText(text, root: root, named: name, context)
        }
    }

    private func sweep(
        _ text: ArraySlice<UInt8>, named name: String, concealment: Concealment = .none,
        choosing: Set<XMLName> = []
    ) {
        let visitor = SweepVisitor(concealment: concealment, named: choosing)
        parse(text, visitor, named: name)
        deliver(visitor.builder, at: path(name))
    }

    /// Parts made of paragraphs and shapes; a root that no part of a package has is data that somebody put in.
    private func readText(
        _ text: ArraySlice<UInt8>, root: XMLRoot, named name: String, _ context: OOXMLContext
    ) {
        guard let kind = Self.textRoots[root.name] ?? (root.isOffice ? .body : nil) else {
            if HTMLRecognition.recognises(text) {
                extraction.readMember(text, name: name, in: source.path)
            } else {
                XMLDocument.read(text, at: path(name), concealment: .markupOnly, extraction)
            }
            return
        }
        let isSlide = root.name == "sld"
        let visitor = OfficeTextVisitor(kind: kind, context: context)
        parse(text, visitor, named: name)
        observe(visitor, named: name)
        deliver(visitor.builder, at: isSlide ? source.path : path(name))
        deliver(visitor.asides, at: isSlide ? source.path : path(name))
        XMLDocument.readFiles(visitor.files, in: path(name), extraction)
    }

    /// Notes what the text does not tell.
    private func observe(_ visitor: OfficeTextVisitor, named name: String) {
        if visitor.hasCroppedPicture {
            extraction.observe(.croppedPicture, "a picture of which a part is cut off", at: path(name))
        }
    }

    /// The root elements of parts with paragraphs, and what role their text has.
    private static let textRoots: [String: SegmentKind] = [
        "hdr": .pageHeader, "ftr": .pageFooter, "footnotes": .footnote, "endnotes": .footnote,
        "comments": .comment,
        "commentsEx": .comment, "commentsExtensible": .comment, "people": .metadata,
        "glossaryDocument": .body,
        "sld": .body, "sldLayout": .pageHeader, "sldMaster": .pageHeader, "notes": .speakerNotes,
        "notesMaster": .pageHeader, "handoutMaster": .pageHeader, "cmLst": .comment, "cmAuthorLst": .metadata,
        "authorLst": .metadata, "chartSpace": .body, "dataModel": .body, "drawing": .body, "wsDr": .body,
        "userShapes": .body, "xml": .body, "ThreadedComments": .comment, "personList": .metadata,
        "chart": .body,
    ]

    /// What the package is, by the root element of its main part.
    private static let families = [
        "document": "wordprocessingml.document", "workbook": "spreadsheetml.sheet",
        "presentation": "presentationml.presentation",
    ]

    // MARK: Word

    private func readWord(_ text: ArraySlice<UInt8>, named name: String) {
        var context = OOXMLContext()
        var shared: [(name: String, text: ArraySlice<UInt8>)] = []
        for relationship in relationships(of: name)
        where relationship.kind == "styles" && !relationship.isExternal {
            guard let styles = takeXML(relationship.target) else { continue }
            let visitor = WordStylesVisitor()
            parse(styles, visitor, named: relationship.target)
            context.styles = visitor.result
            shared.append((relationship.target, styles))
        }
        let visitor = OfficeTextVisitor(kind: .body, context: context)
        parse(text, visitor, named: name)
        observe(visitor, named: name)
        deliver(visitor.builder, at: source.path)
        deliver(visitor.asides, at: source.path)
        XMLDocument.readFiles(visitor.files, in: path(name), extraction)
        for part in shared { sweep(part.text, named: part.name) }
        for relationship in relationships(of: name) where !relationship.isExternal {
            readPart(relationship.target, context)
        }
    }

    // MARK: PowerPoint

    private func readPresentation(_ text: ArraySlice<UInt8>, named name: String) {
        let visitor = PresentationVisitor()
        parse(text, visitor, named: name)
        sweep(text, named: name)
        let targets = relationships(of: name)
        for (index, id) in visitor.slides.enumerated() {
            guard let slide = targets.first(where: { $0.id == id && !$0.isExternal }) else {
                extraction.miss(.corrupt, "slide \(index + 1) is not in the package", at: path(name))
                continue
            }
            var context = OOXMLContext(slide: Int32(index + 1), slideSize: visitor.size)
            let backdrop = backdrop(of: slide.target)
            context.ground = backdrop.ground
            context.isDaylight = backdrop.isDaylight
            readPart(slide.target, context)
        }
    }
}

extension XMLRoot {
    /// Whether the root's tag declares one of the family's own namespaces, of whatever year.
    fileprivate var isOffice: Bool {
        [
            "drawingml", "presentationml", "spreadsheetml", "wordprocessingml", "/office/word/",
            "/office/powerpoint/",
        ]
        .contains { tag.contains($0) }
    }

    /// Whether the root's tag declares the namespace of a diagram or a drawing program rather than Word's.
    fileprivate var isDrawing: Bool { !tag.contains("wordprocessingml") }
}

/// Reads a presentation's list of slides.
private final class PresentationVisitor: XMLVisitor {
    private(set) var slides: [String] = []
    private(set) var size: (width: Int, height: Int)?

    func start(_ element: XMLElement) {
        switch element.name {
        case .sldId: if let id = element.qualified(.id) { slides.append(String(decoding: id, as: UTF8.self)) }
        case .sldSz:
            if let width = element.integer(.cx), let height = element.integer(.cy) { size = (width, height) }
        default: break
        }
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: [UInt8]) {}
    func remark(_ bytes: [UInt8], line: Int32) {}
}
