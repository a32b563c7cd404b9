package import Documents

/// What became of one examination.
package enum Examined: Sendable {
    /// The examiner answered completely; gaps say what it could not read.
    case answered(ExaminedDocument)
    /// The child crashed, was killed, ran out of time or answered nonsense, or the server died. The document holds the
    /// findings up to then and at least one gap that says so; it must never count as clear.
    case died(ExaminedDocument)

    package var document: ExaminedDocument {
        switch self {
        case .answered(let document), .died(let document): document
        }
    }
}
