import Documents

/// Pages made of what may not be on any page of the document, or not whole: form objects, patterns, glyphs that are
/// drawn, pictures, and pages that the page tree does not hold.
///
/// PDFium reads pages only, so each of these becomes one, in a document of its own.
struct PDFUnseen {
    /// The document, or empty where there is nothing to look at.
    private(set) var file: [UInt8] = []
    /// How many of the first pages are pages that the page tree does not hold.
    private(set) var orphanPageCount = 0
    private(set) var isCutOff = false

    /// For each page what it stands for.
    private(set) var parts: [Part] = []

    private let table: PDFObjectTable
    private let paintings: PDFPaintings
    private let streamLimit: Int

    /// Pixels for each point, in both directions, that pictures are painted with.
    private static let fineness = 250.0 / 72
    /// Points that a page may measure.
    private static let largestPage = 14_400.0
    private static let painters: Set<[UInt8]> = Set(
        ["Tj", "TJ", "'", "\"", "Do", "BI"].map { Array($0.utf8) })

    /// - Parameters:
    ///   - table: of the whole document.
    ///   - paintings: tells which pictures are painted.
    ///   - unsure: sizes of pictures that a page paints without showing them whole.
    ///   - nesting: of its forms; those that are painted too often are left out.
    ///   - limit: pages.
    ///   - streamLimit: bytes that one stream may expand to.
    init(
        _ table: PDFObjectTable, paintings: PDFPaintings, unsure: Set<PDFPixelSize>, nesting: PDFNesting,
        limit: Int, streamLimit: Int
    ) {
        self.table = table
        self.paintings = paintings
        self.streamLimit = streamLimit
        let orphans = table.objects.filter {
            isRemovedPage($0) && !nesting.isExplosive($0.dictionary?["Resources"])
        }
        let painters = table.objects.filter {
            isPainter($0) && !nesting.isExplosive(table.resources(of: $0)) && mayPaintText($0)
        }
        let all = orphans + painters + PDFUnseenPictures(table, paintings: paintings, unsure: unsure).objects
        guard !all.isEmpty else { return }
        orphanPageCount = min(orphans.count, limit)
        isCutOff = all.count > limit
        write(Array(all.prefix(limit)))
        parts = all.prefix(limit).enumerated().map { index, object in
            part(object, isPage: index < orphans.count)
        }
    }

    /// What a page of the document stands for.
    struct Part {
        /// The page to which it belongs, one-based.
        var page: Int?
        var kind: SegmentKind
        var concealment: Concealment
        var isRemovedPage: Bool
        var isPicture = false
    }

    private func part(_ object: PDFIndirectObject, isPage: Bool) -> Part {
        var part = Part(
            page: table.page(of: object.number), kind: .body, concealment: .hiddenText, isRemovedPage: isPage)
        part.isPicture = Self.isPicture(object)
        if isPage || object.isOrphan {
            part.concealment = .cachedData
        } else if part.isPicture, paintings.painted.contains(object.number) {
            part.concealment = .none
        } else if let isWidget = table.looks[object.number] {
            part.kind = isWidget ? .formField : .annotation
            // Fields have a look for each of their states.
            if isWidget { part.concealment = .markupOnly }
        } else if object.dictionary?["PatternType"] != nil, part.page != nil {
            part.concealment = .none
        }
        return part
    }

    private func isRemovedPage(_ object: PDFIndirectObject) -> Bool {
        let type = object.dictionary?["Type"]?.name
        return type == "Page" && table.page(of: object.number) == nil || type == "Template"
    }

    private func isPainter(_ object: PDFIndirectObject) -> Bool {
        guard object.stream != nil, let dictionary = object.dictionary else { return false }
        if dictionary["Subtype"]?.name == "Form" || dictionary["PatternType"]?.integer == 1
            || paintings.glyphs[object.number] != nil
        {
            return true
        }
        // What is left of a page's content bears no name.
        return object.isOrphan && dictionary["Type"] == nil && dictionary["Subtype"] == nil
    }

