import Documents

/// What attributes say: how a run shows, where a shape stands, and the text that only markup holds.
extension OfficeTextVisitor {
    /// Half-points; text of two points is a line.
    private static let tiniest = 4

    func readProperties(of element: XMLElement) {
        switch element.name {
        case .pStyle, .rStyle: readStyle(element)
        case .vanish, .specVanish, .webHidden:
            if element.name != .webHidden, isInRunProperties { run.hides = element.isOn(.val) }
        case .color: if isInRunProperties { run.isWhite = element[.val].map(Self.isNearlyWhite) ?? false }
        case .sz: if isInRunProperties { run.isTiny = (element.integer(.val) ?? 24) <= Self.tiniest }
        case .shd, .highlight: readShading(element)
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

    private func readStyle(_ element: XMLElement) {
        guard let top = paragraphs.indices.last, let id = element.string(.val) else { return }
        if element.name == .rStyle {
            if isInRunProperties, context.styles.isHidden(id) { run.hides = true }
        } else {
            paragraphs[top].isHeading = context.styles.isHeading(id)
            paragraphs[top].styleHides = context.styles.isHidden(id)
        }
    }

    private func readShading(_ element: XMLElement) {
        if element.name == .shd, let fill = element[.fill],
            fill.elementsEqual("auto".utf8) || Self.isNearlyWhite(fill)
        {
            return
        }
        if isInRunProperties {
            run.isShaded = true
        } else if names.dropLast().last == .pPr, let top = paragraphs.indices.last {
            paragraphs[top].isShaded = true
        } else if let top = tables.indices.last {
            tables[top].isCellShaded = true
        }
    }

    private static func isNearlyWhite(_ colour: ArraySlice<UInt8>) -> Bool {
        guard colour.count == 6, let value = Int(String(decoding: colour, as: UTF8.self), radix: 16) else {
            return false
        }
        return value >> 16 >= 0xF8 && value >> 8 & 0xFF >= 0xF8 && value & 0xFF >= 0xF8
    }

    // MARK: Shapes

    func readShape(_ element: XMLElement) {
        switch element.name {
        case .sp, .pic, .cxnSp, .graphicFrame: shapes.append(Shape(concealment: .none))
        case .grpSp: groups += 1
        case .cNvPr, .docPr: if element.isSet(.hidden) { conceal(.hiddenText) }
        case .ph: if kind == .pageHeader { conceal(.markupOnly) }
        case .off:
            if let top = shapes.indices.last, groups == 0 { shapes[top].offset = Self.pair(element, .x, .y) }
        case .ext: readExtent(element)
        case .sld: if element[.show] != nil, !element.isOn(.show) { hiddenRoot = .hiddenSlide }
        default: break
        }
    }

    private func conceal(_ how: Concealment) {
        guard let top = shapes.indices.last, shapes[top].concealment == .none else { return }
        shapes[top].concealment = how
    }

    private static func pair(_ element: XMLElement, _ first: XMLName, _ second: XMLName) -> (Int, Int)? {
        guard let first = element.integer(first), let second = element.integer(second) else { return nil }
        return (first, second)
    }

    /// A shape of which no part reaches the slide shows nowhere but in the editor.
    private func readExtent(_ element: XMLElement) {
        guard let slide = context.slideSize, let offset = shapes.last?.offset,
            let size = Self.pair(element, .cx, .cy), names.dropLast().last == .xfrm
        else { return }
        let isOff =
            offset.x >= slide.width || offset.y >= slide.height || offset.x + size.0 <= 0
            || offset.y + size.1 <= 0
        if isOff { conceal(.offPage) }
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
