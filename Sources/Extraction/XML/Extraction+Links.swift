import Documents

extension Extraction {
    /// Kinds of relationships, and elements of OpenDocument, whose target is shown as if it stood in the document.
    ///
    /// What a document takes in from elsewhere was not read and is a gap. What it only knows of, a template, a source of addresses, a
    /// linked workbook whose values are kept beside, is no part of it and is told as such.
    private static let shown: Set<String> = [
        "image", "video", "audio", "media", "movie", "sound", "subDocument", "frame", "aFChunk", "slide",
        "slideUpdateUrl", "package", "object", "object-ole", "plugin", "applet", "floating-frame",
        "fill-image",
    ]

    /// Notes what a link out of a document means: nothing for an address in the text, a gap for what is shown.
    func meetLink(_ kind: String, at path: PartPath) {
        if kind == "hyperlink" { return }
        if Self.shown.contains(kind) {
            miss(.notFollowed, "a link out of the document (\(kind))", at: path)
        } else {
            observe(.externalReference, "a link out of the document (\(kind))", at: path)
        }
    }
}
