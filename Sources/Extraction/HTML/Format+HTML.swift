import Documents

extension Format {
    /// Web pages and fragments of them.
    static let html = Format(
        name: "html", mediaType: "text/html", extensions: ["html", "htm", "xhtml", "shtml"],
        recognises: { HTMLRecognition.recognises($0) },
        read: { source, extraction in
            MarkupText.read(source, extraction) { text, path in
                HTMLReader.read(Array(text), at: path, extraction)
            }
        })
}
