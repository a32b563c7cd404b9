/// What each piece of content says beside its text, and which pictures the pages paint.
struct PDFPaintings {
    /// A piece of content that is no page of its own: a form, a pattern or a glyph.
    private struct Piece {
        var notes: PDFContentNotes
        var resources: PDFObject?
    }

    struct Note: Hashable {
        /// One-based; `nil` where it belongs to no page.
        var page: Int?
        var key: String
        var bytes: [UInt8]
        var isOrphan: Bool

        var context: PDFContext {
            var context = PDFContext(page: page, isInfo: false)
            context.isLeftBehind = isOrphan
            return context
        }
    }

    private(set) var notes: [Note] = []

    /// What marks say in the place of what they enclose; of text, the page's own text says it too.
    var replacements: [PDFRun] {
        notes.filter { $0.key == "ActualText" }.map { $0.context.run(PDFString.text($0.bytes), key: $0.key) }
    }

    /// The pages, one-based, on which a text is squeezed to nothing; 0 for what belongs to none.
    private(set) var squeezed: Set<Int> = []
    /// The pictures that pages and annotations paint.
    private(set) var painted: Set<Int> = []
    /// The glyphs of fonts, with the resources of their font.
    let glyphs: [Int: PDFObject]

    private let table: PDFObjectTable
    private var seenForms: Set<Int> = []

    /// - Parameters:
    ///   - table: of the document.
    ///   - limit: bytes that one stream may expand to.
    init(_ table: PDFObjectTable, limit: Int) {
        self.table = table
        glyphs = Self.glyphs(in: table)
        var pieces: [Int: Piece] = [:]
        for object in table.objects where isPiece(object) {
            guard let data = table.data(of: object, limit: limit) else { continue }
            let piece = Piece(
                notes: PDFContentNotes(data), resources: glyphs[object.number] ?? table.resources(of: object))
            pieces[object.number] = piece
            add(piece.notes, page: table.page(of: object.number), isOrphan: object.isOrphan)
        }
        for object in table.objects where object.dictionary?["Type"]?.name == "Page" {
            guard let page = table.page(of: object.number) else { continue }
            let content = PDFContentNotes(table.content(of: object, limit: limit))
            add(content, page: page, isOrphan: false)
            follow(content, resources: table.pageResources(page), pieces: pieces)
        }
        for look in table.looks.keys {
            if let piece = pieces[look] { follow(piece.notes, resources: piece.resources, pieces: pieces) }
        }
    }

    private func isPiece(_ object: PDFIndirectObject) -> Bool {
        guard object.stream != nil, let dictionary = object.dictionary else { return false }
        return dictionary["Subtype"]?.name == "Form" || dictionary["PatternType"]?.integer == 1
            || glyphs[object.number] != nil
    }

    private static func glyphs(in table: PDFObjectTable) -> [Int: PDFObject] {
        var glyphs: [Int: PDFObject] = [:]
        for object in table.objects where object.dictionary?["Subtype"]?.name == "Type3" {
            let resources = object.dictionary?["Resources"] ?? .dictionary(PDFDictionary())
            for (_, value) in table.resolve(object.dictionary?["CharProcs"])?.dictionary?.entries ?? [] {
                if let number = value.reference { glyphs[number] = resources }
            }
        }
        return glyphs
    }

    private mutating func add(_ content: PDFContentNotes, page: Int?, isOrphan: Bool) {
        notes += content.notes.map {
            Note(page: page, key: $0.key, bytes: $0.bytes, isOrphan: isOrphan)
        }
        if content.isSqueezed { squeezed.insert(page ?? 0) }
    }

    private mutating func follow(
        _ content: PDFContentNotes, resources: PDFObject?, pieces: [Int: Piece]
    ) {
        var pending = [(content, resources)]
        while let (content, resources) = pending.popLast() {
            let named = table.resolve(table.resolve(resources)?.dictionary?["XObject"])?.dictionary
            for name in content.painted {
                guard let number = named?[name]?.reference else { continue }
                painted.insert(number)
                guard let piece = pieces[number], seenForms.insert(number).inserted else { continue }
                pending.append((piece.notes, piece.resources))
            }
        }
    }
}

extension PDFObjectTable {
    /// A page's content, its parts joined as readers join them; what can't be unpacked is left out.
    func content(of page: PDFIndirectObject, limit: Int) -> [UInt8] {
        guard let contents = page.dictionary?["Contents"] else { return [] }
        let parts = resolve(contents)?.array ?? [contents]
        var content: [UInt8] = []
        for part in parts where content.count <= limit {
            guard let object = part.reference.flatMap(object), let data = data(of: object, limit: limit)
            else { continue }
            content += data + [0x0A]
        }
        return content
    }
}
