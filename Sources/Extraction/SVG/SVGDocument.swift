import Documents

/// Reads a drawing: its text as it shows, what is hidden in it, and everything else that its source says.
enum SVGDocument {
    private static let mediaType = "image/svg+xml"

    /// Reads a drawing in UTF-8.
    static func read(_ bytes: ArraySlice<UInt8>, at path: PartPath, _ extraction: Extraction) {
        let visitor = SVGTextVisitor(sheet: StyleSheet(of: Array(bytes)))
        let outcome = XMLReading.read(bytes, by: visitor)
        outcome.report(to: extraction, at: path)
        extraction.recognise(path, as: mediaType)
        visitor.finish()
        extraction.deliver(visitor.builder, mediaType: mediaType, path: path)
        if visitor.hasScript { extraction.observe(.script, "a script in a drawing", at: path) }
        if visitor.drawsElsewhere {
            extraction.observe(
                .externalReference, "a picture that is fetched when the drawing is opened", at: path)
        }
        XMLDocument.readFiles(visitor.addresses.compactMap(\.content), in: path, extraction)
        if visitor.addresses.contains(where: { $0.content == nil }) {
            extraction.miss(.corrupt, "a data: address that can't be decoded", at: path)
        }
    }
}
