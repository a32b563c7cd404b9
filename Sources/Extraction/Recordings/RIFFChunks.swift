/// The chunks of WAVE and AVI files (RIFF, 1991; EBU Tech 3285): those that hold text.
enum RIFFChunks {
    private static let deepest = 8

    static func read(_ bytes: ArraySlice<UInt8>, into notes: inout RecordingNotes) {
        readChunks(bytes.dropFirst(12), inside: "", depth: 0, &notes)
    }

    private static func readChunks(
        _ bytes: ArraySlice<UInt8>, inside list: String, depth: Int, _ notes: inout RecordingNotes
    ) {
        var rest = bytes
        while let size = rest.littleEndian32(at: 4), let type = rest.slice(at: 0, length: 4) {
            let content = rest.dropFirst(8).prefix(Int(size))
            let name = String(decoding: type, as: UTF8.self)
            switch name {
            case "LIST" where depth < deepest:
                let kind = String(decoding: content.prefix(4), as: UTF8.self)
                // The frames of a film hold no text.
                if kind != "movi" { readChunks(content.dropFirst(4), inside: kind, depth: depth + 1, &notes) }
            case "bext":
                for (offset, length) in [(0, 256), (256, 32), (288, 32), (602, max(0, content.count - 602))] {
                    notes.add(name, text(content.slice(at: offset, length: length) ?? []))
                }
            case "iXML", "_PMX", "axml": notes.add(file: content.trimmed)
            case "id3 ", "ID3 ": ID3Tag.read(content, into: &notes)
            case "labl", "note", "ltxt": notes.add(name, text(content.dropFirst(name == "ltxt" ? 20 : 4)))
            case "strn", "ISFT", "IDIT": notes.add(name, text(content))
            case _ where list == "INFO": notes.add(name, text(content))
            default: break
            }
            rest = rest.dropFirst(8 + Int(size) + Int(size & 1))
        }
    }

    private static func text(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        content.prefix { $0 != 0 }.trimmed
    }
}
