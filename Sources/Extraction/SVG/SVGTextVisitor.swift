import Documents

/// Reads the text of a drawing (SVG 1.1 and 2).
///
/// Programs place text glyph by glyph and line by line: pieces of one text element belong together, and a piece at another
/// height begins a line.
final class SVGTextVisitor: XMLVisitor {
    private struct Open {
        let name: String
        let concealment: Concealment
        let means: HTMLStyle.Means
        let isInText: Bool
        let isOutlined: Bool
    }

    private(set) var builder = PartTextBuilder()
    private(set) var addresses: [HTMLLink.DataAddress] = []
    private(set) var hasScript = false
    /// Whether a picture or a shape is taken from another file.
    private(set) var drawsElsewhere = false

    private let sheet: StyleSheet
    private var elements: [StyleElement] = []
    private var open: [Open] = []
    private var passage = Passage()
    private var place = Place()
    private var height: [UInt8] = []

    private static let drawing: Set<String> = ["image", "use", "feImage", "mpath", "textPath", "pattern"]
    private static let inline: Set<String> = ["tspan", "textPath", "a", "tref", "altGlyph", "b", "i", "span"]

    /// Reads a drawing that has these rules of its own.
    init(sheet: StyleSheet) {
        self.sheet = sheet
    }

    func start(_ element: XMLElement) {
        let name = element.localName
        let tag = HTMLTag(
            name: name.lowercased(),
            attributes: element.attributes.map {
                (element.names.text($0.spelling).lowercased(), Array(element.value(of: $0)))
            })
        let isInText = name == "text" || name == "flowRoot" || open.last?.isInText == true
        if !isInText || name == "text" || !Self.inline.contains(name) { finishPassage() }
        if isInText {
            if passage.isEmpty { place = Place(line: element.line) } else { breakLine(at: tag) }
            height = tag["y"] ?? height
        } else {
            place = Place(line: element.line)
        }
        if name == "script" || name == "handler" { hasScript = true }
        push(name, tag, isInText: isInText)
        readAttributes(of: tag, line: element.line)
    }

    private func push(_ name: String, _ tag: HTMLTag, isInText: Bool) {
        let element = sheet.hasRules ? StyleElement(tag) : nil
        let style = HTMLStyle(tag, element: element, sheet: sheet, ancestors: elements)
        if let element { elements.append(element) }
        let drawn = SVGStyle(style, isOutlinedAround: open.last?.isOutlined ?? false)
        var hidden = drawn.concealment(ofText: isInText)
        if let outer = open.last, outer.concealment != .none, !style.undoes(outer.means) {
            hidden = (outer.concealment, outer.means)
        }
        open.append(
            Open(
                name: name, concealment: hidden?.how ?? .none, means: hidden?.means ?? .forGood,
                isInText: isInText, isOutlined: drawn.isOutlined))
    }

    func text(_ bytes: [UInt8]) {
        guard let top = open.last else { return }
        if top.name == "script" || top.name == "style" {
            addresses += HTMLLink.dataAddresses(in: bytes[...])
            builder.append(
                bytes.trimmed, kind: .hidden, concealment: .markupOnly, place: place,
                label: builder.name(top.name))
            return
        }
        passage.append(bytes, layer: layer(of: bytes, in: top))
    }

    /// What stands for a date, a footer or a number that a slide may show, hides nothing: LibreOffice writes all of them.
    private static let placeholders: Set<String> = [
        "<date/time>", "<time>", "<date>", "<footer>", "<header>", "<number>", "<count>",
    ]

    private func layer(of bytes: [UInt8], in element: Open) -> Passage.Layer {
        guard element.concealment != .none else { return .visible }
        let isPlaceholder = Self.placeholders.contains(String(decoding: bytes.trimmed, as: UTF8.self))
        return .concealed(isPlaceholder ? .markupOnly : element.concealment)
    }

    func end(_ name: XMLName) {
        guard let closed = open.last else { return }
        if !closed.isInText || !Self.inline.contains(closed.name) { finishPassage() }
        open.removeLast()
        if sheet.hasRules { elements.removeLast() }
    }

    func remark(_ bytes: [UInt8], line: Int32) {
        finishPassage()
        builder.append(bytes.trimmed, kind: .comment, concealment: .markupOnly, place: Place(line: line))
    }

    /// Hands over what is left of a drawing that breaks off.
    func finish() {
        finishPassage()
    }

    /// Text is in the drawing, everything else beside it: titles, descriptions, the data of its program.
    private func finishPassage() {
        guard !passage.isEmpty, let top = open.last else { return }
        let label = top.isInText ? Place.absent : builder.name(top.name)
        passage.deliver(
            to: &builder, kind: top.isInText ? .body : .metadata, place: place, label: label)
        passage = Passage()
        height = []
    }

    private func breakLine(at tag: HTMLTag) {
        let isLower = tag["y"].map { !height.isEmpty && $0 != height } ?? false
        let isMoved = tag["dy"].map { $0.contains { (0x31...0x39).contains($0) } } ?? false
        if isLower || isMoved { passage.append("\n".utf8) }
    }

    // MARK: Attributes

    private func readAttributes(of tag: HTMLTag, line: Int32) {
        for (name, value) in tag.attributes where !value.isBlank {
            let found = HTMLLink.dataAddresses(in: value[...])
            addresses += found
            if name.hasPrefix("on") || value.starts(with: "javascript:".utf8) { hasScript = true }
            let isLink = name == "href" || name == "src"
            if isLink, Self.drawing.contains(where: { $0.lowercased() == tag.name }), leadsAway(value) {
                drawsElsewhere = true
            }
            let says =
                isLink && found.isEmpty && value.first != UInt8(ascii: "#") || name.hasPrefix("on")
                || HTMLVocabulary.spoken.contains(name)
                || !HTMLVocabulary.silent.contains(name) && found.isEmpty && value.isTelling
            guard says else { continue }
            builder.append(
                isLink ? HTMLLink.readable(value) : value, kind: .formField, concealment: .markupOnly,
                place: Place(line: line), label: builder.name(name))
        }
    }

    private func leadsAway(_ address: [UInt8]) -> Bool {
        address.first != UInt8(ascii: "#") && !address.starts(with: "data:".utf8)
    }
}
