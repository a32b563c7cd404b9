import Documents

/// What a header says, as text.
struct MailHeaderText {
    private let extraction: Extraction
    private let path: PartPath
    /// The encodings that bytes beyond ASCII could be in; all fields are judged together, one alone is too short.
    private let charsets: [Charset]

    init(_ header: HeaderBlock, at path: PartPath, _ extraction: Extraction) {
        self.extraction = extraction
        self.path = path
        let raw = header.fields.map(\.rawValue).filter { value in value.contains { $0 >= 0x80 } }
        guard !raw.isEmpty else {
            charsets = []
            return
        }
        let decoded = TextDecoder.decode(Array(raw.joined(separator: [0x0A]))[...])
        decoded.report(to: extraction, at: path)
        charsets = decoded.readings.map(\.charset)
    }

    /// Adds every field of the header, its name before it as in the mail.
    func append(_ header: HeaderBlock, to builder: inout PartTextBuilder) {
        for field in header.fields {
            let place = Place(line: field.line)
            for text in readings(of: field) {
                builder.append(Array("\(field.name):".utf8), kind: .metadata, place: place)
                builder.append(
                    text, kind: kind(of: field), place: place, label: builder.name(field.name),
                    separator: 0x20)
            }
        }
    }

    private func kind(of field: HeaderField) -> SegmentKind {
        if MailRecognition.titles.contains(field.key) { return .heading }
        return MailRecognition.isTechnical(field.key) ? .metadata : .body
    }

    private func readings(of field: HeaderField) -> [[UInt8]] {
        let isPlain = !field.rawValue.contains { $0 >= 0x80 }
        let encodings: [Charset] = isPlain || charsets.isEmpty ? [.utf8] : charsets
        var readings: [[UInt8]] = []
        for charset in encodings {
            let words = EncodedWords(field.rawValue[...]) { text($0, in: charset) }
            for fault in words.faults { extraction.miss(fault.reason, fault.detail, at: path) }
            readings += [words.text] + words.otherReadings
        }
        return readings
    }

    /// Bytes of the header that are not encoded, by the likeliest reading.
    func text(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        text(bytes, in: charsets.first ?? .utf8)
    }

    private func text(_ bytes: ArraySlice<UInt8>, in charset: Charset) -> [UInt8] {
        MailText.decode(bytes, like: charset)
    }
}
