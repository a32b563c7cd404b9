/// The lines of a text, numbered as an editor numbers them.
///
/// A line ends at a line feed, a carriage return, both, U+0085, U+2028 or U+2029. A form feed ends a line and a page.
struct TextLines: Sequence, IteratorProtocol {
    struct Line {
        let text: ArraySlice<UInt8>
        /// One-based.
        let number: Int32
        /// One-based; `nil` in a text without any form feed before this line.
        let page: Int32?
    }

    private var rest: ArraySlice<UInt8>
    private var number: Int32 = 0
    private var page: Int32 = 1
    private var isFinished = false
    private let hasPages: Bool

    init(_ text: ArraySlice<UInt8>) {
        rest = text
        hasPages = text.contains(0x0C)
    }

    mutating func next() -> Line? {
        guard !isFinished else { return nil }
        number += 1
        let end = endOfLine()
        let line = Line(text: rest[..<end.index], number: number, page: hasPages ? page : nil)
        isFinished = end.length == 0
        if end.startsPage {
            page += 1
            // A form feed alone does not end the line of an editor.
            number -= 1
        }
        rest = rest[(end.index + end.length)...]
        return line
    }

    private func endOfLine() -> (index: Int, length: Int, startsPage: Bool) {
        var index = rest.startIndex
        while index < rest.endIndex {
            let byte = rest[index]
            // Most bytes end nothing.
            guard byte < 0x20 || byte == 0xC2 || byte == 0xE2 else {
                index += 1
                continue
            }
            switch byte {
            case 0x0A: return (index, 1, false)
            case 0x0C: return (index, 1, true)
            case 0x0D: return (index, rest[(index + 1)...].first == 0x0A ? 2 : 1, false)
            case 0xC2 where rest[(index + 1)...].first == 0x85: return (index, 2, false)
            case 0xE2 where isSeparator(rest[(index + 1)...].prefix(2)): return (index, 3, false)
            default: index += 1
            }
        }
        return (index, 0, false)
    }

    private func isSeparator(_ tail: ArraySlice<UInt8>) -> Bool {
        tail.first == 0x80 && (tail.last == 0xA8 || tail.last == 0xA9)
    }
}
