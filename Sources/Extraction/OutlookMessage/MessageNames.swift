import Documents

/// What the properties of a message are called: the usual ones, and those that programs and people name themselves
/// ([MS-OXMSG] 2.2.3).
struct MessageNames {
    private var own: [Int: String] = [:]

    init(_ reading: CompoundReading, _ storage: CompoundReading.Entry, _ path: PartPath) {
        guard let names = reading.file.directory.child("__nameid_version1.0", of: storage), names.isStorage
        else { return }
        reading.markDone(names)
        let part = path.appending(names.readableName)
        let entries = reading.take("__substg1.0_00030102", in: names, at: part) ?? []
        let texts = reading.take("__substg1.0_00040102", in: names, at: part) ?? []
        reading.close(names)
        var builder = PartTextBuilder()
        for offset in stride(from: 0, to: entries.count - 7, by: 8) {
            guard let place = entries.number32(at: offset), let flags = entries.number16(at: offset + 4),
                let index = entries.number16(at: offset + 6), flags & 1 == 1,
                let length = texts.number32(at: place), let text = texts.slice(at: place + 4, length: length)
            else { continue }
            let name = CodePage.utf16.decode(text)
            own[0x8000 + index] = String(decoding: name, as: UTF8.self)
            builder.append(name.trimmed, kind: .metadata, concealment: .markupOnly)
        }
        reading.extraction.deliver(builder, mediaType: OutlookMessage.mediaType, path: part)
    }

    func name(of id: Int) -> String {
        own[id] ?? Self.usual[id] ?? "property"
    }

    private static let usual: [Int: String] = [
        0x001A: "class", 0x0037: "subject", 0x003D: "subject prefix", 0x0042: "from", 0x0065: "from",
        0x0070: "topic",
        0x007D: "headers", 0x0C1A: "from", 0x0C1F: "from", 0x0E02: "bcc", 0x0E03: "cc", 0x0E04: "to",
        0x0E1D: "subject", 0x1035: "message id", 0x1039: "references", 0x1042: "in reply to",
        0x3001: "display name",
        0x3FF8: "author", 0x3FFA: "lastModifiedBy", 0x5D01: "from", 0x5D02: "from", 0x0C1E: "address type",
        0x3A08: "telephone", 0x3A09: "telephone", 0x3A1C: "mobile", 0x3A16: "company", 0x3A17: "title",
    ]
}
