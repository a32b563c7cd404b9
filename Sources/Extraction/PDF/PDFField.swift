/// What form fields and annotations say about how they are shown (ISO 32000-1, 12.5.3 and 12.7.3).
enum PDFField {
    private static let deepest = 32
    /// The flags Hidden and NoView.
    private static let unseen = 2 | 32

    /// Whether a reader does not show it: by its own flags, or by those of all its widgets.
    static func isUnseen(_ dictionary: PDFDictionary, in table: PDFObjectTable) -> Bool {
        if let flags = table.resolve(dictionary["F"])?.integer { return flags & unseen != 0 }
        let widgets = table.resolve(dictionary["Kids"])?.array ?? []
        return !widgets.isEmpty
            && widgets.allSatisfy { widget in
                let flags = table.resolve(table.resolve(widget)?.dictionary?["F"])?.integer ?? 0
                return flags & unseen != 0
            }
    }

    /// What readers call the field, its own or an outer one's; `nil` where it has its name only.
    static func title(of dictionary: PDFDictionary, in table: PDFObjectTable) -> String? {
        var field: PDFDictionary? = dictionary
        for _ in 0..<deepest {
            guard let current = field else { return nil }
            if let title = table.resolve(current["TU"])?.string, !title.isEmpty {
                return String(decoding: PDFString.text(title), as: UTF8.self)
            }
            field = table.resolve(current["Parent"])?.dictionary
        }
        return nil
    }
}
