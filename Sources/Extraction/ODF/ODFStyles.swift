import Documents

/// What the styles of an OpenDocument file hide.
struct ODFStyles {
    /// A style's own word; what it inherits is asked of its parent.
    struct Style {
        var concealment: Concealment = .none
        var ink: InkColour?
        var ground: InkGround?
        var isTiny = false
        /// Whether a row's height or a column's width is zero.
        var isNothing = false
        var parent: String?
    }

    /// By family and name: a cell's style may have the name of a paragraph's.
    private var styles: [String: Style] = [:]
    private var current: String?
    private var currentLayout: String?
    private var layouts: [String: (width: Double, height: Double)] = [:]
    private var layoutOfMaster: [String: String] = [:]
    private(set) var hiddenLayers: Set<String> = []

    /// Points: nobody can read smaller print.
    private static let smallestSize = 2.0

    // MARK: Questions

    private static func key(_ family: String, _ name: some StringProtocol) -> String { "\(family)/\(name)" }

    /// The style and those that it is based on; a circle ends after 16.
    private func chain(_ family: String, _ name: ArraySlice<UInt8>?) -> [Style] {
        var chain: [Style] = []
        var next = name.map { String(decoding: $0, as: UTF8.self) }
        while let name = next, let style = styles[Self.key(family, name)] ?? styles[Self.key("", name)],
            chain.count < 16
        {
            chain.append(style)
            next = style.parent
        }
        return chain
    }

    /// What a style, with all that it inherits, makes of what is in it.
    func style(_ family: String, _ name: ArraySlice<UInt8>?) -> Style {
        guard name != nil else { return Style() }
        var result = Style()
        for style in chain(family, name) {
            if result.concealment == .none { result.concealment = style.concealment }
            result.ink = result.ink ?? style.ink
            result.ground = result.ground ?? style.ground
            result.isTiny = result.isTiny || style.isTiny
            result.isNothing = result.isNothing || style.isNothing
        }
        return result
    }

    /// Width and height in points of the pages that follow a master page, where it says.
    func pageSize(master: ArraySlice<UInt8>?) -> (width: Double, height: Double)? {
        master.flatMap { layoutOfMaster[String(decoding: $0, as: UTF8.self)] }.flatMap { layouts[$0] }
    }

    // MARK: Hearing

    /// Takes in an element of a styles section.
    mutating func hear(_ element: XMLElement) {
        switch element.name {
        case .style:
            current = element.string(.name).map { Self.key(element.string(.family) ?? "", $0) }
            if let current { styles[current] = Style(parent: element.string(.parentStyleName)) }
        case .textProperties: hearText(element)
        case .paragraphProperties, .cellProperties: hearGround(element, .backgroundColor)
        case .graphicProperties: hearFill(element)
        case .rowProperties: if Length(element[.rowHeight])?.points == 0 { setNothing() }
        case .columnProperties: if Length(element[.columnWidth])?.points == 0 { setNothing() }
        case .tableProperties: if says("false", .display, element) { conceal(.hiddenSheet) }
        case .drawingPageProperties: if says("hidden", .visibility, element) { conceal(.hiddenSlide) }
        default: hearPage(element)
        }
    }

    private mutating func hearText(_ element: XMLElement) {
        if says("none", .display, element) { conceal(.hiddenText) }
        guard let current else { return }
        if let colour = element[.color] { styles[current]?.ink = InkColour(hexadecimal: colour) }
        // LibreOffice writes its automatic colour, which always shows, as one without any opacity.
        if says("0%", .opacity, element), !says("true", .useWindowFontColor, element) {
            styles[current]?.concealment = .invisibleInk
        }
        if let size = Length(element[.fontSize]), size.points <= Self.smallestSize {
            styles[current]?.isTiny = true
        }
        hearGround(element, .backgroundColor)
    }

    private mutating func hearGround(_ element: XMLElement, _ name: XMLName) {
        guard let current, let colour = element[name], !colour.elementsEqual("transparent".utf8) else {
            return
        }
        styles[current]?.ground = InkColour(hexadecimal: colour).map { .colour($0) } ?? .unknown
    }

    private mutating func hearFill(_ element: XMLElement) {
        guard let current, let fill = element[.fill] else { return }
        if fill.elementsEqual("solid".utf8), element[.opacity].map({ $0.elementsEqual("100%".utf8) }) ?? true
        {
            let colour = element[.fillColor].flatMap { InkColour(hexadecimal: $0) }
            styles[current]?.ground = colour.map { .colour($0) } ?? .unknown
        } else if !fill.elementsEqual("none".utf8) {
            styles[current]?.ground = .unknown
        }
    }

    private mutating func hearPage(_ element: XMLElement) {
        switch element.name {
        case .pageLayout: currentLayout = element.string(.name)
        case .pageLayoutProperties:
            guard let currentLayout, let width = Length(element[.pageWidth]),
                let height = Length(element[.pageHeight])
            else { return }
            layouts[currentLayout] = (width.points, height.points)
        case .masterPage:
            if let name = element.string(.name) { layoutOfMaster[name] = element.string(.pageLayoutName) }
        case .layer:
            if let name = element.string(.name),
                says("none", .display, element) || says("printer", .display, element)
            {
                hiddenLayers.insert(name)
            }
        default: break
        }
    }

    private func says(_ value: String, _ name: XMLName, _ element: XMLElement) -> Bool {
        element[name]?.elementsEqual(value.utf8) ?? false
    }

    private mutating func setNothing() {
        if let current { styles[current]?.isNothing = true }
    }

    private mutating func conceal(_ how: Concealment) {
        if let current { styles[current]?.concealment = how }
    }
}