    private static func isPicture(_ object: PDFIndirectObject) -> Bool {
        object.dictionary?["Subtype"]?.name == "Image"
    }

    private func mayPaintText(_ object: PDFIndirectObject) -> Bool {
        guard let data = table.data(of: object, limit: streamLimit) else { return true }
        return data.split { $0.isPDFSpace || $0.isPDFDelimiter }.contains {
            Self.painters.contains(Array($0))
        }
    }

    private mutating func write(_ sources: [PDFIndirectObject]) {
        var next = (table.objects.map(\.number).max() ?? 0) + 1
        file = table.bytes
        var offsets: [Int: Int] = [:]
        for object in table.objects { offsets[object.number] = object.range.lowerBound }
        func add(_ body: [UInt8]) -> Int {
            defer { next += 1 }
            offsets[next] = file.count
            file += Array("\(next) 0 obj\n".utf8) + body + Array("\nendobj\n".utf8)
            return next
        }
        let contents = sources.map { Self.isPicture($0) ? add(content(showing: $0)) : $0.number }
        let tree = next + sources.count
        var kids: [Int] = []
        for (index, source) in sources.enumerated() {
            let isPage = index < orphanPageCount
            kids.append(
                add(
                    isPage
                        ? page(copying: source, in: tree)
                        : page(painting: source, content: contents[index], in: tree)))
        }
        let list = kids.map { "\($0) 0 R" }.joined(separator: " ")
        _ = add(Array("<</Type/Pages/Kids[\(list)]/Count \(kids.count)>>".utf8))
        let root = add(Array("<</Type/Catalog/Pages \(tree) 0 R>>".utf8))
        finish(offsets, root: root)
    }

    private func page(copying source: PDFIndirectObject, in tree: Int) -> [UInt8] {
        var entries = source.dictionary?.entries.filter { $0.key != "Parent" } ?? []
        entries.append(("Parent", .reference(tree)))
        return PDFObject.dictionary(PDFDictionary(entries: entries)).written
    }

    private func page(painting source: PDFIndirectObject, content: Int, in tree: Int) -> [UInt8] {
        var resources =
            (paintings.glyphs[source.number] ?? table.resources(of: source))?.written ?? Array("<<>>".utf8)
        var box = "[-14400 -14400 14400 14400]"
        if Self.isPicture(source) {
            resources = Array("<</XObject<</P \(source.number) 0 R>>>>".utf8)
            let (width, height) = size(of: source)
            box = "[0 0 \(width) \(height)]"
        }
        let head = "<</Type/Page/Parent \(tree) 0 R/MediaBox\(box)/Contents \(content) 0 R/Resources "
        return Array(head.utf8) + resources + Array(">>".utf8)
    }

    private func content(showing picture: PDFIndirectObject) -> [UInt8] {
        let (width, height) = size(of: picture)
        let content = "\(width) 0 0 \(height) 0 0 cm /P Do"
        return Array("<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream".utf8)
    }

    /// In points, each pixel one of what the page is painted with, as far as a page can be so large.
    private func size(of picture: PDFIndirectObject) -> (width: Double, height: Double) {
        func points(_ key: String) -> Double {
            let pixels = table.resolve(picture.dictionary?[key])?.integer ?? 1
            return min(Self.largestPage, max(1, Double(pixels) / Self.fineness)).rounded()
        }
        return (points("Width"), points("Height"))
    }

    private mutating func finish(_ offsets: [Int: Int], root: Int) {
        let start = file.count
        var lines = "xref\n0 1\n0000000000 65535 f \n"
        for (number, offset) in offsets.sorted(by: { $0.key < $1.key }) {
            let digits = String(offset)
            lines += "\(number) 1\n" + String(repeating: "0", count: max(0, 10 - digits.count)) + digits
            lines += " 00000 n \n"
        }
        file += Array(
            (lines + "trailer\n<</Root \(root) 0 R/Size \(root + 1)>>\nstartxref\n\(start)\n%%EOF\n").utf8)
    }
}
