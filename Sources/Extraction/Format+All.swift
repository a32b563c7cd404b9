extension Format {
    /// Every format that can be read, one line each; text is what is left when none of these fits.
    static let all: [Format] =
        pictures + [
            .icon,
            .zip,
            .gzip,
            .mail,
            .mailbox,
            .contentLines,
            .pdf,
            .compoundFile,
            .rtf,
            .emf,
            .wmf,
            .svm,
            .html,
            .xml,
            .sqlite,
            .sqliteLog,
            .dbf,
            .memo,
            .shapefile,
            .recording,
        ] + archives

    /// The formats that recognise these bytes, in the order of ``all``.
    static func recognising(_ bytes: ArraySlice<UInt8>) -> [Format] {
        all.filter { $0.recognises(bytes) }
    }
}
