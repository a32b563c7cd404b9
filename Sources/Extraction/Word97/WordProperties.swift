/// A list of formatting changes ([MS-DOC] 2.6): each a code and its operand.
///
/// Word 6's codes are given as the ones of Word 97 that mean the same.
struct WordProperties: Sequence, IteratorProtocol {
    struct Property {
        let code: Int
        let operand: ArraySlice<UInt8>
    }

    /// Where a picture or a form field stands in the data stream.
    static let dataPlace = 0x6A03

    private var cursor: ByteCursor
    private let isWord97: Bool

    init(_ list: ArraySlice<UInt8>, isWord97: Bool) {
        cursor = ByteCursor(list)
        self.isWord97 = isWord97
    }

    mutating func next() -> Property? {
        isWord97 ? nextOfWord97() : nextOfWord6()
    }

    private mutating func nextOfWord97() -> Property? {
        guard let code = cursor.number16(), code != 0 else { return nil }
        let length: Int?
        switch code >> 13 {
        case 0, 1: length = 1
        case 2, 4, 5: length = 2
        case 3: length = 4
        case 7: length = 3
        default:
            // One table property counts in two bytes, and one too many.
            length = code == 0xD608 ? cursor.number16().map { $0 - 1 } : cursor.byte()
        }
        guard let length, let operand = cursor.bytes(length) else { return nil }
        return Property(code: code, operand: operand)
    }

    private mutating func nextOfWord6() -> Property? {
        guard let code = cursor.byte(), let form = Self.word6[code] else { return nil }
        let length = form.length < 0 ? cursor.byte() : form.length
        guard let length, let operand = cursor.bytes(length) else { return nil }
        return Property(code: form.code, operand: operand)
    }

    /// Word 6's properties: bytes of the operand, or -1 where they are counted, and Word 97's code where it matters.
    private static let word6: [Int: (length: Int, code: Int)] = {
        var forms: [Int: (length: Int, code: Int)] = [:]
        for code in 5...23 {
            forms[code] = (
                code == 15 || code == 23 ? -1 : [16, 17, 18, 19, 20, 21, 22].contains(code) ? 2 : 1, 0
            )
        }
        forms[20] = (4, 0)
        for code in [
            24, 25, 29, 36, 37, 44, 51, 85, 86, 87, 88, 89, 90, 91, 94, 98, 100, 102, 104, 111, 117, 118,
        ] {
            forms[code] = (1, 0)
        }
        for code in [
            26, 27, 28, 30, 31, 32, 33, 34, 35, 38, 39, 40, 41, 42, 43, 45, 46, 47, 48, 49, 69, 72, 80, 93,
            96, 97, 99, 101, 107, 109, 110,
        ] {
            forms[code] = (2, 0)
        }
        for code in [50, 68, 74, 77, 81, 82, 103, 105, 106, 108] { forms[code] = (-1, 0) }
        forms[70] = (4, 0)
        forms[71] = (1, 0)
        forms[73] = (3, 0)
        forms[75] = (1, 0)
        forms[83] = (0, 0)
        forms[95] = (3, 0)
        forms[24] = (1, 0x2416)
        forms[25] = (1, 0x2417)
        forms[65] = (1, 0x0800)
        forms[66] = (1, 0x0801)
        forms[67] = (1, 0x0802)
        forms[68] = (-1, dataPlace)
        forms[92] = (1, 0x083C)
        forms[98] = (1, 0x2A42)
        forms[117] = (1, 0x0855)
        return forms
    }()
}

extension WordProperties.Property {
    /// Applies what the property says of visibility, revisions and tables.
    func change(_ marks: inout WordText.Marks, _ styles: WordStyleSheet) {
        switch code {
        case 0x0800: set(.deleted, in: &marks)
        case 0x0801: set(.inserted, in: &marks)
        case 0x083C: set(.hidden, in: &marks)
        case 0x0855: set(.special, in: &marks)
        case 0x2416, 0x244B: set(.inTable, in: &marks)
        case 0x2417, 0x244C: set(.endsRow, in: &marks)
        case 0x2A42: if operand.first == 8 { marks.insert(.invisible) } else { marks.remove(.invisible) }
        case 0x6870:
            if operand.prefix(3).allSatisfy({ $0 >= 0xFA }), operand.last == 0 { marks.insert(.invisible) }
        case 0x4A43: if let size = operand.number16(at: 0), size <= 2 { marks.insert(.invisible) }
        case 0x4866, 0xCA71, 0x2A0C, 0x442D, 0xC64D:
            if operand.contains(where: { $0 != 0 }) { marks.insert(.shaded) }
        case 0x4A30: if let style = operand.number16(at: 0) { marks.formUnion(styles.marks(of: style)) }
        default: break
        }
    }

    /// Switches are off, on, as the style has it, or the other way round.
    private func set(_ mark: WordText.Marks, in marks: inout WordText.Marks) {
        switch operand.first {
        case 1, 0x81: marks.insert(mark)
        case 0: marks.remove(mark)
        default: break
        }
    }
}
