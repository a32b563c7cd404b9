import Documents

/// Reads bytes that no other format recognises: JSON, a table, or lines of text.
enum TextReader {
    /// Reads one part; `mediaType` is what a signature says that the text is, where one does.
    static func read(_ source: Source, as mediaType: String?, _ extraction: Extraction) {
        let decoded = TextDecoder.decode(source.bytes)
        decoded.report(to: extraction, at: source.path)
        for (index, reading) in decoded.readings.enumerated() {
            // Another way to read the same bytes is a part of its own, named for its encoding.
            let path = index == 0 ? source.path : source.path.appending("as \(reading.charset.rawValue)")
            deliver(Source(bytes: reading.text, path: path, name: source.name), as: mediaType, extraction)
        }
    }

    /// Delivers one reading, in UTF-8.
    private static func deliver(_ text: Source, as known: String?, _ extraction: Extraction) {
        var builder = PartTextBuilder()
        let found =
            JSONReader.append(text, to: &builder, extraction) ?? TableReader.append(text.bytes, to: &builder)
            ?? linesOnly(text.bytes, to: &builder)
        let mediaType = known ?? found
        extraction.recognise(text.path, as: mediaType)
        extraction.deliver(builder, mediaType: mediaType, path: text.path)
    }

    private static func linesOnly(_ text: ArraySlice<UInt8>, to builder: inout PartTextBuilder) -> String {
        PlainText.append(text, to: &builder)
        return PlainText.mediaType
    }
}
