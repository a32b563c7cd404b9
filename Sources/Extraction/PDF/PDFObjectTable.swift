/// Every object of a document that PDFium has written anew, and where pages and annotations belong.
struct PDFObjectTable {
    private(set) var objects: [PDFIndirectObject] = []
    /// The file's own root: the catalogue.
    private(set) var root = PDFDictionary()
    /// The number of the document's Info dictionary.
    private(set) var infoNumber: Int?
    /// The one-based page of each page object and each annotation.
    private(set) var pages: [Int: Int] = [:]

    private(set) var pageCount = 0

    private let bytes: [UInt8]
    private var indices: [Int: Int] = [:]

    private static let deepestReference = 32

    /// - Parameter copy: from ``PDFDocument/copy(limit:)``.
    init(_ copy: [UInt8]) {
        bytes = copy
        var tokens = PDFTokens(copy)
        while tokens.position < copy.count {
            if let object = Self.object(&tokens) {
                indices[object.number] = objects.count
                objects.append(object)
            } else if tokens.skip("trailer"), let trailer = tokens.value()?.dictionary {
                root = resolve(trailer["Root"])?.dictionary ?? root
                infoNumber = trailer["Info"]?.reference
            } else {
                tokens.position += 1
            }
        }
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

    private static func object(_ tokens: inout PDFTokens) -> PDFIndirectObject? {
        let start = tokens.position
        guard let number = tokens.wholeNumber(), tokens.wholeNumber() != nil, tokens.skip("obj") else {
            tokens.position = start
            return nil
        }
        var object = PDFIndirectObject(number: number, value: tokens.value() ?? .null)
        guard tokens.skip("stream") else { return object }
        tokens.skipLineEnd()
        let length = object.dictionary?["Length"]?.integer ?? 0
        let end = tokens.position + max(0, min(length, tokens.bytes.count - tokens.position))
        object.stream = tokens.position..<end
        tokens.position = end
        return object
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
