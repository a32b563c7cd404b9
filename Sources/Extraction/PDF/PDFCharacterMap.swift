/// What a font says its codes stand for: its ToUnicode map (ISO 32000-1, 9.10.3), as far as one code is one character.
struct PDFCharacterMap {
    private(set) var characters: [Int: Unicode.Scalar] = [:]

    private static let mostCodes = 70_000

    /// - Parameter map: the stream, filters undone.
    init(_ map: [UInt8]) {
        var tokens = PDFTokens(map)
        var values: [PDFObject] = []
        while tokens.position < map.count {
            if let value = tokens.value() {
                if values.count < Self.mostCodes { values.append(value) }
            } else if tokens.skip("endbfchar") {
                addPairs(values)
            } else if tokens.skip("endbfrange") {
                addRanges(values)
            } else if tokens.skip("beginbfchar") || tokens.skip("beginbfrange") {
                values.removeAll(keepingCapacity: true)
            } else {
                tokens.position += 1
            }
        }
    }

    private mutating func addPairs(_ values: [PDFObject]) {
        for start in stride(from: 0, to: values.count - 1, by: 2) {
            add(Self.code(values[start]), Self.character(values[start + 1]))
        }
    }

    private mutating func addRanges(_ values: [PDFObject]) {
        for start in stride(from: 0, to: values.count - 2, by: 3) {
            guard let first = Self.code(values[start]), let last = Self.code(values[start + 1]),
                first <= last,
                last - first < 1 << 16
            else { continue }
            let list = values[start + 2].array
            let base = Self.character(values[start + 2])
            for code in first...last {
                let character =
                    if let list {
                        list.indices.contains(code - first) ? Self.character(list[code - first]) : nil
                    } else {
                        base.flatMap { Unicode.Scalar($0.value + UInt32(code - first)) }
                    }
                add(code, character)
            }
        }
    }

    private mutating func add(_ code: Int?, _ character: Unicode.Scalar?) {
        guard let code, let character, characters.count < Self.mostCodes else { return }
        characters[code] = character
    }

    private static func code(_ value: PDFObject) -> Int? {
        guard let bytes = value.string, (1...4).contains(bytes.count) else { return nil }
        return bytes.reduce(0) { $0 << 8 | Int($1) }
    }

    /// `nil` where it is not a single character.
    private static func character(_ value: PDFObject) -> Unicode.Scalar? {
        guard let bytes = value.string, bytes.count == 2 || bytes.count == 4 else { return nil }
        let units = stride(from: 0, to: bytes.count, by: 2).map {
            UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
        }
        let scalars = String(decoding: units, as: UTF16.self).unicodeScalars
        guard let first = scalars.first, scalars.count == 1, first != "\u{FFFD}" else { return nil }
        return first
    }
}
