import Documents

extension ODFTextVisitor {
    func startParagraph(_ element: XMLElement) {
        let isHidden = looks.last?.concealment == .hiddenText
        paragraphs.append((Passage(), element.name == .h && kind == .body ? .heading : kind, isHidden))
    }

    func endParagraph() {
        guard let paragraph = paragraphs.popLast(), !paragraph.passage.isEmpty else { return }
        let text = paragraph.passage.visible.trimmed
        // What a change has deleted waits for the place where it stood.
        if let region, isInside(.deletion) {
            deletions[region, default: []] += (deletions[region] == nil ? [] : [0x0A]) + text
            return
        }
        paragraphNumber += 1
        var place = place(in: &builder)
        if tables.isEmpty, slide == Place.absent { place.paragraph = paragraphNumber }
        var separator = UInt8(ascii: "\n")
        var label = Place.absent
        if let top = tables.indices.last, !isInside(.annotation) {
            label = tables[top].label(in: &builder)
            separator = tables[top].note(text)
        }
        paragraph.passage.deliver(
            to: &builder, kind: paragraph.kind == .body && !tables.isEmpty ? .tableCell : paragraph.kind,
            concealment: paragraph.isHidden ? .hiddenText : concealment, place: place, label: label,
            separator: separator)
    }

    /// How the current run shows.
    var layer: Passage.Layer {
        if openInsertions > 0 { return .inserted }
        guard let how = frames.last(where: { $0.name == .span && $0.concealment != .none })?.concealment
        else {
            return isInvisible ? .concealed(.invisibleInk) : .visible
        }
        return .concealed(how)
    }

    func append(_ text: String) { append(Array(text.utf8), layer: layer) }

    func append(_ bytes: some Collection<UInt8>, layer: Passage.Layer) {
        guard let top = paragraphs.indices.last else { return }
        paragraphs[top].passage.append(bytes, layer: layer)
    }

    func place(in builder: inout PartTextBuilder) -> Place {
        var place = Place(slide: slide)
        if let sheet { place.sheet = builder.name(sheet) }
        if let table = tables.last, table.row > 0 {
            place.row = table.row
            place.column = table.column
        }
        return place
    }

    // MARK: Changes

    func readChange(_ element: XMLElement) {
        switch element.name {
        case .changedRegion: region = element.string(.id) ?? ""
        case .insertion: if let region { insertions.insert(region) }
        case .changeStart:
            if element.string(.changeID).map(insertions.contains) ?? false { openInsertions += 1 }
        case .changeEnd:
            if element.string(.changeID).map(insertions.contains) ?? false, openInsertions > 0 {
                openInsertions -= 1
            }
        default:
            guard let id = element.string(.changeID), let text = deletions[id], !paragraphs.isEmpty else {
                return
            }
            deletions[id] = nil
            append(text, layer: .deleted)
        }
    }

    /// Delivers deletions whose place was never met.
    func finish() {
        for text in deletions.values.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            builder.append(text, kind: .trackedDeletion)
        }
        deletions.removeAll()
    }

    // MARK: Tables

    func startTable(_ element: XMLElement) {
        if element.name == .table {
            let how = styles.style("table", element[.styleName]).concealment
            if tables.isEmpty { sheet = element.string(.name) }
            // What is kept of another file's sheet is a table under that file's name.
            if let name = element[.name], name.starts(with: "'file:".utf8) {
                traits.append((.externalData, "a sheet of another file, kept in this one"))
                tables.append(ODFTable(concealment: .cachedData))
            } else {
                tables.append(ODFTable(concealment: how == .hiddenSheet ? how : .none))
            }
            return
        }
        guard let top = tables.indices.last else { return }
        switch element.name {
        case .tableColumns:
            let isNothing = styles.style("table-column", element[.styleName]).isNothing
            tables[top].addColumns(element, isNothing: isNothing)
        case .tableRow:
            let isNothing = styles.style("table-row", element[.styleName]).isNothing
            tables[top].startRow(element, isNothing: isNothing)
        default:
            tables[top].startCell(element)
            if element[.styleName] == nil, let name = tables[top].defaultStyle, let last = looks.indices.last
            {
                looks[last] = styles.style("table-cell", name)
            }
            readValue(of: element)
        }
    }

    /// A cell's stored value and formula, beside the text that shows.
    private func readValue(of cell: XMLElement) {
        for name in [XMLName.value, .stringValue, .dateValue] {
            guard let value = cell[name], !value.isEmpty else { continue }
            asides.append(value, kind: .tableCell, concealment: concealment, place: place(in: &asides))
        }
        if let formula = cell[.formula], formula.contains(UInt8(ascii: "\"")) {
            asides.append(formula, kind: .formField, concealment: .markupOnly, place: place(in: &asides))
        }
    }
}
