/// What a Word document's styles say of the text that uses them, as far as it matters here.
struct WordStyles {
    struct Style {
        var isHeading = false
        var isHidden = false
        var isTiny = false
        var ink: InkColour?
        var ground: InkGround?
        var parent: String?
    }

    fileprivate(set) var styles: [String: Style] = [:]

    func isHeading(_ id: String) -> Bool { chain(from: id).contains { $0.isHeading } }

    func isHidden(_ id: String) -> Bool { chain(from: id).contains { $0.isHidden } }

    func isTiny(_ id: String) -> Bool { chain(from: id).first { $0.isTiny } != nil }

    func ink(_ id: String) -> InkColour? { chain(from: id).lazy.compactMap(\.ink).first }

    func ground(_ id: String) -> InkGround? { chain(from: id).lazy.compactMap(\.ground).first }

    /// The style and those it is based on; a circle ends after 16.
    private func chain(from id: String) -> [Style] {
        var chain: [Style] = []
        var next: String? = id
        while let id = next, let style = styles[id], chain.count < 16 {
            chain.append(style)
            next = style.parent
        }
        return chain
    }
}

/// Reads a styles part.
final class WordStylesVisitor: XMLVisitor {
    private(set) var result = WordStyles()
    private var current: String?
    private var names: [XMLName] = []

    func start(_ element: XMLElement) {
        hear(element)
        names.append(element.name)
    }

    /// Whether the element is a property of the style itself, not of the corners of a table.
    private var isOwn: Bool { names.dropLast().last == .style }

    private func hear(_ element: XMLElement) {
        if element.name == .style {
            current = element.string(.styleId)
            if let current { result.styles[current] = WordStyles.Style() }
            return
        }
        guard let current else { return }
        switch element.name {
        case .name:
            let name = (element.string(.val) ?? "").lowercased()
            if name.hasPrefix("heading") || name == "title" || name == "subtitle" {
                result.styles[current]?.isHeading = true
            }
        case .basedOn: result.styles[current]?.parent = element.string(.val)
        case .outlineLvl: if (element.integer(.val) ?? 9) < 9 { result.styles[current]?.isHeading = true }
        case .vanish, .specVanish:
            if isOwn, element.isOn(.val) { result.styles[current]?.isHidden = true }
        case .color: if isOwn { result.styles[current]?.ink = WordInk.colour(element) }
        case .shd: if isOwn { result.styles[current]?.ground = WordInk.ground(element) }
        case .sz: if isOwn { result.styles[current]?.isTiny = WordInk.isTiny(element) }
        default: break
        }
    }

    func end(_ name: XMLName) {
        _ = names.popLast()
        if name == .style { current = nil }
    }

    func text(_ bytes: [UInt8]) {}
    func remark(_ bytes: [UInt8], line: Int32) {}
}
