import Documents

/// The cells of a DBF file as one text of its encoding, so that its encoding is told from all of them together.
struct DBFRecords {
    let header: DBFHeader
    /// Cells end at a tab, records at a line feed; neither is part of a character in any encoding of bytes.
    private(set) var text: [UInt8] = []
    private var deleted: Set<Int32> = []
    /// The first row holds the names of the fields.
    private var row: Int32 = 0

    init(header: DBFHeader) {
        self.header = header
    }

    mutating func appendHeader(_ bytes: ArraySlice<UInt8>) {
        append(header.fields.map { Array($0.name) })
    }

    mutating func append(_ record: ArraySlice<UInt8>) {
        if record.first == UInt8(ascii: "*") { deleted.insert(row + 1) }
        append(
            header.fields.map { field in
                let raw = record.slice(at: field.start, length: field.length) ?? []
                let value = DBFValue.text(raw, of: field, isVisualFoxPro: header.isVisualFoxPro)
                return value.count == field.length ? Self.withoutHalf(value) : value
            })
    }

    private mutating func append(_ cells: [[UInt8]]) {
        row += 1
        for (index, cell) in cells.enumerated() {
            if index > 0 { text.append(0x09) }
            for byte in cell { text.append((0x09...0x0D).contains(byte) ? 0x20 : byte) }
        }
        text.append(0x0A)
    }

    /// Text that fills its field was often cut inside its last character.
    private static func withoutHalf(_ value: [UInt8]) -> [UInt8] {
        guard let last = value.last, last >= 0x80 else { return value }
        for length in 1...3 where value.count > length {
            // What is UTF-8 but for its end.
            let whole = value.dropLast(length)
            let tail = value.suffix(length)
            guard let lead = tail.first, lead >= 0xC0, tail.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 })
            else {
                continue
            }
            if length < (lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2), whole.contains(where: { $0 >= 0x80 }),
                UTF8Check.isValid(whole)
            {
                return Array(whole)
            }
        }
        guard !UTF8Check.isValid(value[...]) else { return value }
        // Of encodings with two bytes: an odd row of high bytes at the end, counted from the last plain character on.
        var isLead = false
        for byte in value { isLead = !isLead && byte >= 0x81 }
        return isLead ? value.dropLast() : value
    }

    /// The table that a reading of ``text`` gives.
    func table(of reading: ArraySlice<UInt8>) -> PartTextBuilder {
        var builder = PartTextBuilder()
        var labels: [Int32] = []
        var row: Int32 = 1
        for line in reading.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
            if row == 1 { labels = cells.map { builder.name(String(decoding: $0, as: UTF8.self)) } }
            let concealment: Concealment = deleted.contains(row) ? .hiddenRow : .none
            var rowHasText = false
            for (column, cell) in cells.enumerated() where !cell.isEmpty {
                builder.append(
                    cell, kind: .tableCell, concealment: concealment,
                    place: Place(row: row, column: Int32(column) + 1),
                    label: row > 1 && column < labels.count ? labels[column] : Place.absent,
                    separator: rowHasText ? 0x09 : 0x0A)
                rowHasText = true
            }
            row += 1
        }
        return builder
    }
}
