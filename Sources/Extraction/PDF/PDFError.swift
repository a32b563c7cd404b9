/// Why PDFium does not open a document.
enum PDFError: Error, Hashable {
    /// A password, or a scheme of encryption that PDFium does not know.
    case encrypted
    /// Everything else.
    case damaged
}
