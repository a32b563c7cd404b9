import Documents

/// What went wrong while one piece of XML was read.
struct XMLOutcome: Equatable {
    /// The line of the first error that makes the document not well formed.
    var firstError: Int32?
    var declaresEntities = false
    var usesUnknownEntities = false
    var isTooDeep = false

    /// Whether it breaks the rules of XML, and not only our limits.
    var isMalformed: Bool { !declaresEntities && (firstError != nil || usesUnknownEntities) }

    var isComplete: Bool { self == XMLOutcome() }

    /// Notes each fault as a gap; the text up to it has been heard.
    func report(to extraction: Extraction, at path: PartPath) {
        if declaresEntities {
            extraction.miss(
                .corrupt, "document type declaration with entities, which are not expanded", at: path)
        }
        if usesUnknownEntities { extraction.miss(.corrupt, "an entity that is not declared", at: path) }
        if isTooDeep {
            extraction.miss(.limit, "elements nested more than \(XMLReading.mostNested) deep", at: path)
        }
        if let firstError { extraction.miss(.corrupt, "not well-formed XML at line \(firstError)", at: path) }
    }
}
