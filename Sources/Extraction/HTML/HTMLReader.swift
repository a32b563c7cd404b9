import Documents

/// Reads a page: what it shows block by block, and everything else that is published with it.
struct HTMLReader {
    /// Elements that are open and have not been closed; deeper ones no longer count.
    private static let mostOpen = 2_000

    struct Open {
        let name: String
        let look: HTMLLook
        /// Whether it is a link that says more than its text: a title, or a place on the same page.
        var speaks = false
    }

    private let extraction: Extraction
    private let path: PartPath
    private let mediaType: String
    var builder = PartTextBuilder()
    var passage = Passage()
    private(set) var open: [Open] = []
    private var tables: [HTMLTable] = []
    /// What the tags of the current block say besides its text; delivered after it.
    private var asides: [(text: [UInt8], kind: SegmentKind, concealment: Concealment, label: String)] = []
    private var cellText: [UInt8] = []
    /// A link with a title or a footnote's mark has just ended.
    private var linkHasEnded = false
    private var embedded = 0
    private let sheet: StyleSheet
    /// The elements that are open, as selectors see them; empty where the page has no rules.
    private var elements: [StyleElement] = []
    private let paper: HTMLLook

    private init(_ bytes: [UInt8], _ path: PartPath, mediaType: String, _ extraction: Extraction) {
        self.extraction = extraction
        self.path = path
        self.mediaType = mediaType
        sheet = StyleSheet(of: bytes)
        // A page has these two, whether their tags are written or not.
        var look = HTMLLook(paper: sheet.isIncomplete ? nil : .white)
        for name in ["html", "body"] where sheet.hasRules {
            let element = StyleElement(HTMLTag(name: name))
            let style = HTMLStyle(HTMLTag(name: name), element: element, sheet: sheet, ancestors: elements)
            look = HTMLLook(paper: HTMLLook(of: style, in: look, isKnown: true).ground)
            elements.append(element)
        }
        paper = look
    }

    /// Reads a page or a fragment in UTF-8.
    static func read(
        _ bytes: [UInt8], at path: PartPath, mediaType: String = "text/html", _ extraction: Extraction
    ) {
        var reader = HTMLReader(bytes, path, mediaType: mediaType, extraction)
        var tokenizer = HTMLTokenizer(bytes)
        while let token = tokenizer.next() { reader.hear(token, of: bytes) }
        reader.finishBlock()
        extraction.deliver(reader.builder, mediaType: mediaType, path: path)
    }

    private mutating func hear(_ token: HTMLToken, of bytes: [UInt8]) {
        switch token {
        case .text(let range, let isRaw):
            isRaw ? readRaw(bytes[range]) : readText(HTMLEntities.resolve(bytes[range]))
        case .start(let tag): start(tag)
        case .end(let name): end(name)
        case .comment(let range):
            asides.append((Array(bytes[range].trimmed), .comment, .markupOnly, ""))
            if passage.isEmpty { finishBlock() }
        }
    }

    var concealment: Concealment { look.concealment }

    private var look: HTMLLook { open.last?.look ?? paper }

    // MARK: Text

    private mutating func readText(_ text: [UInt8]) {
        if linkHasEnded, let first = text.first {
            // What a link says besides its text stands after the link, unless the link is inside a word.
            linkHasEnded = false
            if !(first.isASCIIWord && passage.visible.last?.isASCIIWord == true) { finishBlock() }
        }
        let layer: Passage.Layer = concealment == .none ? .visible : .concealed(concealment)
        if open.contains(where: { $0.name == "pre" || $0.name == "textarea" }) {
            passage.append(text, layer: layer)
            return
        }
        var folded: [UInt8] = []
        var afterSpace = passage.endsInSpace
        for byte in text {
            if byte.isXMLSpace {
                if !afterSpace { folded.append(0x20) }
                afterSpace = true
            } else {
                folded.append(byte)
                afterSpace = false
            }
        }
        passage.append(folded, layer: layer)
    }

    /// Scripts and style sheets: not shown, and read by everybody who looks at the source.
    private mutating func readRaw(_ text: ArraySlice<UInt8>) {
        finishBlock()
        builder.append(
            text.trimmed, kind: .hidden, concealment: .markupOnly, label: label(open.last?.name ?? ""))
        readData(in: text)
        if let name = open.last?.name, ["noembed", "noframes", "xmp", "iframe"].contains(name) {
            readNested(Array(text), name: name)
        }
    }

