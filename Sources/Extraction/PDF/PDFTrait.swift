import Documents

/// A fact about a document that no text tells, and its page.
struct PDFTrait: Hashable {
    var trait: Trait
    var detail: String
    /// One-based; `nil` for the whole document.
    var page: Int?

    /// What a dictionary tells: an action, or a stream whose data are elsewhere.
    ///
    /// - Parameters:
    ///   - dictionary: any of the document.
    ///   - page: one-based.
    ///   - table: of the document.
    /// - Returns: none for nearly all dictionaries.
    static func of(_ dictionary: PDFDictionary, page: Int?, in table: PDFObjectTable) -> [PDFTrait] {
        var traits: [PDFTrait] = []
        func add(_ trait: Trait, _ detail: String) {
            traits.append(PDFTrait(trait: trait, detail: detail, page: page))
        }
        switch table.resolve(dictionary["S"])?.name {
        case "Launch": add(.program, "an action that starts a program or opens a file")
        case "GoToR", "GoToE", "Thread":
            if dictionary["F"] != nil { add(.externalReference, "a link into another document") }
        case "SubmitForm": add(.externalReference, "a form that is sent to an address")
        case "ImportData": add(.externalReference, "a form that takes its data from a file")
        default: break
        }
        if dictionary["JS"] != nil { add(.script, "JavaScript") }
        if dictionary["F"] != nil, dictionary["FFilter"] != nil || dictionary["Length"]?.integer == 0 {
            add(.externalReference, "data that are kept in another file")
        }
        // A reader that opens the document follows these by itself.
        for key in ["OpenAction", "AA"] {
            let action = table.resolve(dictionary[key])?.dictionary
            let actions = [action] + (action?.entries ?? []).map { table.resolve($0.value)?.dictionary }
            if actions.contains(where: { $0?["S"]?.name == "URI" }) {
                add(.externalReference, "an address that is opened with the document")
            }
        }
        return traits
    }
}
