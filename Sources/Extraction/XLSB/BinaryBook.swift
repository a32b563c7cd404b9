/// What the sheets of a binary workbook share.
struct BinaryBook {
    struct Sheet {
        let name: String
        let relationship: String
        /// 0 shown, 1 hidden, 2 very hidden.
        let state: Int
    }

    private(set) var sheets: [Sheet] = []
    private(set) var from1904 = false
    private(set) var strings: [[UInt8]] = []
    private var used: Set<Int> = []
    private var formats: [Int: NumberFormat] = [:]
    private var cellFormats: [NumberFormat] = []

    /// Reads the list of sheets.
    mutating func readWorkbook(_ part: ArraySlice<UInt8>) {
        for record in BinaryRecords(part) {
            var cursor = ByteCursor(record.content)
            switch record.type {
            case 153: from1904 = (cursor.number32() ?? 0) & 1 == 1
            case 156:
                guard let state = cursor.number32(), cursor.skip(4), let link = cursor.wideText(),
                    let name = cursor.wideText()
                else { continue }
                sheets.append(
                    Sheet(
                        name: String(decoding: name, as: UTF8.self),
                        relationship: String(decoding: link, as: UTF8.self), state: state))
            default: break
            }
        }
    }

    mutating func readStrings(_ part: ArraySlice<UInt8>) {
        for record in BinaryRecords(part) where record.type == 19 {
            var cursor = ByteCursor(record.content)
            cursor.skip(1)
            strings.append(cursor.wideText() ?? [])
        }
    }

    mutating func readStyles(_ part: ArraySlice<UInt8>) {
        var isInCellFormats = false
        for record in BinaryRecords(part) {
            var cursor = ByteCursor(record.content)
            switch record.type {
            case 44:
                if let number = cursor.number16(), let code = cursor.wideText() {
                    formats[number] = NumberFormat(code: code[...])
                }
            case 617: isInCellFormats = true
            case 618: isInCellFormats = false
            case 47 where isInCellFormats:
                let number = record.content.number16(at: 2) ?? 0
                cellFormats.append(formats[number] ?? NumberFormat(builtIn: number))
            default: break
            }
        }
    }

    func format(_ index: Int) -> NumberFormat {
        index < cellFormats.count ? cellFormats[index] : .general
    }

    /// The shared text of that number, which counts as shown from now on.
    mutating func take(_ index: Int) -> [UInt8]? {
        guard index >= 0, index < strings.count else { return nil }
        used.insert(index)
        return strings[index]
    }

    /// Shared texts that no cell shows.
    var unused: [[UInt8]] {
        strings.indices.filter { !used.contains($0) }.map { strings[$0] }
    }
}
