/// A value of a PDF file (ISO 32000-1, 7.3).
///
/// Sendable is said rather than inferred, here and of ``PDFDictionary``: through the two of them the compiler goes round
/// in circles, depending on the order in which it meets the files.
indirect enum PDFObject: Sendable {
    case null
    case boolean(Bool)
    case number(Double)
    case name(String)
    /// Bytes as they are, decoded from either way of writing them.
    case string([UInt8])
    case array([PDFObject])
    case dictionary(PDFDictionary)
    /// An object number; generations do not occur in what PDFium writes.
    case reference(Int)

    var isNull: Bool {
        if case .null = self { true } else { false }
    }

    var name: String? {
        if case .name(let name) = self { name } else { nil }
    }

    var integer: Int? {
        if case .number(let number) = self { Int(exactly: number) } else { nil }
    }

    var string: [UInt8]? {
        if case .string(let bytes) = self { bytes } else { nil }
    }

    var array: [PDFObject]? {
        if case .array(let array) = self { array } else { nil }
    }

    var dictionary: PDFDictionary? {
        if case .dictionary(let dictionary) = self { dictionary } else { nil }
    }

    var reference: Int? {
        if case .reference(let number) = self { number } else { nil }
    }
}

/// Keys and values in the file's order.
struct PDFDictionary: Sendable {
    var entries: [(key: String, value: PDFObject)] = []

    /// The value of the last entry of that key, as readers take it.
    subscript(key: String) -> PDFObject? { entries.last { $0.key == key }?.value }
}

/// An object with a number of its own, and where it stands.
struct PDFIndirectObject {
    var number: Int
    /// Its bytes, from its number to the end of its value or stream.
    var range: Range<Int>
    /// Whether it stands in the file without being part of the document.
    var isOrphan = false
    var value: PDFObject
    var stream: Range<Int>?

    var dictionary: PDFDictionary? { value.dictionary }
}
