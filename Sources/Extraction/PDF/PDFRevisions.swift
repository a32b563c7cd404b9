/// Earlier states of a file that still stand in it, because writers append their changes (ISO 32000-1, 7.5.6).
enum PDFRevisions {
    /// The prefixes of the file that are documents of their own, oldest first; the whole file is not among them.
    ///
    /// Each one ends with the offset after a `startxref`. Two of those with one end mark are two documents in
    /// one file, of which readers choose differently.
    static func prefixes(of bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var ends: [Int] = []
        var position = bytes.startIndex
        while let found = bytes[position...].firstIndex(of: UInt8(ascii: "s")) {
            position = found + 1
            guard bytes[found...].has("startxref") else { continue }
            if let end = endOfOffset(bytes, after: found + 9) { ends.append(end) }
        }
        return ends.dropLast().map { bytes[..<$0] }
    }

    /// Where the number ends that follows; `nil` for 0, which in a file for the web stands for the end of the file.
    private static func endOfOffset(_ bytes: ArraySlice<UInt8>, after start: Int) -> Int? {
        let rest = bytes[start...].prefix(32)
        guard let first = rest.firstIndex(where: { !$0.isPDFSpace }) else { return nil }
        let digits = rest[first...].prefix(while: \.isDigit)
        guard digits.contains(where: { $0 != UInt8(ascii: "0") }) else { return nil }
        return digits.endIndex
    }

    /// Whether the file ends before it should: without an end mark, or shorter than a file for the web says it is.
    static func isCutOff(_ bytes: ArraySlice<UInt8>) -> Bool {
        let head = bytes.prefix(1_024)
        if let mark = head.indices.first(where: { bytes[$0...].has("/Linearized") }) {
            let dictionary = bytes[mark...].prefix(256)
            let length = dictionary.indices.first { bytes[$0...].has("/L ") }
            if let length {
                var tokens = PDFTokens(Array(bytes[(length + 2)...].prefix(16)))
                if let size = tokens.wholeNumber(), size > bytes.count { return true }
            }
        }
        var position = bytes.endIndex
        while let mark = bytes[..<position].lastIndex(of: UInt8(ascii: "%")) {
            if bytes[mark...].has("%EOF") {
                return bytes[mark...].dropFirst(4).contains { $0 > 0x20 } && hasObject(bytes[mark...])
            }
            position = mark
        }
        return true
    }

    /// Whether an object begins there, which nothing ends.
    private static func hasObject(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.indices.contains { bytes[$0] == UInt8(ascii: "o") && bytes[$0...].has("obj") }
    }

    /// What follows the last end mark, where a reader does not look; white space left out.
    static func trailing(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var end = bytes.endIndex
        while end > bytes.startIndex {
            guard let mark = bytes[..<end].lastIndex(of: UInt8(ascii: "%")) else { break }
            if bytes[mark...].has("%EOF") { return trimmed(bytes[(mark + 4)...]) }
            end = mark
        }
        return []
    }

    /// What precedes the file's own first bytes; white space left out.
    static func leading(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let header = bytes.indices.prefix(1_024).first { bytes[$0...].has("%PDF-") }
        return trimmed(bytes[..<(header ?? bytes.startIndex)])
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes.drop { $0.isPDFSpace }
        while let last = rest.last, last.isPDFSpace { rest.removeLast() }
        return rest
    }
}
