/// How often form objects make each other be painted.
///
/// Forms that paint each other twice, level by level, ask for more painting than anybody can do, and PDFium has no limit
/// on it: such pages are not opened at all.
struct PDFNesting {
    private let table: PDFObjectTable
    private let streamLimit: Int
    /// For each form the forms that it paints, as often as it does.
    private var painted: [Int: [Int]] = [:]
    /// Forms that would be painted too often.
    private(set) var explosive: Set<Int> = []

    /// Levels that PDFium follows, about.
    private static let deepest = 32
    private static let mostPaintings = 100_000

    /// - Parameters:
    ///   - table: of the document.
    ///   - streamLimit: bytes that one stream may expand to.
    init(_ table: PDFObjectTable, streamLimit: Int) {
        self.table = table
        self.streamLimit = streamLimit
        for object in table.objects where object.dictionary?["Subtype"]?.name == "Form" {
            // PDFium looks among the page's resources for what a form's own lack.
            let outer = forms(in: table.pageResources(table.page(of: object.number) ?? 1))
            let inner = outer.merging(forms(in: object.dictionary?["Resources"])) { $1 }
            guard !inner.isEmpty, let data = table.data(of: object, limit: streamLimit) else { continue }
            painted[object.number] = Self.names(paintedBy: data).compactMap { inner[$0] }
        }
        findExplosive()
    }

    /// Whether a page or form with these resources may paint such a form.
    func isExplosive(_ resources: PDFObject?) -> Bool {
        !explosive.isEmpty && forms(in: resources).values.contains { explosive.contains($0) }
    }

    /// The pages, one-based, that can't be opened because of such forms.
    var pages: Set<Int> {
        guard !explosive.isEmpty else { return [] }
        let owners = explosive.compactMap { table.page(of: $0) }
        return Set((1...max(1, table.pageCount)).filter { isExplosive(table.pageResources($0)) } + owners)
    }

    /// The forms among the resources, by name.
    private func forms(in resources: PDFObject?) -> [String: Int] {
        let entries =
            table.resolve(table.resolve(resources)?.dictionary?["XObject"])?.dictionary?.entries ?? []
        var forms: [String: Int] = [:]
        for (name, value) in entries {
            guard let number = value.reference, table.object(number)?.dictionary?["Subtype"]?.name == "Form"
            else { continue }
            forms[name] = number
        }
        return forms
    }

    /// Counts level by level, so that forms which paint themselves need no other rule.
    private mutating func findExplosive() {
        guard !painted.isEmpty else { return }
        var counts: [Int: Int] = [:]
        for _ in 0..<Self.deepest {
            var next: [Int: Int] = [:]
            for (number, inner) in painted {
                let count = inner.reduce(1) { min(Self.mostPaintings, $0 + (counts[$1] ?? 1)) }
                next[number] = count
                if count >= Self.mostPaintings { explosive.insert(number) }
            }
            if next == counts { return }
            counts = next
        }
    }

    /// The operands of each `Do`.
    private static func names(paintedBy content: [UInt8]) -> [String] {
        var names: [String] = []
        var previous: ArraySlice<UInt8> = []
        for word in content.split(whereSeparator: \.isPDFSpace) {
            if word.elementsEqual("Do".utf8), let slash = previous.lastIndex(of: UInt8(ascii: "/")) {
                names.append(String(decoding: previous[(slash + 1)...], as: UTF8.self))
                if names.count > mostPaintings { return names }
            }
            previous = word
        }
        return names
    }
}
