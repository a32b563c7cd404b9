import Documents

/// What the styles of an OpenDocument file hide.
struct ODFStyles {
    /// A style's own word; what it inherits is asked of its parent.
    struct Style {
        var concealment: Concealment = .none
        var parent: String?
    }

    private var styles: [String: Style] = [:]
    private var current: String?

    /// How text, a table or a page in that style is hidden.
    func concealment(of name: ArraySlice<UInt8>?) -> Concealment {
        var next = name.map { String(decoding: $0, as: UTF8.self) }
        var steps = 0
        while let name = next, let style = styles[name], steps < 16 {
            if style.concealment != .none { return style.concealment }
            next = style.parent
            steps += 1
        }
        return .none
    }

    /// Takes in an element of a styles section.
    mutating func hear(_ element: XMLElement) {
        switch element.name {
        case .style:
            current = element.string(.name)
            if let current { styles[current] = Style(parent: element.string(.parentStyleName)) }
        case .textProperties:
            if says("none", .display, element) {
                conceal(.hiddenText)
            } else if says("#ffffff", .color, element), element[.backgroundColor] == nil {
                conceal(.invisibleInk)
            }
        case .tableProperties: if says("false", .display, element) { conceal(.hiddenSheet) }
        case .drawingPageProperties: if says("hidden", .visibility, element) { conceal(.hiddenSlide) }
        default: break
        }
    }

    private func says(_ value: String, _ name: XMLName, _ element: XMLElement) -> Bool {
        element[name]?.elementsEqual(value.utf8) ?? false
    }

    private mutating func conceal(_ how: Concealment) {
        guard let current else { return }
        styles[current]?.concealment = how
    }
}
