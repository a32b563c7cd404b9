/// Rows that are found by their shape among bytes that no table uses: the record of a row says how long it and each of
/// its values are (https://www.sqlite.org/fileformat2.html, 1.6 and 2.1), which chance hardly imitates.
///
/// Read as mere runs of text, a row's values would run into one another and into the head of the next row.
struct SQLiteCells {
    /// The texts of the rows, each row's one after the other.
    private(set) var texts: [ArraySlice<UInt8>] = []

    private static let mostTexts = 200_000
    private static let mostColumns = 200

    init(in bytes: ArraySlice<UInt8>) {
        var position = bytes.startIndex
        while position < bytes.endIndex, texts.count < Self.mostTexts {
            if let cell = Cell(bytes[position...]) {
                texts += cell.texts
                position = cell.end
            } else {
                position += 1
            }
        }
    }

    /// One row: how long it is, its number, its head, its values.
    private struct Cell {
        var texts: [ArraySlice<UInt8>] = []
        var end: Int

        init?(_ bytes: ArraySlice<UInt8>) {
            var rest = bytes
            guard let length = Self.number(&rest), length >= 3, length <= rest.count,
                let row = Self.number(&rest), row > 0, length <= rest.count
            else { return nil }
            end = rest.startIndex + length
            var head = rest.prefix(length)
            guard let headLength = Self.number(&head), headLength > 1, headLength <= length else {
                return nil
            }
            let values = rest.startIndex + headLength
            head = head[..<max(head.startIndex, values)]
            var position = values
            var columns = 0
            while !head.isEmpty {
                guard let type = Self.number(&head), let size = Self.size(of: type), size <= end - position
                else { return nil }
                if type >= 13, type & 1 == 1, size > 0 { texts.append(bytes[position..<(position + size)]) }
                position += size
                columns += 1
                guard columns <= mostColumns else { return nil }
            }
            guard position == end, !texts.isEmpty else { return nil }
        }

        /// A number of one to nine bytes; `nil` where it ends too early or is of no use here.
        private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
            var value = 0
            for _ in 0..<5 {
                guard let byte = rest.popFirst() else { return nil }
                value = value << 7 | Int(byte & 0x7F)
                if byte < 0x80 { return value }
            }
            return nil
        }

        private static func size(of type: Int) -> Int? {
            let sizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]
            if type < sizes.count { return sizes[type] }
            return type < 12 ? nil : (type - 12) / 2
        }
    }
}
