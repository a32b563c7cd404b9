import Documents

/// What a pivot table keeps of its source: the fields' names, the different values of each, and every record.
///
/// The records of a small table have given away thousands of people (ECMA-376 part 1, 18.10). They are told as rows under their
/// fields' names, so that a name and a number of one person stay neighbours.
final class PivotCache {
    struct Field {
        var name: [UInt8]
        /// The different values, to which records refer by number.
        var items: [ArraySlice<UInt8>] = []
        var isUsed: [Bool] = []
    }

    fileprivate(set) var fields: [Field] = []
    /// The sheet that it was made from, where it was one of this workbook's.
    fileprivate(set) var sheet: String?
    /// Whether it was made from another file or a database.
    fileprivate(set) var isFromOutside = false
    /// Whatever else the part says.
    let sweep = SweepVisitor(concealment: .cachedData, named: [.s, .n, .d, .cacheField])
    /// Texts that no sheet of this workbook holds.
    fileprivate(set) var unshown = 0
    private let isShown: (ArraySlice<UInt8>) -> Bool

    /// - Parameter isShown: whether a sheet of the workbook holds that text.
    init(isShown: @escaping (ArraySlice<UInt8>) -> Bool) {
        self.isShown = isShown
    }

    fileprivate func note(_ text: ArraySlice<UInt8>) {
        if !text.isEmpty, !isShown(text.trimmed) { unshown += 1 }
    }

    /// Whether it keeps anything but names.
    var holdsData: Bool { unshown > 0 || fields.contains { !$0.items.isEmpty } }

    /// Values that no record refers to: what was deleted from the source may still stand here.
    func leftovers() -> PartTextBuilder {
        var builder = PartTextBuilder()
        for field in fields {
            let label = builder.name(String(decoding: field.name, as: UTF8.self))
            for (index, item) in field.items.enumerated() where !field.isUsed[index] {
                builder.append(item.trimmed, kind: .tableCell, concealment: .cachedData, label: label)
            }
        }
        return builder
    }
}

/// Reads the definition of a pivot cache.
final class PivotCacheVisitor: XMLVisitor {
    let cache: PivotCache
    private var names: [XMLName] = []

    init(cache: PivotCache) {
        self.cache = cache
    }

    func start(_ element: XMLElement) {
        switch element.name {
        case .cacheField:
            cache.fields.append(PivotCache.Field(name: Array(element[.name] ?? [])))
            sweep(element)
        case .s, .n, .d, .b, .e:
            if names.contains(.sharedItems), let top = cache.fields.indices.last {
                if element.name == .s { cache.note(element[.v] ?? []) }
                // The value's place counts, even where it is empty.
                let value = Array(element[.v] ?? [])[...]
                cache.fields[top].items.append(value)
                cache.fields[top].isUsed.append(false)
            } else {
                sweep(element)
            }
        case .m:
            if names.contains(.sharedItems), let top = cache.fields.indices.last {
                cache.fields[top].items.append([])
                cache.fields[top].isUsed.append(true)
            }
        case .cacheSource:
            cache.isFromOutside = element.string(.type) != "worksheet"
            sweep(element)
        case .worksheetSource:
            cache.sheet = element.string(.sheet)
            if element.qualified(.id) != nil { cache.isFromOutside = true }
            sweep(element)
        default: sweep(element)
        }
        names.append(element.name)
    }

    private func sweep(_ element: XMLElement) {
        cache.sweep.start(element)
        cache.sweep.end(element.name)
    }

    func end(_ name: XMLName) { _ = names.popLast() }
    func text(_ bytes: [UInt8]) { cache.sweep.text(bytes) }
    func remark(_ bytes: [UInt8], line: Int32) { cache.sweep.remark(bytes, line: line) }
}

/// Reads the records of a pivot cache, one row for each.
final class PivotRecordsVisitor: XMLVisitor {
    private static let flushBytes = 8 << 20
    private static let longBytes = 1_024
    private static let mostRepeatedBytes = 8 << 20

    private let cache: PivotCache
    private let hand: (PartTextBuilder) -> Void
    private var builder = PartTextBuilder()
    private var row: Int32 = 0
    private var column = 0
    private var rowHasText = false
    private var repeatedBytes = 0

    /// Whether long values are referred to again and again: a bomb that no limit on expansion sees.
    var isBomb: Bool { repeatedBytes > Self.mostRepeatedBytes }

    init(cache: PivotCache, hand: @escaping (PartTextBuilder) -> Void) {
        self.cache = cache
        self.hand = hand
    }

    func finish() {
        if !builder.isEmpty { hand(builder) }
        builder = PartTextBuilder()
    }

    func start(_ element: XMLElement) {
        switch element.name {
        case .r:
            row = row == .max ? row : row + 1
            column = 0
            rowHasText = false
        case .x: referred(element.integer(.v))
        case .s, .n, .d, .b, .e:
            if element.name == .s { cache.note(element[.v] ?? []) }
            deliver(element[.v] ?? [])
        case .m: column += 1
        default: break
        }
    }

    func end(_ name: XMLName) {
        guard name == .r else { return }
        if builder.count > Self.flushBytes { finish() }
    }

    func text(_ bytes: [UInt8]) { builder.append(bytes.trimmed, kind: .metadata, concealment: .cachedData) }

    func remark(_ bytes: [UInt8], line: Int32) {
        builder.append(bytes.trimmed, kind: .comment, concealment: .markupOnly)
    }

    private func referred(_ index: Int?) {
        guard let index, cache.fields.indices.contains(column),
            cache.fields[column].items.indices.contains(index)
        else {
            column += 1
            return
        }
        let item = cache.fields[column].items[index]
        if cache.fields[column].isUsed[index], item.count >= Self.longBytes { repeatedBytes += item.count }
        cache.fields[column].isUsed[index] = true
        deliver(isBomb ? [] : item)
    }

    private func deliver(_ value: ArraySlice<UInt8>) {
        defer { column += 1 }
        let text = value.trimmed
        guard !text.isEmpty else { return }
        let label =
            cache.fields.indices.contains(column)
            ? builder.name(String(decoding: cache.fields[column].name, as: UTF8.self)) : Place.absent
        builder.append(
            text, kind: .tableCell, concealment: .cachedData,
            place: Place(row: row, column: Int32(clamping: column + 1)), label: label,
            separator: rowHasText ? UInt8(ascii: "\t") : UInt8(ascii: "\n"))
        rowHasText = true
    }
}
