import Documents

/// What a recording says of itself: fields with their names, pictures and files, and where it was made.
struct RecordingNotes {
    /// Fields, pictures and files; nobody writes more.
    private static let most = 10_000

    private var fields: [(name: String, text: ArraySlice<UInt8>)] = []
    private var files: [ArraySlice<UInt8>] = []
    private var hasPosition = false

    /// Adds a field in whatever encoding its bytes are.
    mutating func add(_ name: String, _ text: some Collection<UInt8>) {
        guard fields.count < Self.most, !text.isEmpty else { return }
        fields.append((name, Array(text)[...]))
    }

    mutating func add(file bytes: ArraySlice<UInt8>) {
        guard files.count < Self.most, !bytes.isEmpty else { return }
        files.append(bytes)
    }

    /// Notes that a field tells where the recording was made.
    mutating func notePosition() {
        hasPosition = true
    }

    func deliver(to extraction: Extraction, at path: PartPath) {
        var builder = PartTextBuilder()
        for field in fields {
            let decoded = TextDecoder.decode(field.text)
            decoded.report(to: extraction, at: path)
            for reading in decoded.readings {
                builder.append(
                    reading.text.trimmed, kind: .metadata, label: builder.name(field.name))
            }
        }
        extraction.deliver(builder, mediaType: extraction.mediaType, path: path)
        if hasPosition { extraction.observe(.position, "where the recording was made", at: path) }
        for (index, file) in files.enumerated() {
            guard extraction.readMember(file, name: "picture \(index + 1)", in: path) else { return }
        }
    }
}
