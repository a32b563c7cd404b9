import Documents

extension Format {
    static let jpeg = Format(
        name: "jpeg", mediaType: "image/jpeg", extensions: ["jpg", "jpeg", "jpe"],
        recognises: { $0.has([0xFF, 0xD8, 0xFF]) },
        read: { source, extraction in JPEGReader(source: source, extraction: extraction).read() })
}
