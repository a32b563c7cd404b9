/// The cells of a text table in order (RFC 4180, and what programs really write).
struct TableCells: Sequence, IteratorProtocol {
    struct Cell {
        /// As it stands in the file, with its quotes.
        let raw: ArraySlice<UInt8>
        let isQuoted: Bool
        /// Whether quotes inside it are written with a backslash.
        let hasBackslashes: Bool
        /// Whether it is the last of its row.
        let endsRow: Bool
        /// One-based line of the file on which it begins.
        let line: Int32

        /// What it says: without the quotes around it, two quotes inside made one.
        ///
        /// What stands after the closing quote is kept.
        var value: ArraySlice<UInt8> {
            guard isQuoted else { return raw }
            if hasBackslashes { return withoutBackslashes }
            var value: [UInt8] = []
            value.reserveCapacity(raw.count)
            var wasQuote = true
            for byte in raw.dropFirst() {
                if byte == 0x22, !wasQuote {
                    wasQuote = true
                    continue
                }
                if wasQuote, byte == 0x22, !value.isEmpty || raw.count > 2 { value.append(byte) }
                if byte != 0x22 { value.append(byte) }
                wasQuote = false
            }
            return value[...]
        }

        private var withoutBackslashes: ArraySlice<UInt8> {
            var value: [UInt8] = []
            var rest = raw.dropFirst()
            while let byte = rest.popFirst() {
                if byte == 0x5C, rest.first == 0x22 {
                    value.append(0x22)
                    rest = rest.dropFirst()
                } else if byte != 0x22 {
                    value.append(byte)
                }
            }
            return value[...]
        }
    }

    /// Whether a quote was opened that nobody closed.
    private(set) var endedInsideQuotes = false

    private let text: ArraySlice<UInt8>
    private let separator: UInt8
    private let hasBackslashes: Bool
    private var index: Int
    private var line: Int32 = 1
    private var isFinished: Bool

    init(_ text: ArraySlice<UInt8>, separator: UInt8, hasBackslashes: Bool = false) {
        self.text = text
        self.hasBackslashes = hasBackslashes
        self.separator = separator
        index = text.startIndex
        isFinished = text.isEmpty
    }

    mutating func next() -> Cell? {
        guard !isFinished else { return nil }
        let start = index
        let startLine = line
        let isQuoted = index < text.endIndex && text[index] == 0x22
        if isQuoted { skipQuoted() }
        while index < text.endIndex, text[index] != separator, text[index] != 0x0A, text[index] != 0x0D {
            index += 1
        }
        let raw = text[start..<index]
        let endsRow = index >= text.endIndex || text[index] != separator
        step(over: endsRow)
        return Cell(
            raw: raw, isQuoted: isQuoted, hasBackslashes: hasBackslashes, endsRow: endsRow, line: startLine)
    }

    private mutating func skipQuoted() {
        index += 1
        while index < text.endIndex {
            if text[index] == 0x22 {
                index += 1
                guard index < text.endIndex, text[index] == 0x22 else { return }
            } else if text[index] == 0x0A {
                line += 1
            } else if hasBackslashes, text[index] == 0x5C, text[(index + 1)...].first == 0x22 {
                index += 1
            }
            index += 1
        }
        endedInsideQuotes = true
        index = text.endIndex
    }

    private mutating func step(over endsRow: Bool) {
        guard endsRow else {
            index += 1
            return
        }
        line += 1
        if index < text.endIndex, text[index] == 0x0D, index + 1 < text.endIndex, text[index + 1] == 0x0A {
            index += 1
        }
        index = Swift.min(index + 1, text.endIndex)
        isFinished = index >= text.endIndex
    }
}
