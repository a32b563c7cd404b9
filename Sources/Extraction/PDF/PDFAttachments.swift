/// The files that a PDF carries: attached to the document, to an annotation, or to nothing at all.
struct PDFAttachments {
    struct File {
        var name: String
        /// `nil` where its filters can't be undone.
        var data: [UInt8]?
    }

    let files: [File]

    /// - Parameters:
    ///   - table: of the document.
    ///   - limit: bytes that one file may expand to.
    init(_ table: PDFObjectTable, limit: Int) {
        let names = Self.names(in: table)
        files = table.objects.compactMap { object in
            guard object.stream != nil else { return nil }
            let isEmbedded = object.dictionary?["Type"]?.name == "EmbeddedFile"
            guard isEmbedded || names[object.number] != nil else { return nil }
            let name = names[object.number] ?? "attachment \(object.number)"
            return File(name: name, data: table.data(of: object, limit: limit))
        }
    }

    /// The name of each embedded stream, from the file specifications that refer to it.
    private static func names(in table: PDFObjectTable) -> [Int: String] {
        var names: [Int: String] = [:]
        for object in table.objects { collect(object.value, in: table, into: &names, depth: 0) }
        return names
    }

    private static func collect(
        _ value: PDFObject, in table: PDFObjectTable, into names: inout [Int: String], depth: Int
    ) {
        guard depth < 64 else { return }
        if let array = value.array {
            for member in array { collect(member, in: table, into: &names, depth: depth + 1) }
        }
        guard let dictionary = value.dictionary else { return }
        for key in ["EF", "RF"] {
            for (_, target) in table.resolve(dictionary[key])?.dictionary?.entries ?? [] {
                for number in references(target, in: table) where names[number] == nil {
                    names[number] = name(of: dictionary, in: table) ?? "attachment \(number)"
                }
            }
        }
        for (_, member) in dictionary.entries { collect(member, in: table, into: &names, depth: depth + 1) }
    }

    /// A stream, or the streams of a list of related files.
    private static func references(_ value: PDFObject, in table: PDFObjectTable) -> [Int] {
        if let array = table.resolve(value)?.array { return array.compactMap(\.reference) }
        return value.reference.map { [$0] } ?? []
    }

    private static func name(of specification: PDFDictionary, in table: PDFObjectTable) -> String? {
        for key in ["UF", "F", "Unix", "DOS", "Mac"] {
            if let name = table.resolve(specification[key])?.string, !name.isEmpty {
                return String(decoding: PDFString.text(name), as: UTF8.self)
            }
        }
        return nil
    }
}
