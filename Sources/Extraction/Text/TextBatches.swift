import Documents

/// Hands over a long text piece by piece, so that a gigabyte of lines or cells never stands in memory as a whole.
///
/// Readers call it between lines, rows or objects; short texts stay in one piece.
struct TextBatches {
    let mediaType: String
    let path: PartPath
    let extraction: Extraction

    /// Hands over what is collected where it is much; numbers of names stay valid.
    func emptyIfFull(_ builder: inout PartTextBuilder) {
        guard builder.isFull else { return }
        extraction.recognise(path, as: mediaType)
        extraction.deliver(builder, mediaType: mediaType, path: path)
        builder.restart()
    }
}
