import Documents

extension Format {
    /// Web pages and fragments of them.
    static let html = Format(
        name: "html", mediaType: "text/html", extensions: ["html", "htm", "xhtml", "shtml"],
        recognises: { HTMLRecognition.recognises($0) },
        read: { source, extraction in
            guard let text = MarkupText(source.bytes) else {
                return extraction.miss(.undecodable, "a page in an encoding that can't be told", at: source.path)
            }
            text.report(to: extraction, at: source.path)
            HTMLReader.read(Array(text.bytes), at: source.path, extraction)
        })
}
