import Documents

/// What attributes say: how a run shows, where a shape stands, and the text that only markup holds.
extension OfficeTextVisitor {
    func readProperties(of element: XMLElement) {
        switch element.name {
        case .pStyle, .rStyle: readStyle(element)
        case .vanish, .specVanish, .webHidden:
            if element.name != .webHidden, isInRunProperties { run.hides = element.isOn(.val) }
        case .color: if isInRunProperties { run.ink = WordInk.colour(element) ?? run.ink }
        case .sz: if isInRunProperties { run.isTiny = WordInk.isTiny(element) }
        case .shd: readShading(element)
        case .highlight:
            guard isInRunProperties, let name = element.string(.val) else { break }
            run.ground = WordInk.ground(highlight: name)
            run.isHighlighted = run.ground != nil
        case .noFill: if names.dropLast().last == .textFill { run.isTransparent = true }
        case .rPr: readRun(element)
        case .background: if kind == .body { hasBackground = true }
        case .outlineLvl:
            if let top = paragraphs.indices.last, (element.integer(.val) ?? 9) < 9 {
                paragraphs[top].isHeading = true
            }
        default: break
        }
    }

    /// Run properties inside a run; those of the paragraph's mark and of styles say nothing of the text.
    private var isInRunProperties: Bool {
        names.count > 2 && names[names.count - 2] == .rPr && names[names.count - 3] == .r
    }

    /// DrawingML has a run's size as an attribute, in hundredths of a point.
    private func readRun(_ element: XMLElement) {
        guard names.dropLast().last == .r, let size = element.integer(.sz) else { return }
        run.isTiny = size <= 200
    }

    private func readStyle(_ element: XMLElement) {
        guard let top = paragraphs.indices.last, let id = element.string(.val) else { return }
        if element.name == .rStyle {
            guard isInRunProperties else { return }
            if context.styles.isHidden(id) { run.hides = true }
            run.isTiny = context.styles.isTiny(id)
            run.ink = context.styles.ink(id)
            run.ground = context.styles.ground(id)
        } else {
            paragraphs[top].isHeading = context.styles.isHeading(id)
            paragraphs[top].styleHides = context.styles.isHidden(id)
            paragraphs[top].styleIsTiny = context.styles.isTiny(id)
            paragraphs[top].styleInk = context.styles.ink(id)
            paragraphs[top].ground = context.styles.ground(id)
        }
    }

    private func readShading(_ element: XMLElement) {
        let ground = WordInk.ground(element)
        if isInRunProperties {
            run.ground = ground
        } else if names.dropLast().last == .pPr, let top = paragraphs.indices.last {
            paragraphs[top].ground = ground ?? paragraphs[top].ground
        } else if names.dropLast().last == .tcPr, let top = tables.indices.last {
            tables[top].ground = ground
        }
    }

    // MARK: Text in attributes

    func readAttributes(of element: XMLElement) {
        switch element.name {
        case .comment, .threadedComment:
            if let ref = element[.ref] { cell = CellReference(ref).map { ($0.row, $0.column) } }
        case .relationship where element.string(.targetMode) == "External": readLink(element)
        case .listItem, .alias, .tag, .docVar, .cmAuthor, .person, .textpath:
            for attribute in element.attributes { say(attribute, of: element) }
            return
        default: break
        }
        for attribute in element.attributes {
            switch attribute.name {
            case .descr, .title, .alt, .string, .tooltip: say(attribute, of: element)
            case .name
            where element.name == .docPr || element.name == .cNvPr || element.name == .bookmarkStart:
                say(attribute, of: element)
            case .author, .initials, .userName: sayAuthor(element.value(of: attribute))
            default:
                if let file = Base64.file(in: element.value(of: attribute)) {
                    // The old drawing markup keeps a whole package of the new one beside it.
                    files.append(file)
                    continue
                }
                guard SweepVisitor.tells(attribute, of: element), element.name != .fldSimple
                else { continue }
                say(attribute, of: element)
            }
        }
    }

    private func readLink(_ relationship: XMLElement) {
        let kind =
            (relationship.string(.relationshipType) ?? "").split(separator: "/").last.map(String.init) ?? ""
        if kind != "hyperlink" { outside.append(kind) }
        asides.append(
            HTMLLink.readable(Array(relationship[.target] ?? [])), kind: .formField, concealment: .markupOnly,
            label: asides.name(kind))
    }

    private func say(_ attribute: XMLElement.Attribute, of element: XMLElement) {
        let value = element.value(of: attribute).trimmed
        // Word art (a watermark) is text on the page.
        if element.name == .textpath, attribute.name == .string {
            builder.append(value, kind: kind, concealment: concealment, place: place(in: &builder))
        } else {
            let label = asides.name("\(element.localName) \(element.names.text(attribute.spelling))")
            asides.append(
                value, kind: .metadata, concealment: concealment, place: place(in: &asides), label: label)
        }
    }

    private func sayAuthor(_ name: ArraySlice<UInt8>) {
        guard authors.insert(String(decoding: name, as: UTF8.self)).inserted else { return }
        asides.append(name.trimmed, kind: .metadata, label: asides.name("author"))
    }
}
