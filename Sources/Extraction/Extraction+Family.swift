extension Extraction {
    /// The names of the formats that have a reader, for fuzzing one at a time.
    package static var families: [String] { Set(Format.all.map(\.family)).sorted() + ["text"] }

    /// Opens what libraries load when they are first used; before anything is confined or timed.
    package static func warm() {
        _ = TextDecoders.warm()
        XMLReading.warm()
        _ = PDFLibrary.warm()
    }

    /// Reads a part by one family's reader alone, whatever the bytes look like.
    ///
    /// Members are read as they are always read.
    package func read(_ source: Source, as family: String) {
        guard let format = Format.all.first(where: { $0.family == family }) else {
            return TextReader.read(source, as: nil, self)
        }
        format.read(source, self)
    }
}

extension Format {
    /// The name as one word.
    fileprivate var family: String { String(name.lowercased().map { $0 == " " ? "-" : $0 }) }
}
