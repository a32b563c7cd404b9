import Documents

/// The source data of a pivot table ([MS-XLS] 2.1.7.4).
struct PivotCache97 {
    private(set) var builder = PartTextBuilder()

    init(_ stream: ArraySlice<UInt8>, _ book: Excel97Book) {
        var label = Place.absent
        var records = SheetRecords(stream)
        while let record = records.next() {
            var strings = SheetStrings(record, isUnicode: book.isUnicode, codePage: book.codePage)
            switch record.type {
            case 0x00C7:
                strings.skip(14)
                guard let name = strings.text(lengthBytes: 2) else { continue }
                label = builder.name(String(decoding: name, as: UTF8.self))
                add(name, Place.absent)
            case 0x00CD: if let text = strings.text(lengthBytes: 2) { add(text, label) }
            case 0x00C9:
                if let number = record.content.double(at: 0) { add(SheetCells.text(of: number), label) }
            case 0x00CC:
                if let number = record.content.number16(at: 0) { add(Array("\(number)".utf8), label) }
            case 0x00CE: if let date = Self.date(record.content) { add(date, label) }
            case 0x00C6:
                for run in PrintableRuns.find(in: record.content, least: 3) {
                    builder.append(run.trimmed, kind: .metadata, label: builder.name("author"))
                }
            default: break
            }
        }
    }

    private mutating func add(_ text: [UInt8], _ label: Int32) {
        builder.append(text.trimmed, kind: .tableCell, concealment: .cachedData, label: label)
    }

    private static func date(_ content: ArraySlice<UInt8>) -> [UInt8]? {
        guard let year = content.number16(at: 0), let month = content.number16(at: 2),
            let day = content.number8(at: 4)
        else { return nil }
        return Array("\(year)/\(month)/\(day)".utf8)
    }
}
