/// Every object of a document that PDFium has written anew, what else stands in its file, and where pages and
/// annotations belong.
struct PDFObjectTable {
    private(set) var objects: [PDFIndirectObject] = []
    /// The file's own root: the catalogue.
    private(set) var root = PDFDictionary()
    /// The number of the document's Info dictionary.
    private(set) var infoNumber: Int?
    /// The streams that paint annotations, one for each of their states, and whether that is a form field.
    private(set) var looks: [Int: Bool] = [:]
    private var pages: [Int: Int] = [:]
    private var order: [Int] = []

    private(set) var pageCount = 0

    let bytes: [UInt8]
    private var indices: [Int: Int] = [:]

    private static let deepestReference = 32

    /// - Parameters:
    ///   - copy: from ``PDFDocument/copy(limit:)``.
    ///   - orphans: from ``PDFOrphans``.
    init(_ copy: [UInt8], orphans: (Set<Int>) -> [UInt8] = { _ in [] }) {
        var scan = PDFScan(copy)
        scan.run()
        let remains = orphans(Set(scan.objects.map(\.number)))
        bytes = copy + remains
        objects = scan.objects
        if !remains.isEmpty {
            var rest = PDFScan(bytes, at: copy.count)
            rest.run()
            objects += rest.objects.map { object in
                var object = object
                object.isOrphan = true
                return object
            }
        }
        for (index, object) in objects.enumerated() { indices[object.number] = index }
        root = resolve(scan.trailer["Root"])?.dictionary ?? root
        infoNumber = scan.trailer["Info"]?.reference
        numberPages()
    }

    /// A stream's bytes, filters undone.
    ///
    /// - Parameters:
    ///   - object: of this table.
    ///   - limit: bytes.
    /// - Returns: `nil` where the filters can't be undone, or past `limit`.
    func data(of object: PDFIndirectObject, limit: Int) -> [UInt8]? {
        guard let range = object.stream, let dictionary = object.dictionary else { return nil }
        let filters = names(dictionary["Filter"])
        let parameters = resolve(dictionary["DecodeParms"])
        return PDFFilter.decode(bytes[range], filters: filters, parameters: parameters, limit: limit)
    }

    /// The picture file that a stream holds as it is, where its last filter is one of JPEG's.
    func picture(of object: PDFIndirectObject, limit: Int) -> [UInt8]? {
        guard let range = object.stream, let dictionary = object.dictionary else { return nil }
        let filters = names(dictionary["Filter"])
        guard let last = filters.last, ["DCTDecode", "DCT", "JPXDecode"].contains(last) else { return nil }
        return PDFFilter.decode(
            bytes[range], filters: Array(filters.dropLast()), parameters: resolve(dictionary["DecodeParms"]),
            limit: limit)
    }

    func object(_ number: Int) -> PDFIndirectObject? { indices[number].map { objects[$0] } }

    /// The value itself, or what it refers to.
    func resolve(_ value: PDFObject?) -> PDFObject? {
        var value = value
        for _ in 0..<Self.deepestReference {
            guard let number = value?.reference else { return value }
            value = object(number)?.value
        }
        return nil
    }

    private func names(_ value: PDFObject?) -> [String] {
        switch resolve(value) {
        case .name(let name): [name]
        case .array(let array): array.map { resolve($0)?.name ?? "" }
        default: []
        }
    }

    // MARK: Pages

    /// The one-based page to which an object belongs, or `nil` for one of the whole document.
    func page(of number: Int) -> Int? { pages[number] }

    private mutating func numberPages() {
        var pending: [Int] = root["Pages"]?.reference.map { [$0] } ?? []
        var seen: Set<Int> = []
        while let number = pending.popLast() {
            guard seen.insert(number).inserted, let node = object(number)?.dictionary else { continue }
            guard let children = resolve(node["Kids"])?.array else {
                order.append(number)
                continue
            }
            pending.append(contentsOf: children.reversed().compactMap(\.reference))
        }
        pageCount = order.count
        pages = PDFOwners(self, order: order).pages
        for object in objects {
            guard let dictionary = object.dictionary, let look = resolve(dictionary["AP"])?.dictionary else {
                continue
            }
            let isWidget = dictionary["Subtype"]?.name == "Widget"
            for (_, state) in look.entries {
                if let number = state.reference { looks[number] = isWidget }
                for (_, look) in resolve(state)?.dictionary?.entries ?? [] {
                    if let number = look.reference { looks[number] = isWidget }
                }
            }
        }
    }

    /// Resources of an object that may borrow them from its page, or has lost its page.
    func resources(of object: PDFIndirectObject) -> PDFObject? {
        object.dictionary?["Resources"] ?? pageResources(page(of: object.number) ?? 1)
    }

    /// The resources of a page, one-based, its own or those of the pages around it; `nil` where it has none.
    func pageResources(_ page: Int) -> PDFObject? {
        guard page > 0, page <= order.count else { return nil }
        var node = object(order[page - 1])?.dictionary
        for _ in 0..<Self.deepestReference {
            if let resources = node?["Resources"] { return resources }
            node = resolve(node?["Parent"])?.dictionary
        }
        return nil
    }
}