    // MARK: Blocks

    private var isInTitle: Bool { open.contains { $0.name == "title" } }

    private var kind: SegmentKind {
        if isInTitle { return .metadata }
        if open.contains(where: { HTMLVocabulary.headings.contains($0.name) }) { return .heading }
        if open.contains(where: { $0.name == "textarea" || $0.name == "button" }) { return .formField }
        return tables.isEmpty ? .body : .tableCell
    }

    private mutating func label(_ name: String) -> Int32 {
        name.isEmpty ? Place.absent : builder.name(name)
    }

    mutating func finishBlock() {
        linkHasEnded = false
        if !passage.isEmpty {
            deliverPassage()
            passage = Passage()
        }
        let said = asides
        asides.removeAll()
        for aside in said {
            builder.append(
                aside.text, kind: aside.kind, concealment: aside.concealment, label: label(aside.label))
        }
    }

    private mutating func deliverPassage() {
        var place = Place()
        var name: Int32 = Place.absent
        var separator = UInt8(ascii: "\n")
        if let table = tables.last, table.row > 0 {
            place.row = table.row
            place.column = table.column
            if table.rowHasText, cellText.isEmpty { separator = UInt8(ascii: "\t") }
            if !table.label.isEmpty { name = builder.name(String(decoding: table.label, as: UTF8.self)) }
            let text = passage.visible.trimmed
            if !text.isEmpty {
                tables[tables.count - 1].rowHasText = true
                cellText += (cellText.isEmpty ? [] : [0x20]) + text
            }
        } else if isInTitle {
            name = builder.name("title")
        }
        passage.deliver(to: &builder, kind: kind, place: place, label: name, separator: separator)
    }

    // MARK: Tags

    private mutating func start(_ tag: HTMLTag) {
        closeImplied(by: tag.name)
        let isBlock = !HTMLVocabulary.inline.contains(tag.name)
        if tag.name == "br" {
            passage.append("\n".utf8)
        } else if isBlock {
            finishBlock()
        }
        let element = sheet.hasRules ? StyleElement(tag) : nil
        let style = HTMLStyle(tag, element: element, sheet: sheet, ancestors: elements)
        let isKnown = sheet.isKnown || tag["class"] == nil && tag["id"] == nil
        let inner = HTMLLook(of: style, in: look, isKnown: isKnown)
        readAttributes(of: tag, concealment: inner.concealment)
        startTable(tag)
        if !HTMLVocabulary.void.contains(tag.name), !tag.name.hasPrefix("/") {
            if open.count < Self.mostOpen {
                let speaks = tag["title"] != nil || tag["href"]?.first == UInt8(ascii: "#")
                open.append(Open(name: tag.name, look: inner, speaks: speaks))
                if let element { elements.append(element) }
            }
        } else if tag.name.hasPrefix("/") {
            end(String(tag.name.dropFirst()))
        }
    }

    private mutating func startTable(_ tag: HTMLTag) {
        switch tag.name {
        case "table":
            if tables.count < 100 { tables.append(HTMLTable()) }
            cellText = []
        case "tr" where !tables.isEmpty: tables[tables.count - 1].startRow()
        case "td", "th":
            cellText = []
            guard !tables.isEmpty else { return }
            tables[tables.count - 1].startCell(tag)
            tables[tables.count - 1].noteHeaderMark()
        default: break
        }
    }

    private mutating func closeImplied(by name: String) {
        guard let rule = HTMLVocabulary.closedBy[name] else { return }
        for index in open.indices.reversed() {
            if rule.within.contains(open[index].name) { return }
            if rule.closes.contains(open[index].name) { close(downTo: index) }
        }
    }

    private mutating func end(_ name: String) {
        if name == "p" || name == "br" { finishBlock() }
        guard let index = open.lastIndex(where: { $0.name == name }) else { return }
        // A stray end tag inside a cell doesn't close the table around it.
        let cell = open.lastIndex { $0.name == "td" || $0.name == "th" || $0.name == "table" } ?? -1
        guard index >= cell || HTMLVocabulary.closedBy[name] != nil || name == "table" || name == "body"
        else { return }
        close(downTo: index)
    }

