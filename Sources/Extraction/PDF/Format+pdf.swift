extension Format {
    /// Portable Document Format.
    ///
    /// PDFium, like other readers, looks for the signature in the first kibibyte.
    static let pdf = Format(
        name: "pdf", mediaType: "application/pdf", extensions: ["pdf"],
        recognises: { bytes in
            let last = min(1_024, bytes.count)
            return (0..<last).contains { bytes.has("%PDF-", at: $0) }
        },
        read: { source, extraction in
            var reader = PDFReader(source, extraction)
            reader.read()
        })
}
