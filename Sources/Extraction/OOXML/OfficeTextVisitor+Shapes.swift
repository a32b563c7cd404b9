import Documents

/// Where shapes stand, what they are filled with, and what they hide.
extension OfficeTextVisitor {
    /// A shape hides what it covers to this part.
    private static let coveringShare = 0.85

    func readShape(_ element: XMLElement) {
        switch element.name {
        case .sp, .pic, .cxnSp, .graphicFrame:
            shapes.append(SlideShape(runs: builder.runCount..<builder.runCount))
        case .grpSp: groups.append(SlideGroup())
        case .cNvPr, .docPr: if element.isSet(.hidden) { conceal(.hiddenText) }
        case .ph:
            if kind == .pageHeader { conceal(.markupOnly) }
            if kind == .speakerNotes, let type = element.string(.type), Self.furniture.contains(type) {
                conceal(.markupOnly)
            }
        case .off, .ext, .chOff, .chExt: readMeasure(element)
        case .srgbClr, .schemeClr, .sysClr: readColour(element)
        case .gradFill, .blipFill, .pattFill, .grpFill, .noFill: readFill(element)
        case .fillRef: readFillReference(element)
        case .alpha: readAlpha(element)
        case .srcRect: readCrop(element)
        case .bgPr, .bgRef: ground = .unknown
        case .timing: hasTiming = true
        case .sld: if element[.show] != nil, !element.isOn(.show) { hiddenRoot = .hiddenSlide }
        default: break
        }
    }

    /// Placeholders that a program fills: number, date, header, footer, the small slide of a notes page.
    private static let furniture: Set<String> = ["sldNum", "dt", "hdr", "ftr", "sldImg"]

    private func conceal(_ how: Concealment) {
        guard let top = shapes.indices.last, shapes[top].concealment == .none else { return }
        shapes[top].concealment = how
    }

    private var parent: XMLName { names.dropLast().last ?? .other }
    private var grandparent: XMLName { names.dropLast(2).last ?? .other }

    // MARK: Places

    private static func pair(_ element: XMLElement, _ first: XMLName, _ second: XMLName) -> (Double, Double)?
    {
        guard let first = element.integer(first), let second = element.integer(second) else { return nil }
        return (Double(first), Double(second))
    }

    private func readMeasure(_ element: XMLElement) {
        guard parent == .xfrm else { return }
        let isExtent = element.name == .ext || element.name == .chExt
        guard let pair = isExtent ? Self.pair(element, .cx, .cy) : Self.pair(element, .x, .y) else { return }
        if grandparent == .grpSpPr {
            guard let top = groups.indices.last else { return }
            switch element.name {
            case .off: groups[top].offset = pair
            case .ext: groups[top].extent = pair
            case .chOff: groups[top].childOffset = pair
            default: groups[top].childExtent = pair
            }
        } else if let top = shapes.indices.last {
            if element.name == .off { shapes[top].offset = pair }
            if element.name == .ext { place(top, extent: pair) }
        }
    }

    /// A shape of which no part reaches the slide shows nowhere but in the editor.
    private func place(_ top: Int, extent: (Double, Double)) {
        guard let slide = context.slideSize, let offset = shapes[top].offset else { return }
        var rectangle: SlideRectangle? = SlideRectangle(
            x: offset.x, y: offset.y, width: extent.0, height: extent.1)
        for group in groups.reversed() { rectangle = rectangle.flatMap { group.outside($0) } }
        shapes[top].rectangle = rectangle
        guard let rectangle else { return }
        let isOff =
            rectangle.left >= Double(slide.width) || rectangle.top >= Double(slide.height)
            || rectangle.right <= 0 || rectangle.bottom <= 0
        if isOff { conceal(.offPage) }
    }

    // MARK: Fills

    /// Colours stand in a fill, and the fill in a run's, a shape's or a background's properties.
    private func readColour(_ element: XMLElement) {
        let colour =
            element.name == .srgbClr
            ? element[.val].flatMap { InkColour(hexadecimal: $0) }
            : element.name == .sysClr
                ? element[.lastClr].flatMap { InkColour(hexadecimal: $0) }
                : context.isDaylight ? element.string(.val).flatMap { WordInk.theme($0) } : nil
        if parent == .bgRef { ground = colour.map { .colour($0) } ?? .unknown }
        guard parent == .solidFill else { return }
        switch grandparent {
        case .rPr: run.ink = colour
        case .spPr: fill(colour.map { .colour($0) } ?? .unknown)
        case .bgPr: ground = colour.map { .colour($0) } ?? .unknown
        case .tcPr:
            if let top = tables.indices.last { tables[top].ground = colour.map { .colour($0) } ?? .unknown }
        default: break
        }
    }

    private func fill(_ ground: InkGround?) {
        guard let top = shapes.indices.last else { return }
        shapes[top].ground = ground
        shapes[top].isFillSaid = true
    }

    private func readFill(_ element: XMLElement) {
        switch parent {
        case .spPr: fill(element.name == .noFill ? nil : .unknown)
        case .rPr: if element.name == .noFill { run.isTransparent = true }
        case .pic: fill(.unknown)
        default: break
        }
    }

    /// A style of the theme fills the shape, unless its own properties say something else.
    private func readFillReference(_ element: XMLElement) {
        guard let top = shapes.indices.last, !shapes[top].isFillSaid, element.string(.idx) != "0" else {
            return
        }
        shapes[top].ground = .unknown
    }

    /// Thousandths of a percent.
    private func readAlpha(_ element: XMLElement) {
        guard let opacity = element.integer(.val), opacity < 100_000, names.dropLast(2).last == .solidFill
        else { return }
        switch names.dropLast(3).last {
        case .rPr: if opacity < 5_000 { run.isTransparent = true }
        case .spPr: fill(.unknown)
        default: break
        }
    }

    /// Thousandths of a percent that are cut off on each side; what is cut off is still in the picture.
    private func readCrop(_ element: XMLElement) {
        let sides = [XMLName.l, .t, .r, .b].compactMap { element.integer($0) }
        if sides.contains(where: { $0 > 2_000 }) { hasCroppedPicture = true }
    }

    // MARK: The end of a shape

    func endShape() {
        guard var shape = shapes.popLast() else { return }
        shape.runs = shape.runs.lowerBound..<builder.runCount
        guard shapes.isEmpty, context.slide != Place.absent else { return }
        placed.append(shape)
    }

    /// What stands behind text in the shape that is open, or behind none.
    func slideGround() -> InkGround {
        guard let shape = shapes.last, context.slide != Place.absent else { return .unknown }
        if let ground = shape.ground { return ground }
        let isOverSomething = placed.contains { other in
            guard other.ground != nil else { return false }
            guard let one = shape.rectangle, let two = other.rectangle else { return true }
            return one.overlaps(two)
        }
        return isOverSomething ? .unknown : ground ?? context.ground
    }

    /// Tells what later shapes cover; where shapes come and go during the show nobody knows.
    func endSlide() {
        guard !hasTiming else { return }
        for (index, shape) in placed.enumerated() where !shape.runs.isEmpty {
            guard let rectangle = shape.rectangle else { continue }
            let isCovered = placed[(index + 1)...].contains { later in
                later.isOpaque && (later.rectangle?.share(of: rectangle) ?? 0) >= Self.coveringShare
            }
            if isCovered { builder.conceal(shape.runs, as: .covered) }
        }
    }
}
