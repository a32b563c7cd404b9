import Documents

/// Text without any structure but lines, pages and, perhaps, headings.
enum PlainText {
    static let mediaType = "text/plain"

    /// Adds every line as a segment; `batches` takes a long text over in pieces.
    static func append(
        _ text: ArraySlice<UInt8>, to builder: inout PartTextBuilder, in batches: TextBatches? = nil
    ) {
        for line in TextLines(text) {
            let place = Place(page: line.page ?? Place.absent, line: line.number)
            builder.append(line.text, kind: isHeading(line.text) ? .heading : .body, place: place)
            batches?.emptyIfFull(&builder)
        }
    }

    /// One to six number signs and a blank, as in Markdown.
    private static func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
        let marks = line.prefix { $0 == UInt8(ascii: "#") }
        let after = line[marks.endIndex...]
        return (1...6).contains(marks.count) && after.first == 0x20 && after.contains { $0 != 0x20 }
    }
}
