import Documents

extension Format {
    /// Sound and films: what is said of them is read; what is heard and seen in them is not.
    static let recording = Format(
        name: "recording", mediaType: "application/octet-stream",
        extensions: [
            "mp3", "m4a", "mp4", "mov", "m4v", "3gp", "wav", "avi", "flac", "ogg", "opus", "mkv", "webm",
        ],
        // A text may begin with the same letters.
        recognises: { RecordingReader.reader(for: $0) != nil && !UTF8Check.isPlain($0) },
        read: { RecordingReader.read($0, $1) })
}

/// Reads the titles, comments, lyrics and pictures that recordings carry.
///
/// That the recording itself is not examined, its signature has said already.
enum RecordingReader {
    static func read(_ source: Source, _ extraction: Extraction) {
        guard let reader = reader(for: source.bytes) else { return }
        var notes = RecordingNotes()
        reader(source.bytes, &notes)
        notes.deliver(to: extraction, at: source.path)
    }

    /// What reads recordings of this kind, or `nil` where the bytes are none.
    static func reader(
        for bytes: ArraySlice<UInt8>
    ) -> ((ArraySlice<UInt8>, inout RecordingNotes) -> Void)? {
        // The marks with which MPEG frames begin; others begin texts in UTF-16.
        let frames: [UInt8] = [0xFB, 0xFA, 0xF3, 0xF2, 0xF1, 0xF9]
        if bytes.has("ID3") || bytes.first == 0xFF && frames.contains(bytes.dropFirst().first ?? 0) {
            return { ID3Tag.read($0, into: &$1) }
        }
        // Pictures are in such boxes, too.
        let brand = bytes.slice(at: 8, length: 4) ?? []
        if bytes.has("ftyp", at: 4),
            ["hei", "hev", "mif", "msf", "mia", "avi"].contains(where: { brand.starts(with: $0.utf8) })
        {
            return nil
        }
        if [Array("ftyp".utf8), Array("moov".utf8), Array("mdat".utf8)].contains(where: {
            bytes.has($0, at: 4)
        }) {
            return { MP4Boxes.read($0, into: &$1) }
        }
        if bytes.has("RIFF"), !bytes.has("WEBP", at: 8) { return { RIFFChunks.read($0, into: &$1) } }
        if bytes.has("fLaC") || bytes.has("OggS") { return { VorbisComments.read($0, into: &$1) } }
        return bytes.has([0x1A, 0x45, 0xDF, 0xA3]) ? { MatroskaElements.read($0, into: &$1) } : nil
    }
}
