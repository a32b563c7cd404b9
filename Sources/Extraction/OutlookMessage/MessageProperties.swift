import Documents

/// The properties of a message, a recipient or an attachment that have a stream each ([MS-OXMSG] 2.1.3).
struct MessageProperties {
    struct Text {
        let id: Int
        /// UTF-8.
        let value: [UInt8]
    }

    private let reading: CompoundReading
    private let path: PartPath
    private(set) var texts: [Text] = []
    private var binaries: [(id: Int, bytes: ArraySlice<UInt8>)] = []

    private static let prefix = "__substg1.0_"

    init(
        _ reading: CompoundReading, _ storage: CompoundReading.Entry, _ path: PartPath, codePage: CodePage
    ) {
        self.reading = reading
        self.path = path
        for entry in reading.file.directory.children(of: storage)
        where !entry.isStorage && entry.name.hasPrefix(Self.prefix) {
            let tag = entry.name.dropFirst(Self.prefix.count).prefix(8)
            guard let number = UInt32(tag, radix: 16), let bytes = reading.take(entry, at: path) else {
                continue
            }
            add(
                Int(number >> 16), type: Int(number & 0xFFFF), bytes, codePage,
                isElement: entry.name.contains("-"))
        }
    }

    private mutating func add(
        _ id: Int, type: Int, _ bytes: ArraySlice<UInt8>, _ codePage: CodePage, isElement: Bool
    ) {
        switch type {
        case 0x001F: texts.append(Text(id: id, value: CodePage.utf16.decode(bytes)))
        case 0x001E: texts.append(Text(id: id, value: codePage.decode(bytes)))
        // The values of a list stand in streams of their own, this one only counts them.
        case 0x101F where isElement: texts.append(Text(id: id, value: bytes.wideText))
        case 0x101E where isElement: texts.append(Text(id: id, value: codePage.decode(bytes.untilZero)))
        case 0x101F, 0x101E: break
        default: binaries.append((id, bytes))
        }
    }

    /// The bytes of a property, which count as read from now on.
    mutating func takeBinary(_ id: Int) -> ArraySlice<UInt8>? {
        guard let index = binaries.firstIndex(where: { $0.id == id }) else { return nil }
        return binaries.remove(at: index).bytes
    }

    /// Delivers the words in properties that are data of a program's own: addresses, mostly.
    func sweepRest() {
        for binary in binaries {
            let name = "property " + String(binary.id, radix: 16, uppercase: true)
            reading.sweep(binary.bytes, at: path.appending(name), least: 5)
        }
    }
}
