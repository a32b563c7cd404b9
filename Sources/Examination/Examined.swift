package import Documents

/// What became of one examination.
package enum Examined: Sendable {
    /// The examiner answered completely; gaps say what it could not read.
    case answered(ExaminedDocument)
    /// The child crashed, was killed, ran out of time or answered nonsense, or the server died. The document holds the
    /// findings up to then and at least one gap that says so; it must never count as clear.
    case died(ExaminedDocument)
    /// Nothing was examined, for want of memory, processes or descriptors, or because no server would start.
    /// It says nothing about the document, which can be examined later; until then it does not count as clear.
    case unavailable(ExaminedDocument)

    package var document: ExaminedDocument {
        switch self {
        case .answered(let document), .died(let document), .unavailable(let document): document
        }
    }
}
