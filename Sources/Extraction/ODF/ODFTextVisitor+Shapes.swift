import Documents

/// Where shapes stand on a drawn page, and what they hide.
extension ODFTextVisitor {
    private static let coveringShare = 0.85

    /// Notes a shape that has a place of its own.
    ///
    /// - Returns: how its place hides it.
    func startShape(_ element: XMLElement) -> Concealment {
        var how: Concealment = .none
        if let layer = element.string(.layer), styles.hiddenLayers.contains(layer) { how = .layerOff }
        if element.name != .section, element[.display].map({ $0.elementsEqual("none".utf8) }) ?? false,
            slide != Place.absent
        {
            how = .hiddenText
        }
        guard slide != Place.absent, let x = Length(element[.x]), let y = Length(element[.y]),
            let width = Length(element[.width]), let height = Length(element[.height])
        else { return how }
        let rectangle = SlideRectangle(
            x: x.points, y: y.points, width: width.points, height: height.points)
        var shape = SlideShape(runs: builder.runCount..<builder.runCount)
        shape.rectangle = rectangle
        shape.ground = shapeStyle(element).ground
        shapes.append((shape, frames.count))
        // A page of notes has a size of its own.
        guard how == .none, !isInside(.notes), let page = pageSize else { return how }
        let isOff =
            rectangle.left >= page.width || rectangle.top >= page.height || rectangle.right <= 0
            || rectangle.bottom <= 0
        return isOff ? .offPage : .none
    }

    private func shapeStyle(_ element: XMLElement) -> ODFStyles.Style {
        guard let name = element[.styleName] else { return ODFStyles.Style() }
        let style = styles.style("graphic", name)
        return style.ground == nil ? styles.style("presentation", name) : style
    }

    /// Closes the shape that was opened at the current depth, if one was.
    func endShape() {
        guard let open = shapes.last, open.depth == frames.count - 1 else { return }
        var shape = open.shape
        shapes.removeLast()
        shape.runs = shape.runs.lowerBound..<builder.runCount
        if shapes.isEmpty { placed.append(shape) }
    }

    /// Tells what later shapes cover; where shapes come and go during the show nobody knows.
    func endPage() {
        defer {
            placed = []
            isAnimated = false
        }
        guard !isAnimated else { return }
        for (index, shape) in placed.enumerated() where !shape.runs.isEmpty {
            guard let rectangle = shape.rectangle else { continue }
            let isCovered = placed[(index + 1)...].contains { later in
                later.isOpaque && (later.rectangle?.share(of: rectangle) ?? 0) >= Self.coveringShare
            }
            if isCovered { builder.conceal(shape.runs, as: .covered) }
        }
    }

    // MARK: Ink

    /// Whether text in the innermost spans, the paragraph and the cell can be seen.
    var isInvisible: Bool {
        var ink: InkColour?
        var ground: InkGround?
        var isTiny = false
        for look in looks.reversed() {
            ink = ink ?? look.ink
            ground = ground ?? look.ground
            isTiny = isTiny || look.isTiny || look.concealment == .invisibleInk
        }
        if isTiny { return true }
        guard let ink else { return false }
        // On a drawn page, in a frame or under a picture nobody knows the ground unless it is said.
        let isPaper = slide == Place.absent && !isInside(.frame) && !isInShape
        return (ground ?? shapes.last?.shape.ground ?? (isPaper ? .paper : .unknown)).hides(ink)
    }

    private var isInShape: Bool {
        frames.contains { [.customShape, .rect, .ellipse, .caption].contains($0.name) }
    }
}
