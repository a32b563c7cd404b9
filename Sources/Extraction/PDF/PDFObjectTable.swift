/// Every object of a document that PDFium has written anew, what else stands in its file, and where pages and
/// annotations belong.
struct PDFObjectTable {
    private(set) var objects: [PDFIndirectObject] = []
    /// The file's own root: the catalogue.
    private(set) var root = PDFDictionary()
    /// The number of the document's Info dictionary.
    private(set) var infoNumber: Int?
    /// The one-based page of each page object and each annotation.
    private(set) var pages: [Int: Int] = [:]

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

    private mutating func numberPages() {
        var pending: [Int] = root["Pages"]?.reference.map { [$0] } ?? []
        var seen: Set<Int> = []
        while let number = pending.popLast() {
            guard seen.insert(number).inserted, let node = object(number)?.dictionary else { continue }
            guard let children = resolve(node["Kids"])?.array else {
                pageCount += 1
                pages[number] = pageCount
                for annotation in resolve(node["Annots"])?.array ?? [] {
                    if let number = annotation.reference { pages[number] = pageCount }
                }
                // An array of annotations that is an object of its own.
                if let array = node["Annots"]?.reference { pages[array] = pageCount }
                continue
            }
            pending.append(contentsOf: children.reversed().compactMap(\.reference))
        }
    }
}
