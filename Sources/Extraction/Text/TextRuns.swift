import Documents

/// Runs of text among bytes that are no text: what deleted records, free pages and trailing data still say.
struct TextRuns {
    /// Shorter runs come about by chance.
    private static let shortest = 6
    /// Bytes of runs that are kept.
    private static let most = 1 << 24

    private(set) var runs: [ArraySlice<UInt8>] = []
    private var kept = 0
    /// Whether only UTF-8 counts, so that a run ends where it does.
    private let isUnicode: Bool

    /// Collects the runs that are UTF-8, ASCII or, in bytes above ASCII, may be text of another encoding.
    init(in bytes: ArraySlice<UInt8>) {
        isUnicode = false
        add(bytes)
    }

    init(isUnicode: Bool = false) {
        self.isUnicode = isUnicode
    }

    var isEmpty: Bool { runs.isEmpty }

    /// Looks through more bytes.
    mutating func add(_ bytes: ArraySlice<UInt8>) {
        var start = bytes.startIndex
        var index = start
        while index <= bytes.endIndex {
            if index == bytes.endIndex || bytes[index] < 0x20 || bytes[index] == 0x7F {
                keep(bytes[start..<index])
                start = index + 1
            }
            index += 1
        }
    }

    private mutating func keep(_ run: ArraySlice<UInt8>) {
        guard isUnicode, !UTF8Check.isValid(run) else { return keepWhole(run) }
        var start = run.startIndex
        var index = start
        while index < run.endIndex {
            let length = run[index] < 0x80 ? 1 : UTF8Check.sequenceLength(run[index...].prefix(4))
            if length == 0 {
                keepWhole(run[start..<index])
                start = index + 1
            }
            index += max(1, length)
        }
        keepWhole(run[min(start, run.endIndex)...])
    }

    private mutating func keepWhole(_ run: ArraySlice<UInt8>) {
        let text = run.drop { $0 == 0x20 }
        guard text.count >= Self.shortest, kept + text.count <= Self.most, Self.saysSomething(text) else {
            return
        }
        kept += text.count
        runs.append(text)
    }

    /// Whether it is mostly letters and digits, or valid UTF-8 beyond ASCII.
    private static func saysSomething(_ text: ArraySlice<UInt8>) -> Bool {
        let words = text.reduce(0) { $0 + ($1.isASCIIWord || $1 >= 0x80 ? 1 : 0) }
        return words * 2 >= text.count && words >= 4
    }

    /// Only the runs for which this holds.
    func filter(_ isIncluded: (ArraySlice<UInt8>) -> Bool) -> TextRuns {
        var some = self
        some.runs = runs.filter(isIncluded)
        return some
    }

    /// Hands them over as hidden text; what of them is text in no encoding is no text and nothing is missed.
    func deliver(to extraction: Extraction, mediaType: String, path: PartPath) {
        let joined = Array(runs.joined(separator: [0x0A]))
        var builder = PartTextBuilder()
        for reading in TextDecoder.decode(joined[...]).readings.prefix(2) {
            for line in reading.text.split(separator: 0x0A) {
                builder.append(line, kind: .hidden, concealment: .cachedData)
            }
        }
        extraction.deliver(builder, mediaType: mediaType, path: path)
    }
}
