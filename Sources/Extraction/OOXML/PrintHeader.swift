/// A spreadsheet's printed header or footer without its layout codes (ISO/IEC 29500-1, 18.3.1.46).
struct PrintHeader {
    /// What is printed left, in the middle and right.
    private(set) var sections: [[UInt8]] = []
    private var section: [UInt8] = []

    init(_ text: some Collection<UInt8>) {
        var rest = Array(text)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "&"), let code = rest.popFirst() {
                follow(code, &rest)
            } else {
                section.append(byte)
            }
        }
        endSection()
    }

    private mutating func follow(_ code: UInt8, _ rest: inout ArraySlice<UInt8>) {
        switch code {
        case UInt8(ascii: "&"): section.append(code)
        case UInt8(ascii: "L"), UInt8(ascii: "C"), UInt8(ascii: "R"): endSection()
        case UInt8(ascii: "\""): rest = rest.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
        case UInt8(ascii: "K"): rest = rest.dropFirst(6)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): rest = rest.drop { $0.isASCIIDigit }
        default:
            // Pages, dates, names and styles are letters; whatever else stood behind the sign is text.
            if !code.isASCIILetter { section.append(code) }
        }
    }

    private mutating func endSection() {
        if !section.isBlank { sections.append(section) }
        section.removeAll()
    }
}