    private mutating func close(downTo index: Int) {
        while open.count > index {
            let name = open[open.count - 1].name
            if !HTMLVocabulary.inline.contains(name) { finishBlock() }
            let last = open.removeLast()
            if sheet.hasRules { elements.removeLast() }
            switch name {
            case "a": linkHasEnded = last.speaks && !asides.isEmpty
            case "td", "th":
                if !tables.isEmpty { tables[tables.count - 1].endCell(text: cellText) }
                cellText = []
            case "table":
                _ = tables.popLast()
                cellText = []
            default: break
            }
        }
    }

    // MARK: Attributes

    private mutating func readAttributes(of tag: HTMLTag, concealment: Concealment) {
        for (name, value) in tag.attributes {
            if name.utf8.isTelling { asides.append((Array(name.utf8), .formField, .markupOnly, "attribute")) }
            guard !value.isBlank else { continue }
            readData(in: value[...])
            if name == "srcdoc" { readNested(value, name: "srcdoc") }
            if HTMLVocabulary.links.contains(name) {
                guard !value.starts(with: "data:".utf8) else { continue }
                noteFetching(of: tag, name, value)
                asides.append((HTMLLink.readable(value), .formField, .markupOnly, name))
            } else if HTMLVocabulary.spoken.contains(name) {
                let isMeta = tag.name == "meta"
                let label = isMeta ? tag["name"] ?? tag["property"] ?? Array(name.utf8) : Array(name.utf8)
                asides.append(
                    (
                        Array(value.trimmed), isMeta ? .metadata : .formField,
                        concealment == .none && name != "alt" && name != "title" && name != "value"
                            ? .markupOnly : concealment,
                        String(decoding: label, as: UTF8.self)
                    ))
            } else if name.hasPrefix("data-") || name.hasPrefix("on") || tellsByItself(name, value) {
                asides.append((Array(value.trimmed), .formField, .markupOnly, name))
            }
        }
        if passage.isEmpty { finishBlock() }
    }

    /// Elements that fetch what they name when the page is opened, as links do not.
    private static let fetching: Set<String> = [
        "img", "script", "iframe", "frame", "embed", "object", "source", "video", "audio", "link", "input",
    ]

    private mutating func noteFetching(of tag: HTMLTag, _ name: String, _ value: [UInt8]) {
        guard Self.fetching.contains(tag.name) else { return }
        if tag.name == "link" {
            guard let kind = tag["rel"], String(decoding: kind, as: UTF8.self).lowercased().contains("style")
            else { return }
        }
        let start = String(decoding: value.prefix(8), as: UTF8.self).lowercased()
        if ["http:", "https:", "//", "file:", "\\\\"].contains(where: start.hasPrefix) {
            extraction.observe(
                .externalReference, "content that is fetched when the page is opened", at: path)
        }
    }

    private func tellsByItself(_ name: String, _ value: [UInt8]) -> Bool {
        !HTMLVocabulary.silent.contains(name) && name != "class" && name != "style" && value.isTelling
            || (name == "class" || name == "style" || name == "id") && value.contains { $0 >= 0x80 }
    }

    // MARK: Documents inside

    private mutating func readNested(_ bytes: [UInt8], name: String) {
        embedded += 1
        guard extraction.countMember(in: path) else { return }
        let path = path.appending("\(name) \(embedded)")
        guard path.depth <= extraction.limits.depth else {
            return extraction.miss(
                .limit, "more than \(extraction.limits.depth) containers inside one another", at: path)
        }
        HTMLReader.read(bytes, at: path, extraction)
    }

    /// Opens what `data:` addresses hold.
    private mutating func readData(in text: ArraySlice<UInt8>) {
        for address in HTMLLink.dataAddresses(in: text) {
            embedded += 1
            let name = "data \(embedded)"
            guard let content = address.content else {
                extraction.miss(.corrupt, "a data: address that can't be decoded", at: path.appending(name))
                continue
            }
            guard extraction.spend(expanded: content.count) else {
                return extraction.miss(.limit, "more bytes than the limit allows", at: path)
            }
            extraction.readMember(content[...], name: name, in: path)
        }
    }
}
