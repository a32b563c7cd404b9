import Documents

extension OfficeTextVisitor {
    func startParagraph() {
        paragraphs.append(Paragraph())
        run = Run()
    }

    func endParagraph() {
        guard let paragraph = paragraphs.popLast() else { return }
        deliver(paragraph)
    }

    // MARK: Pieces

    /// How the current run shows.
    var layer: Passage.Layer {
        if deleted > 0 { return .deleted }
        let paragraph = paragraphs.last
        if run.hides || paragraph?.styleHides == true { return .concealed(.hiddenText) }
        if isInvisible(paragraph) { return .concealed(.invisibleInk) }
        return inserted > 0 ? .inserted : .visible
    }

    /// Whether a run is in the colour of its ground or too small to see.
    private func isInvisible(_ paragraph: Paragraph?) -> Bool {
        if run.isTiny || run.isTransparent || paragraph?.styleIsTiny == true { return true }
        let ink = run.ink ?? paragraph?.styleInk
        if run.isHighlighted, ink == nil { return run.ground == .colour(.black) }
        guard let ink else { return false }
        return ground(paragraph).hides(ink)
    }

    /// The nearest ground of which the markup tells; a styled table or a shape may have any.
    private func ground(_ paragraph: Paragraph?) -> InkGround {
        if let ground = run.ground ?? paragraph?.ground { return ground }
        if let ground = tables.last?.ground { return ground }
        if !shapes.isEmpty { return tables.isEmpty ? slideGround() : .unknown }
        let isPaper =
            !hasBackground && !names.contains(.txbxContent) && !names.contains(.textbox)
            && !tables.contains { $0.isStyled }
        return isPaper ? .paper : .unknown
    }

    func append(_ text: String) {
        append(Array(text.utf8), layer: layer)
    }

    func append(_ bytes: some Collection<UInt8>, layer: Passage.Layer) {
        if let index = alternatives.indices.last, alternatives[index].isChoice {
            alternatives[index].inline += bytes
        }
        guard let top = paragraphs.indices.last else {
            var loose = Paragraph()
            loose.passage.append(bytes, layer: layer)
            return deliver(loose)
        }
        paragraphs[top].passage.append(bytes, layer: layer)
    }

    /// A character of a symbol font; most keep ASCII in the private area from U+F000.
    func appendSymbol(_ element: XMLElement) {
        guard let code = element.string(.char).flatMap({ UInt32($0, radix: 16) }) else { return }
        let plain = (0xF020...0xF07E).contains(code) ? code - 0xF000 : code
        guard let scalar = Unicode.Scalar(plain) else { return }
        append(String(Character(scalar)))
    }

    // MARK: Delivery

    /// Where the text that comes now stands; names are entered in that builder.
    func place(in builder: inout PartTextBuilder) -> Place {
        var place = Place(slide: context.slide)
        if let sheet = context.sheet { place.sheet = builder.name(sheet) }
        if let cell {
            place.row = cell.row
            place.column = cell.column
        } else if let table = tables.last, table.row > 0 {
            place.row = table.row
            place.column = table.column
        }
        return place
    }

    private func deliver(_ paragraph: Paragraph) {
        let text = paragraph.passage.visible
        guard !paragraph.passage.isEmpty else { return }
        if paragraph.isFallback || alternatives.contains(where: { !$0.isChoice && $0.texts.contains(text) }) {
            guard !alternatives.contains(where: { $0.inline == text || $0.texts.contains(text) }) else {
                return
            }
        }
        for index in alternatives.indices where alternatives[index].isChoice {
            alternatives[index].texts.insert(text)
        }
        paragraphNumber += 1
        var place = place(in: &builder)
        if tables.isEmpty, context.slide == Place.absent, context.sheet == nil {
            place.paragraph = paragraphNumber
        }
        var segmentKind = kind
        if kind == .body {
            segmentKind = paragraph.isHeading ? .heading : tables.isEmpty ? .body : .tableCell
        }
        let separator = tables.isEmpty ? UInt8(ascii: "\n") : tables[tables.count - 1].note(text)
        let label =
            tables.last?.label.map { builder.name(String(decoding: $0, as: UTF8.self)) } ?? Place.absent
        paragraph.passage.deliver(
            to: &builder, kind: segmentKind, concealment: concealment, place: place, label: label,
            separator: separator)
    }

    // MARK: Alternatives

    func startAlternative(_ name: XMLName) {
        switch name {
        case .alternateContent: alternatives.append(Alternative())
        case .choice:
            if !alternatives.isEmpty { alternatives[alternatives.count - 1].isChoice = true }
        default:
            if !alternatives.isEmpty { alternatives[alternatives.count - 1].isChoice = false }
            paragraphs.append(Paragraph(isFallback: true))
        }
    }

    func endAlternative(_ name: XMLName) {
        switch name {
        case .choice: if !alternatives.isEmpty { alternatives[alternatives.count - 1].isChoice = false }
        case .fallback: endParagraph()
        default:
            let finished = alternatives.popLast()
            // An alternative within a choice speaks for that choice too.
            if let finished, let outer = alternatives.indices.last, alternatives[outer].isChoice {
                alternatives[outer].texts.formUnion(finished.texts)
                alternatives[outer].inline += finished.inline
            }
        }
    }
}
