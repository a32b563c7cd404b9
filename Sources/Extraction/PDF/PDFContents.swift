/// Whether what the pages are painted by is there, and can be unpacked to its end.
///
/// PDFium paints what it can and is silent about the rest.
enum PDFContents {
    /// The pages, one-based, of which a content stream is missing or damaged.
    static func damagedPages(in table: PDFObjectTable, limit: Int) -> [Int] {
        table.objects.compactMap { object in
            guard object.dictionary?["Type"]?.name == "Page", let page = table.page(of: object.number),
                let contents = object.dictionary?["Contents"]
            else { return nil }
            return isWhole(contents, in: table, limit: limit) ? nil : page
        }
    }

    private static func isWhole(_ contents: PDFObject, in table: PDFObjectTable, limit: Int) -> Bool {
        let parts: [PDFObject]
        if let array = table.resolve(contents)?.array { parts = array } else { parts = [contents] }
        return parts.allSatisfy { part in
            guard let number = part.reference else { return part.isNull }
            guard let object = table.object(number) else { return false }
            return object.stream == nil ? object.value.isNull : table.data(of: object, limit: limit) != nil
        }
    }
}
