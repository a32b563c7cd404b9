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
        let text = withinLimits(text, extraction)
        var builder = PartTextBuilder()
        let found =
            JSONReader.append(text, to: &builder, extraction)
            ?? TableReader.append(text, as: known, to: &builder, extraction)
            ?? linesOnly(text, as: known, to: &builder, extraction)
        let mediaType = known ?? found
        extraction.recognise(text.path, as: mediaType)
        extraction.deliver(builder, mediaType: mediaType, path: text.path)
    }

    private static func linesOnly(
        _ text: Source, as known: String?, to builder: inout PartTextBuilder, _ extraction: Extraction
    ) -> String {
        let batches = TextBatches(
            mediaType: known ?? PlainText.mediaType, path: text.path, extraction: extraction)
        PlainText.append(text.bytes, to: &builder, in: batches)
        // Its lines count as lines, and once more as a browser or a Markdown program joins them.
        if HTMLRecognition.holdsElements(text.bytes), extraction.countMember(in: text.path) {
            HTMLReader.read(Array(text.bytes), at: text.path.appending("page"), extraction)
        }
        return PlainText.mediaType
    }

    /// A text that alone exceeds the limit on text is read as far as half of the limit: copies of it would fill the memory.
    private static func withinLimits(_ text: Source, _ extraction: Extraction) -> Source {
        let most = extraction.limits.textBytes
        guard text.bytes.count > most else { return text }
        extraction.miss(.limit, "more than \(most) bytes of text", at: text.path)
        return Source(bytes: text.bytes.prefix(Int(most / 2)), path: text.path, name: text.name)
    }
}
