/// The numbers of a date in the order in which they are written, whatever stands between them.
struct DateFields {
    private(set) var numbers: [Int] = []
    /// How many digits each was written with; for Chinese numerals, how many an ordinary writer would have needed.
    private(set) var widths: [Int] = []
    /// The month, where it is written as an English word.
    private(set) var month: Int?

    init(_ value: some Collection<UInt8>) {
        let bytes = Array(value)
        var index = 0
        while index < bytes.count {
            if bytes[index].isDigit {
                index = readDigits(bytes, from: index)
            } else if bytes[index].isLetter {
                index = readWord(bytes, from: index)
            } else if let length = ChineseNumeral.length(bytes, at: index) {
                index = readNumeral(bytes, from: index, first: length)
            } else {
                index += ScalarDecoding.scalar(bytes, at: index)?.length ?? 1
            }
        }
    }

    private mutating func readDigits(_ bytes: [UInt8], from start: Int) -> Int {
        var end = start
        var number = 0
        while end < bytes.count, bytes[end].isDigit {
            number = min(number * 10 + Int(bytes[end] & 0x0F), 999_999_999)
            end += 1
        }
        numbers.append(number)
        widths.append(end - start)
        return end
    }

    private mutating func readWord(_ bytes: [UInt8], from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end].isLetter { end += 1 }
        let word = bytes[start..<end].prefix(3).map(\.lowercased)
        if end - start >= 3, let index = Self.months.firstIndex(of: word) { month = index + 1 }
        return end
    }

    private mutating func readNumeral(_ bytes: [UInt8], from start: Int, first length: Int) -> Int {
        var end = start + length
        while end < bytes.count, let next = ChineseNumeral.length(bytes, at: end) { end += next }
        if let number = ChineseNumeral.value(bytes[start..<end]) {
            numbers.append(number)
            widths.append(String(number).utf8.count)
        }
        return end
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ].map { Array($0.utf8) }
}
