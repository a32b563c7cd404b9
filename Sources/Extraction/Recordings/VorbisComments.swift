/// The comments of FLAC, Ogg Vorbis, Opus and Speex files (xiph.org).
enum VorbisComments {
    /// Bytes of an Ogg file in which its comments stand.
    private static let searched = 1 << 24

    static func read(_ bytes: ArraySlice<UInt8>, into notes: inout RecordingNotes) {
        bytes.has("fLaC") ? readFLAC(bytes.dropFirst(4), &notes) : readOgg(bytes, &notes)
    }

    private static func readFLAC(_ bytes: ArraySlice<UInt8>, _ notes: inout RecordingNotes) {
        var rest = bytes
        while let head = rest.networkOrder32(at: 0) {
            let content = rest.dropFirst(4).prefix(Int(head & 0xFF_FFFF))
            switch head >> 24 & 0x7F {
            case 4: readComments(content, &notes)
            case 6: readPicture(content, &notes)
            case 2: for run in TextRuns(in: content).runs { notes.add("application", run) }
            default: break
            }
            guard head >> 31 == 0 else { return }
            rest = rest.dropFirst(4 + content.count)
        }
    }

    /// The pages of the file carry packets in pieces; of each page the content is put behind the last one's.
    private static func readOgg(_ bytes: ArraySlice<UInt8>, _ notes: inout RecordingNotes) {
        var stream: [UInt8] = []
        var rest = bytes
        while stream.count < searched, rest.has("OggS"), let count = rest.slice(at: 26, length: 1)?.first,
            let lacing = rest.slice(at: 27, length: Int(count))
        {
            let length = lacing.reduce(0) { $0 + Int($1) }
            stream += rest.dropFirst(27 + lacing.count).prefix(length)
            rest = rest.dropFirst(27 + lacing.count + length)
        }
        for mark in [Array("\u{03}vorbis".utf8), Array("OpusTags".utf8), [0x81] + Array("theora".utf8)] {
            guard
                let start = stream.indices.first(where: {
                    stream[$0] == mark[0] && stream[$0...].starts(with: mark)
                })
            else { continue }
            readComments(stream[(start + mark.count)...], &notes)
        }
    }

    /// The maker, then every comment: a length of four bytes and a text each.
    private static func readComments(_ bytes: ArraySlice<UInt8>, _ notes: inout RecordingNotes) {
        guard let maker = bytes.littleEndian32(at: 0) else { return }
        notes.add("vendor", bytes.dropFirst(4).prefix(Int(maker)))
        var rest = bytes.dropFirst(4 + Int(maker))
        guard let count = rest.littleEndian32(at: 0) else { return }
        rest = rest.dropFirst(4)
        for _ in 0..<min(Int(count), 10_000) {
            guard let length = rest.littleEndian32(at: 0),
                let comment = rest.slice(at: 4, length: Int(length))
            else {
                return
            }
            rest = rest.dropFirst(4 + comment.count)
            let name = comment.prefix { $0 != UInt8(ascii: "=") }
            let value = comment[name.endIndex...].dropFirst()
            let field = String(decoding: name, as: UTF8.self)
            if field.uppercased() == "METADATA_BLOCK_PICTURE", let block = Base64.decode(value) {
                readPicture(block[...], &notes)
            } else {
                notes.add(field, value)
                if field.uppercased().hasPrefix("LOCATION") || field.uppercased().hasPrefix("GEO") {
                    notes.notePosition()
                }
            }
        }
    }

    /// Kind, type, description, four numbers, then the picture.
    private static func readPicture(_ bytes: ArraySlice<UInt8>, _ notes: inout RecordingNotes) {
        guard let type = bytes.networkOrder32(at: 4), let length = bytes.networkOrder32(at: 8 + Int(type))
        else {
            return
        }
        let description = bytes.dropFirst(12 + Int(type)).prefix(Int(length))
        notes.add("picture", description)
        notes.add(file: bytes.dropFirst(12 + Int(type) + Int(length) + 20))
    }
}
