/// The escapes of a pattern that mean something else beside Han text than their writer expects.
///
/// Without UCP `\b` and `\w` know ASCII letters only, so that `\b` stands between a Han character and a digit, or
/// nowhere between two Han characters; with UCP `\w` takes in Han and `\d` full-width and Arabic digits (LESSONS 1.3).
struct PatternEscapes {
    struct Escape: Equatable {
        enum Kind: Equatable {
            /// `\b`
            case boundary
            /// `\B`
            case noBoundary
            /// `\w`
            case word
            /// `\W`
            case notWord
            /// `\d`
            case digit
            /// `\p{Han}`, which by PCRE2 10.40 and later also takes punctuation used with Han.
            case hanExtensions
        }

        let kind: Kind
        /// Bytes of the pattern.
        let range: Range<Int>
        let isInClass: Bool
    }

    /// In the order of the pattern.
    private(set) var escapes: [Escape] = []
    private let bytes: [UInt8]
    private let isExtended: Bool

    init(_ pattern: String, isExtended: Bool) {
        bytes = Array(pattern.utf8)
        self.isExtended = isExtended
        scan()
    }

    // MARK: Scanning

    private mutating func scan() {
        var offset = 0
        var isInClass = false
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\\"):
                offset = scanEscape(at: offset, isInClass: isInClass)
                continue
            case UInt8(ascii: "["):
                // A bracket first in a class, after `^` or not, is a member of it.
                if !isInClass { offset += classHead(after: offset) }
                isInClass = true
            case UInt8(ascii: "]"): isInClass = false
            case UInt8(ascii: "#") where isExtended && !isInClass: offset = lineEnd(from: offset)
            case UInt8(ascii: "(") where !isInClass && bytes[offset...].starts(with: "(?#".utf8):
                offset = bytes[offset...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.count
            default: break
            }
            offset += 1
        }
    }

    private func classHead(after offset: Int) -> Int {
        var length = 0
        if offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "^") { length += 1 }
        if offset + length + 1 < bytes.count, bytes[offset + length + 1] == UInt8(ascii: "]") { length += 1 }
        return length
    }

    private func lineEnd(from offset: Int) -> Int {
        bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }

    /// - Returns: the offset behind the escape.
    private mutating func scanEscape(at offset: Int, isInClass: Bool) -> Int {
        guard offset + 1 < bytes.count else { return bytes.count }
        let end = offset + 2
        switch bytes[offset + 1] {
        case UInt8(ascii: "Q"): return literalEnd(from: end)
        case UInt8(ascii: "p") where bytes[end...].starts(with: "{Han}".utf8):
            add(.hanExtensions, offset..<(end + 5), isInClass)
            return end + 5
        // Within a class `\b` is the backspace.
        case UInt8(ascii: "b") where !isInClass: add(.boundary, offset..<end, isInClass)
        case UInt8(ascii: "B") where !isInClass: add(.noBoundary, offset..<end, isInClass)
        case UInt8(ascii: "w"): add(.word, offset..<end, isInClass)
        case UInt8(ascii: "W"): add(.notWord, offset..<end, isInClass)
        case UInt8(ascii: "d"): add(.digit, offset..<end, isInClass)
        default: break
        }
        return end
    }

    private mutating func add(_ kind: Escape.Kind, _ range: Range<Int>, _ isInClass: Bool) {
        escapes.append(Escape(kind: kind, range: range, isInClass: isInClass))
    }

    /// Behind the `\E` that ends quoted text.
    private func literalEnd(from offset: Int) -> Int {
        var offset = offset
        while offset < bytes.count, !bytes[offset...].starts(with: "\\E".utf8) { offset += 1 }
        return min(bytes.count, offset + 2)
    }

    // MARK: Mending

    /// The pattern with each of `wrong` replaced by what its writer most likely meant.
    ///
    /// - Returns: `nil` where one of them has no sure replacement.
    func mended(_ wrong: [Escape]) -> String? {
        var mended = bytes
        for escape in wrong.reversed() {
            guard let replacement = replacement(for: escape) else { return nil }
            mended.replaceSubrange(escape.range, with: Array(replacement.utf8))
        }
        return String(decoding: mended, as: UTF8.self)
    }

    private func replacement(for escape: Escape) -> String? {
        switch escape.kind {
        case .boundary: beginsWord(escape) ? "(?<![A-Za-z0-9])" : "(?![A-Za-z0-9])"
        case .word: escape.isInClass ? "A-Za-z0-9_" : "[A-Za-z0-9_]"
        case .notWord: escape.isInClass ? nil : "[^A-Za-z0-9_]"
        case .digit: escape.isInClass ? "0-9" : "[0-9]"
        case .hanExtensions: "\\p{sc:Han}"
        case .noBoundary: nil
        }
    }

    /// A boundary at the start of the pattern or of an alternative begins a word; one before their end closes it.
    private func beginsWord(_ escape: Escape) -> Bool {
        guard escape.range.upperBound < bytes.count else { return false }
        if [UInt8(ascii: ")"), UInt8(ascii: "|")].contains(bytes[escape.range.upperBound]) { return false }
        guard escape.range.lowerBound > 0 else { return true }
        return "(|:^ \n".utf8.contains(bytes[escape.range.lowerBound - 1])
    }
}
