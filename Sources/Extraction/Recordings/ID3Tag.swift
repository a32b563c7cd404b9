/// The tags of MP3 files: ID3 version 1 at the end, versions 2.2 to 2.4 at the start (id3.org).
struct ID3Tag {
    static func read(_ bytes: ArraySlice<UInt8>, into notes: inout RecordingNotes) {
        readOld(bytes.suffix(128), &notes)
        var rest = bytes
        // A tag may be followed by another.
        while let tag = ID3Tag(rest) {
            tag.readFrames(into: &notes)
            rest = rest.dropFirst(tag.length)
        }
    }

    /// Of the tag with its header.
    private let length: Int
    private let version: UInt8
    private let body: ArraySlice<UInt8>

    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.has("ID3"), let head = bytes.slice(at: 0, length: 10).map(Array.init),
            (2...4).contains(head[3])
        else { return nil }
        version = head[3]
        let size = Self.synchsafe(head[6...9])
        length = 10 + size
        let content = bytes.dropFirst(10).prefix(size)
        let isUnsynchronised = head[5] & 0x80 != 0
        body = isUnsynchronised && head[3] < 4 ? Self.synchronised(content) : content
    }

    private static func synchsafe(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 << 7 | Int($1 & 0x7F) }
    }

    /// Without the zero bytes that were put behind each 0xFF.
    private static func synchronised(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        for byte in bytes where !(byte == 0 && plain.last == 0xFF) { plain.append(byte) }
        return plain[...]
    }

    private func readFrames(into notes: inout RecordingNotes) {
        let nameLength = version == 2 ? 3 : 4
        let headLength = version == 2 ? 6 : 10
        var rest = body
        while let head = rest.slice(at: 0, length: headLength).map(Array.init), head[0].isASCIILetter {
            let digits = head[nameLength..<(nameLength * 2)]
            let size = version == 4 ? Self.synchsafe(digits) : digits.reduce(0) { $0 << 8 | Int($1) }
            guard var content = rest.slice(at: headLength, length: size) else { return }
            rest = rest.dropFirst(headLength + size)
            if version == 4, head[9] & 0x01 != 0 { content = content.dropFirst(4) }
            if version == 4, head[9] & 0x02 != 0 { content = Self.synchronised(content) }
            read(String(decoding: head[..<nameLength], as: UTF8.self), content, &notes)
        }
    }

    private func read(_ name: String, _ content: ArraySlice<UInt8>, _ notes: inout RecordingNotes) {
        guard let encoding = content.first else { return }
        let text = content.dropFirst()
        switch name {
        case "APIC", "PIC", "GEOB", "GEO": notes.add(file: picture(in: text, of: name, encoding))
        case "COMM", "COM", "USLT", "ULT":
            for part in Self.texts(text.dropFirst(3), encoding) { notes.add(name, part) }
        case "SYLT", "SLT":
            for part in Self.texts(text.dropFirst(5), encoding) { notes.add(name, part) }
        case "PRIV", "UFID", "UFI", "OWNE", "COMR", "CRM":
            for run in TextRuns(in: content).runs { notes.add(name, run) }
        case _ where name.hasPrefix("T") || name == "WXXX" || name == "WXX":
            for part in Self.texts(text, encoding) { notes.add(name, part) }
        case _ where name.hasPrefix("W"): notes.add(name, content.prefix { $0 != 0 })
        default: break
        }
    }

    /// The texts of a field, which end at zeros; each in UTF-8 or, of the oldest encoding, as it stands.
    private static func texts(_ bytes: ArraySlice<UInt8>, _ encoding: UInt8) -> [[UInt8]] {
        guard encoding == 1 || encoding == 2 else { return bytes.split(separator: 0).map(Array.init) }
        var texts: [[UInt8]] = []
        var units: [UInt8] = []
        var isLittleEndian = false
        var index = bytes.startIndex
        func flush() {
            let charset: Charset = isLittleEndian ? .utf16LittleEndian : .utf16BigEndian
            if !units.isEmpty { texts.append(UnicodeTranscoder.convert(units[...], from: charset).text) }
            units.removeAll()
        }
        while index + 1 < bytes.endIndex {
            let pair = (bytes[index], bytes[index + 1])
            index += 2
            switch pair {
            case (0, 0): flush()
            case (0xFF, 0xFE): isLittleEndian = true
            case (0xFE, 0xFF): isLittleEndian = false
            default: units += [pair.0, pair.1]
            }
        }
        flush()
        return texts
    }

    /// Behind the type, the kind and the description; where that can't be told, from the first known signature on.
    private func picture(
        in content: ArraySlice<UInt8>, of name: String, _ encoding: UInt8
    ) -> ArraySlice<UInt8> {
        let start = content.prefix(1_024)
        let signatures: [[UInt8]] = [
            [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], Array("GIF8".utf8), Array("RIFF".utf8),
        ]
        let known = start.indices.first { index in
            signatures.contains { content[index...].starts(with: $0) }
        }
        return content[(known ?? content.startIndex)...]
    }

    /// Title, artist, album, year and comment in fixed places.
    private static func readOld(_ tag: ArraySlice<UInt8>, _ notes: inout RecordingNotes) {
        guard tag.count == 128, tag.has("TAG") else { return }
        for (name, offset, length) in [
            ("title", 3, 30), ("artist", 33, 30), ("album", 63, 30), ("year", 93, 4), ("comment", 97, 30),
        ] {
            guard let field = tag.slice(at: offset, length: length)?.prefix(while: { $0 != 0 }) else {
                continue
            }
            notes.add(name, field.trimmed)
        }
    }
}
