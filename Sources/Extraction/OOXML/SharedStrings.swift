import Documents

/// A workbook's table of strings: one buffer and where each string ends.
struct SharedStrings {
    fileprivate(set) var bytes: [UInt8] = []
    fileprivate(set) var ends: [Int] = []
    /// Which strings a cell has shown.
    private var used: [Bool] = []
    /// Bytes of long strings shown once more.
    private var repeatedBytes = 0

    /// The string of that number, which counts as shown from now on; `nil` where there is none.
    mutating func take(_ index: Int) -> ArraySlice<UInt8>? {
        guard index >= 0, index < ends.count else { return nil }
        if used.isEmpty { used = [Bool](repeating: false, count: ends.count) }
        let text = self[index]
        if used[index], text.count >= Self.longBytes { repeatedBytes += text.count }
        used[index] = true
        return text
    }

    /// Whether long strings are shown again and again: a bomb that no limit on expansion sees.
    ///
    /// Words are repeated a million times in honest tables, pages of text are not.
    var isBomb: Bool { repeatedBytes > Self.mostRepeatedBytes }

    private static let longBytes = 1_024
    private static let mostRepeatedBytes = 8 << 20

    private subscript(index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    /// What stands for each string where another part's strings are looked up.
    func hashes() -> Set<Int> { Set(ends.indices.map { Self.hash(self[$0]) }) }

    static func hash(_ text: ArraySlice<UInt8>) -> Int {
        var hasher = Hasher()
        unsafe text.trimmed.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        return hasher.finalize()
    }

    /// Strings that no cell shows: what has been deleted from the sheets may still stand here.
    func unused() -> [ArraySlice<UInt8>] {
        ends.indices.filter { used.isEmpty || !used[$0] }.map { self[$0] }
    }
}

/// Reads a table of shared strings; readings of names in kana or pinyin come beside their string.
final class SharedStringsVisitor: XMLVisitor {
    private(set) var strings = SharedStrings()
    /// Phonetic readings and whatever else stands in the part.
    private(set) var builder = PartTextBuilder()
    private var isPhonetic = false
    private var isText = false
    private var phonetic: [UInt8] = []

    func start(_ element: XMLElement) {
        switch element.name {
        case .rPh: isPhonetic = true
        case .t: isText = true
        default:
            for attribute in element.attributes where element.value(of: attribute).isTelling {
                guard !SweepVisitor.fontNames.contains(attribute.name), attribute.name != .val else {
                    continue
                }
                builder.append(element.value(of: attribute), kind: .metadata)
            }
        }
    }

    func text(_ bytes: [UInt8]) {
        if isText, isPhonetic {
            phonetic += bytes
        } else if isText {
            strings.bytes += bytes
        } else {
            builder.append(bytes.trimmed, kind: .body)
        }
    }

    func end(_ name: XMLName) {
        switch name {
        case .t: isText = false
        case .rPh: isPhonetic = false
        case .si:
            strings.ends.append(strings.bytes.count)
            builder.append(phonetic, kind: .tableCell, concealment: .markupOnly)
            phonetic.removeAll(keepingCapacity: true)
        default: break
        }
    }

    func remark(_ bytes: [UInt8], line: Int32) {
        builder.append(bytes.trimmed, kind: .comment, concealment: .markupOnly)
    }
}
