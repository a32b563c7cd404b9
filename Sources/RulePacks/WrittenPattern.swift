import Documents

/// A pattern as it stands in its file, and as PCRE2 gets it once lists are filled in.
struct WrittenPattern: Sendable {
    let file: SourceFile
    let scalar: SourceScalar
    let expanded: String
    private let splices: [Splice]

    private struct Splice: Sendable {
        /// Bytes of the written pattern: `{list: name}`.
        let written: Range<Int>
        /// Bytes of the expanded pattern: `(?:a|b)`.
        let expanded: Range<Int>
    }

    /// - Returns: `nil`, after logging, where a list does not exist.
    init?(_ scalar: SourceScalar, in file: SourceFile, lists: WordLists) {
        self.file = file
        self.scalar = scalar
        var expanded: [UInt8] = []
        var splices: [Splice] = []
        let written = Array(scalar.text.utf8)
        var offset = 0
        var isWhole = true
        while offset < written.count {
            guard let reference = Self.reference(in: written, at: offset) else {
                expanded.append(written[offset])
                offset += 1
                continue
            }
            let words = lists.pattern(
                reference.name, in: file, at: scalar.position(ofByte: reference.nameOffset, in: file))
            isWhole = isWhole && words != nil
            let start = expanded.count
            expanded += Array((words ?? "").utf8)
            splices.append(Splice(written: reference.range, expanded: start..<expanded.count))
            offset = reference.range.upperBound
        }
        guard isWhole else { return nil }
        self.expanded = String(decoding: expanded, as: UTF8.self)
        self.splices = splices
    }

    /// Where in the file the byte at `offset` of the expanded pattern was written; a list's own bytes lie at its name.
    func position(ofExpandedByte offset: Int) -> SourcePosition {
        var shift = 0
        for splice in splices {
            if offset < splice.expanded.lowerBound { break }
            if offset < splice.expanded.upperBound { return position(ofByte: splice.written.lowerBound) }
            shift = splice.written.upperBound - splice.expanded.upperBound
        }
        return position(ofByte: offset + shift)
    }

    /// Where in the file the byte at `offset` of the pattern as written stands.
    func position(ofByte offset: Int) -> SourcePosition {
        scalar.position(ofByte: offset, in: file)
    }

    // MARK: Lists

    private struct Reference {
        let range: Range<Int>
        let name: String
        let nameOffset: Int
    }

    /// Reads `{list: name}`; spaces after the colon and before the brace may be left out.
    private static func reference(in bytes: [UInt8], at offset: Int) -> Reference? {
        let head = "{list:".utf8
        guard bytes[offset] == UInt8(ascii: "{"), bytes[offset...].starts(with: head),
            let close = bytes[offset...].firstIndex(of: UInt8(ascii: "}"))
        else { return nil }
        let space = UInt8(ascii: " ")
        let inside = bytes[(offset + head.count)..<close]
        let nameOffset = inside.firstIndex { $0 != space } ?? close
        let name = String(decoding: bytes[nameOffset..<close].split(separator: space).joined(), as: UTF8.self)
        return Reference(range: offset..<(close + 1), name: name, nameOffset: nameOffset)
    }
}
