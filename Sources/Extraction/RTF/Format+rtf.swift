import Documents

extension Format {
    /// Rich Text Format, from Word, from mail programs and from everything that exports text.
    static let rtf = Format(
        name: "rtf", mediaType: "application/rtf", extensions: ["rtf"],
        recognises: { bytes in
            let start = bytes.prefix(64).drop { $0.isXMLSpace || $0 >= 0xBB }
            return start.starts(with: "{\\rtf".utf8) || start.starts(with: "{\\urtf".utf8)
        },
        read: { source, extraction in
            let reading = RTFReading(source, extraction)
            reading.read()
        })
}
