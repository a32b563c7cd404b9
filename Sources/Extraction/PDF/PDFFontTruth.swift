/// Fonts that say other characters than they paint.
///
/// Text is read by a font's ToUnicode map, and the eye reads its glyphs. Where the font tells besides what its glyphs are
/// for - by their names, by an encoding, by the table of the font file - the two must agree on letters and digits.
struct PDFFontTruth {
    /// The pages with such a font, one-based; 0 for a font that belongs to none.
    private(set) var pages: Set<Int> = []

    private let table: PDFObjectTable
    private let limit: Int

    /// - Parameters:
    ///   - table: of the document.
    ///   - limit: bytes that one stream may expand to.
    init(_ table: PDFObjectTable, limit: Int) {
        self.table = table
        self.limit = limit
        for object in table.objects where !object.isOrphan {
            guard let font = object.dictionary, let map = stream(font["ToUnicode"]) else { continue }
            let told = PDFCharacterMap(map).characters
            guard !told.isEmpty, contradicts(told, characters(of: font, codes: told.keys)) else { continue }
            pages.insert(table.page(of: object.number) ?? 0)
        }
    }

    private func stream(_ value: PDFObject?) -> [UInt8]? {
        value?.reference.flatMap(table.object).flatMap { table.data(of: $0, limit: limit) }
    }

    private func contradicts(
        _ told: [Int: Unicode.Scalar], _ painted: [Int: Set<UInt32>]
    ) -> Bool {
        told.contains { code, character in
            guard let drawn = painted[code], Self.isTelling(character) else { return false }
            let characters = drawn.compactMap(Unicode.Scalar.init)
            guard !characters.isEmpty, characters.allSatisfy(Self.isTelling) else { return false }
            let spelled = character.properties.lowercaseMapping
            return !characters.contains { $0.properties.lowercaseMapping == spelled }
        }
    }

    /// Letters and digits that have no second form: variants of one character are told for one another.
    private static func isTelling(_ character: Unicode.Scalar) -> Bool {
        switch character.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FA5: true
        default: false
        }
    }

    // MARK: What glyphs are for

    private func characters(of font: PDFDictionary, codes: some Sequence<Int>) -> [Int: Set<UInt32>] {
        switch font["Subtype"]?.name {
        case "Type0": compositeCharacters(of: font, codes: codes)
        case "Type1", "TrueType", "MMType1": simpleCharacters(of: font)
        default: [:]
        }
    }

    private func simpleCharacters(of font: PDFDictionary) -> [Int: Set<UInt32>] {
        let encoding = table.resolve(font["Encoding"])
        let base = encoding?.name ?? table.resolve(encoding?.dictionary?["BaseEncoding"])?.name
        let flags =
            table.resolve(font["FontDescriptor"])?.dictionary?["Flags"].flatMap(table.resolve)?.integer ?? 0
        // Readers pass over the encoding of a TrueType font with symbols of its own.
        if font["Subtype"]?.name == "TrueType", flags & 4 != 0 { return [:] }
        var characters: [Int: Set<UInt32>] = [:]
        if let base, ["WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding"].contains(base) {
            for code in 0x30...0x7A { characters[code] = [UInt32(code)] }
        }
        var code = 0
        for value in table.resolve(encoding?.dictionary?["Differences"])?.array ?? [] {
            let value = table.resolve(value)
            if let number = value?.integer {
                code = number
            } else if let name = value?.name {
                characters[code] = Self.character(named: name).map { [$0] } ?? []
                code &+= 1
            }
        }
        return characters
    }

    private static let digits = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ]

    /// By the rules of Adobe's list of glyph names, for letters and digits.
    private static func character(named name: String) -> UInt32? {
        if let digit = digits.firstIndex(of: name) { return UInt32(0x30 + digit) }
        if name.utf8.count == 1, let byte = name.utf8.first { return UInt32(byte) }
        guard name.hasPrefix("uni"), name.utf8.count == 7 else { return nil }
        return UInt32(name.dropFirst(3), radix: 16)
    }

    private func compositeCharacters(
        of font: PDFDictionary, codes: some Sequence<Int>
    ) -> [Int: Set<UInt32>] {
        let encoding = table.resolve(font["Encoding"])?.name ?? ""
        if encoding.contains("UTF16") || encoding.contains("UCS2") {
            return Dictionary(codes.map { ($0, [UInt32(clamping: $0)]) }) { first, _ in first }
        }
        let descendant = table.resolve(font["DescendantFonts"])?.array?.first
        guard encoding.hasPrefix("Identity"), let inner = table.resolve(descendant)?.dictionary,
            inner["Subtype"]?.name == "CIDFontType2",
            let file = stream(table.resolve(inner["FontDescriptor"])?.dictionary?["FontFile2"])
        else { return [:] }
        let drawn = TrueTypeCharacters(file[...]).characters
        guard let map = stream(inner["CIDToGIDMap"]) else { return drawn }
        var characters: [Int: Set<UInt32>] = [:]
        for code in codes {
            guard let glyph = map[...].networkOrder16(at: code * 2) else { continue }
            characters[code] = drawn[Int(glyph)]
        }
        return characters
    }
}
