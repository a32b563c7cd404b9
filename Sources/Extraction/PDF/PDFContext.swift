import Documents

/// What is known about the dictionary in which a text string stands.
struct PDFContext {
    var page: Int?
    var kind: SegmentKind = .metadata
    var concealment: Concealment = .markupOnly
    /// The full name of the form field, or what readers call the text; the string's own key where there is neither.
    var label: String?
    /// Whether it stands in the document's Info dictionary.
    let isInfo: Bool
    /// Whether it stands in the file only, and not in the document.
    var isLeftBehind = false
    /// Whether `Contents` is a signature and not text.
    var isSignature = false

    /// - Parameters:
    ///   - page: one-based, of the object in whose value the string stands.
    ///   - isInfo: whether that object is the document's Info dictionary.
    init(page: Int?, isInfo: Bool) {
        self.page = page
        self.isInfo = isInfo
        if isInfo { concealment = .none }
    }

    /// The context of what stands in `dictionary`, which itself stands in this one.
    func within(_ dictionary: PDFDictionary, in table: PDFObjectTable) -> PDFContext {
        var inner = self
        inner.isSignature = dictionary["ByteRange"] != nil || dictionary["Type"]?.name == "Sig"
        if inner.page == nil, let page = dictionary["Pg"]?.reference ?? Self.target(of: dictionary, in: table)
        {
            inner.page = table.page(of: page)
        }
        if let name = PDFFieldName.full(of: dictionary, in: table) {
            inner.kind = .formField
            inner.concealment = PDFField.isUnseen(dictionary, in: table) ? .hiddenText : .none
            inner.label = PDFField.title(of: dictionary, in: table) ?? name
        } else if dictionary["Rect"] != nil, let kind = dictionary["Subtype"]?.name {
            inner.kind = .annotation
            // A link says where it leads; that is no remark of anybody.
            let isRemark = kind != "Link" && kind != "Widget"
            inner.concealment = isRemark ? .none : .markupOnly
            if isRemark, PDFField.isUnseen(dictionary, in: table) { inner.concealment = .hiddenText }
        } else if dictionary["Title"] != nil, dictionary["Parent"] != nil {
            inner.label = "Bookmark"
            inner.concealment = .none
        }
        return inner
    }

    /// The page object to which a bookmark leads.
    private static func target(of dictionary: PDFDictionary, in table: PDFObjectTable) -> Int? {
        guard dictionary["Title"] != nil else { return nil }
        let action = table.resolve(dictionary["A"])?.dictionary
        return table.resolve(dictionary["Dest"] ?? action?["D"])?.array?.first?.reference
    }

    /// What a string becomes that stands here.
    ///
    /// - Parameters:
    ///   - text: UTF-8.
    ///   - key: under which the string stands.
    /// - Returns: the run with the kind and label that the key calls for.
    func run(_ text: [UInt8], key: String) -> PDFRun {
        let place = Place(page: page.map { Int32(clamping: $0) } ?? Place.absent)
        var run = PDFRun(text: text, kind: kind, concealment: concealment, place: place, label: label ?? key)
        switch key {
        case "JS":
            run.kind = .hidden
            run.concealment = .markupOnly
            run.label = "JavaScript"
        case "URI":
            run.kind = .formField
            run.concealment = .none
            run.label = "URI"
        case "T": run.label = kind == .annotation ? "Author" : "Name"
        default: break
        }
        if isLeftBehind, run.concealment == .none || run.concealment == .markupOnly {
            run.concealment = .cachedData
        }
        return run
    }
}

/// The names of form fields (ISO 32000-1, 12.7.3.2).
enum PDFFieldName {
    private static let deepest = 32

    /// The names from the outermost field to this one, joined by full stops; `nil` for what is no field.
    static func full(of dictionary: PDFDictionary, in table: PDFObjectTable) -> String? {
        guard dictionary["FT"] != nil || isChild(dictionary, in: table) else { return nil }
        var names: [String] = []
        var field: PDFDictionary? = dictionary
        for _ in 0..<deepest {
            guard let current = field else { break }
            if let name = table.resolve(current["T"])?.string {
                names.append(String(decoding: PDFString.text(name), as: UTF8.self))
            }
            field = table.resolve(current["Parent"])?.dictionary
        }
        return names.isEmpty ? nil : names.reversed().joined(separator: ".")
    }

    /// A widget or a field that inherits its type.
    private static func isChild(_ dictionary: PDFDictionary, in table: PDFObjectTable) -> Bool {
        if dictionary["Subtype"]?.name == "Widget" { return true }
        guard dictionary["T"] != nil, dictionary["Subtype"] == nil else { return false }
        return dictionary["Kids"] != nil || dictionary["V"] != nil
            || table.resolve(dictionary["Parent"])?.dictionary?["T"] != nil
    }
}
