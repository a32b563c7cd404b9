import Documents

/// A stream of document properties ([MS-OLEPS]): title, author, template, and whatever a program or a person adds.
struct PropertySet {
    struct Property {
        /// The field's usual name, or the one that the set itself gives.
        let name: String
        /// UTF-8.
        let text: [UInt8]
    }

    private(set) var properties: [Property] = []
    /// Previews of the document, as files of their own kind.
    private(set) var previews: [(suffix: String, bytes: ArraySlice<UInt8>)] = []
    private(set) var isDamaged = false

    private static let userDefined: [UInt8] = [
        0x05, 0xD5, 0xCD, 0xD5, 0x9C, 0x2E, 0x1B, 0x10, 0x93, 0x97, 0x08, 0x00, 0x2B, 0x2C, 0xF9, 0xAE,
    ]
    private static let summary: [UInt8] = [0xE0, 0x85, 0x9F, 0xF2]
    private static let documentSummary: [UInt8] = [0x02, 0xD5, 0xCD, 0xD5]

    init(_ bytes: ArraySlice<UInt8>) {
        guard bytes.number16(at: 0) == 0xFFFE, let count = bytes.number32(at: 24) else {
            isDamaged = !bytes.isEmpty
            return
        }
        for index in 0..<min(count, 8) {
            guard let format = bytes.slice(at: 28 + index * 20, length: 16),
                let offset = bytes.number32(at: 44 + index * 20)
            else {
                isDamaged = true
                return
            }
            readSection(bytes.dropFirst(min(offset, bytes.count)), format: format)
        }
    }

    private mutating func readSection(_ section: ArraySlice<UInt8>, format: ArraySlice<UInt8>) {
        guard let count = section.number32(at: 4), count <= section.count / 8 else {
            isDamaged = true
            return
        }
        var places: [(id: Int, offset: Int)] = []
        for index in 0..<count {
            guard let id = section.number32(at: 8 + index * 8),
                let offset = section.number32(at: 12 + index * 8)
            else { break }
            places.append((id, offset))
        }
        var codePage = CodePage.western
        if let place = places.first(where: { $0.id == 1 }),
            let number = section.number16(at: place.offset + 4)
        {
            codePage = CodePage(number)
        }
        var names: [Int: [UInt8]] = [:]
        if let place = places.first(where: { $0.id == 0 }) {
            names = Self.dictionary(section.dropFirst(min(place.offset, section.count)), codePage)
        }
        for (id, name) in names.sorted(by: { $0.key < $1.key }) where !name.isEmpty {
            // A name that a person gave is text, whatever its value is.
            if !places.contains(where: { $0.id == id }) { add("property", name) }
        }
        for place in places where place.id > 1 && place.id < 0x8000_0000 {
            // Numbers that a program keeps are no text, those that a person names may be somebody's.
            var value = PropertyValue(
                section.dropFirst(min(place.offset, section.count)), codePage,
                keepsNumbers: names[place.id] != nil)
            let name =
                names[place.id].map { String(decoding: $0, as: UTF8.self) }
                ?? Self.name(of: place.id, in: format)
            for text in value.texts() { add(name, text) }
            if let preview = value.preview { previews.append(preview) }
        }
    }

    private mutating func add(_ name: String, _ text: [UInt8]) {
        guard !text.trimmed.isEmpty else { return }
        properties.append(Property(name: name, text: text))
    }

    private static func name(of id: Int, in format: ArraySlice<UInt8>) -> String {
        if format.starts(with: summary) { return summaryNames[id] ?? "property \(id)" }
        if format.starts(with: documentSummary), !format.elementsEqual(userDefined) {
            return documentNames[id] ?? "property \(id)"
        }
        return "property \(id)"
    }

    /// The names of a set's own properties: numbers, each with a counted text ([MS-OLEPS] 2.17).
    private static func dictionary(_ bytes: ArraySlice<UInt8>, _ codePage: CodePage) -> [Int: [UInt8]] {
        var names: [Int: [UInt8]] = [:]
        var cursor = ByteCursor(bytes)
        let count = cursor.number32() ?? 0
        for _ in 0..<min(count, bytes.count / 8) {
            guard let id = cursor.number32(), let length = cursor.number32() else { break }
            let isWide = codePage == .utf16
            guard length <= bytes.count, let text = cursor.bytes(isWide ? length * 2 : length) else { break }
            if isWide, length % 2 == 1 { cursor.skip(2) }
            names[id] = isWide ? text.wideText : codePage.decode(text.untilZero)
        }
        return names
    }

    private static let summaryNames = [
        2: "title", 3: "subject", 4: "author", 5: "keywords", 6: "comments", 7: "template",
        8: "lastModifiedBy",
        9: "revision", 10: "editingTime", 11: "lastPrinted", 12: "created", 13: "modified", 18: "application",
    ]

    private static let documentNames = [
        2: "category", 3: "presentationFormat", 12: "headingPairs", 13: "titlesOfParts", 14: "manager",
        15: "company", 21: "digitalSignature", 26: "contentType", 27: "contentStatus", 28: "language",
        29: "version",
    ]
}
