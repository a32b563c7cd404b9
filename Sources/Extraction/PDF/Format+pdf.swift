extension Format {
    /// Portable Document Format.
    ///
    /// PDFium, like other readers, looks for the signature in the first kibibyte. Some readers need none, so what ends
    /// as a PDF counts as one, and is a gap where PDFium does not open it.
    static let pdf = Format(
        name: "pdf", mediaType: "application/pdf", extensions: ["pdf"],
        recognises: { bytes in
            let hasHeader = (0..<min(1_024, bytes.count)).contains { bytes.has("%PDF-", at: $0) }
            return hasHeader || endsAsPDF(bytes)
        },
        read: { source, extraction in
            var reader = PDFReader(source, extraction)
            reader.read()
        })

    private static func endsAsPDF(_ bytes: ArraySlice<UInt8>) -> Bool {
        let tail = bytes.suffix(2_048)
        let offsets = tail.indices.filter { tail[$0] == UInt8(ascii: "s") || tail[$0] == UInt8(ascii: "%") }
        return offsets.contains { tail[$0...].has("startxref") }
            && offsets.contains { tail[$0...].has("%%EOF") }
    }
}
