import Documents
import PCRE2

/// Tells lists of people from names that only stand in a row.
///
/// A register needs neither a label nor a header: that row after row joins a name with a number, a phone, an address, a
/// date or a case is what makes it one.
struct PeopleRegister: Sendable {
    private let rows: Int
    private let beside: CompiledPattern
    private let unless: CompiledPattern?

    init(rows: Int, beside: CompiledPattern, unless: CompiledPattern?) {
        self.rows = rows
        self.beside = beside
        self.unless = unless
    }

    /// The hits that are entries of a list.
    ///
    /// - Parameters:
    ///   - hits: of the rule's pattern, in any order.
    ///   - part: where they stand.
    ///   - data: what to search with; free again afterwards.
    /// - Returns: the index of each such hit, with the number of names that its list has, in the order of the text.
    func entries(
        among hits: [Hit], in part: PartReading, using data: borrowing MatchData
    ) -> [(hit: Int, names: Int)] {
        guard hits.count >= rows else { return [] }
        var lists: [[Entry]] = []
        let order = hits.indices.sorted { hits[$0].value.lowerBound < hits[$1].value.lowerBound }
        for index in order {
            guard let entry = entry(of: hits[index], number: index, in: part, using: data) else { continue }
            if let last = lists.last?.last, isNear(last, entry, in: part) {
                lists[lists.count - 1].append(entry)
            } else {
                lists.append([entry])
            }
        }
        return lists.flatMap { list -> [(hit: Int, names: Int)] in
            let names = Set(list.map { CanonicalValue.bytes(part.view.bytes[hits[$0.hit].value]) }).count
            guard names >= rows, !isHeadedOtherwise(list, in: part, using: data) else { return [] }
            return list.map { (hit: $0.hit, names: names) }
        }
    }

    /// A name with something of its owner's on its row.
    private struct Entry {
        let hit: Int
        let row: Range<Int>
        let sheet: Int32
    }

    /// A longer line is a paragraph.
    private static let rowBytes = 600
    /// Lines between two entries of one list: records of several lines, a page's end, a remark.
    private static let linesApart = 5
    /// Lines over a list that may be its head.
    private static let headLines = 3

    private func entry(
        of hit: Hit, number: Int, in part: PartReading, using data: borrowing MatchData
    ) -> Entry? {
        guard hit.value.upperBound <= part.view.mainCount else { return nil }
        let line = part.line(of: hit.value, reach: Self.rowBytes)
        guard line.isWhole else { return nil }
        let row = line.range
        let hasCompany =
            occurs(beside, in: row.lowerBound..<hit.value.lowerBound, of: part, using: data)
            || occurs(beside, in: hit.value.upperBound..<row.upperBound, of: part, using: data)
        guard hasCompany, !isNoPersons(row, of: part, using: data) else { return nil }
        let segment = part.segmentIndex(of: hit)
        if let segment, isHeadedOtherwise(part.text.segments[segment], of: part, using: data) { return nil }
        return Entry(hit: number, row: row, sheet: segment.map { part.text.segments[$0].place.sheet } ?? -1)
    }

    /// Whether what stands there is not about private persons.
    private func isNoPersons(
        _ range: Range<Int>, of part: PartReading, using data: borrowing MatchData
    ) -> Bool {
        unless.map { occurs($0, in: range, of: part, using: data) } ?? false
    }

    /// Whether the header of the name's own column says so.
    private func isHeadedOtherwise(
        _ cell: Segment, of part: PartReading, using data: borrowing MatchData
    ) -> Bool {
        guard let unless, cell.kind == .tableCell, let header = part.text.name(cell.label) else {
            return false
        }
        let bytes = NormalisedView(header).bytes
        let outcome = unless.firstMatch(in: bytes, from: 0, lastStart: bytes.count, using: data)
        if case .match = outcome { return true }
        return false
    }

    /// Where the engine gives up, the pattern counts as not there.
    private func occurs(
        _ pattern: CompiledPattern, in range: Range<Int>, of part: PartReading,
        using data: borrowing MatchData
    ) -> Bool {
        guard !range.isEmpty else { return false }
        let outcome = pattern.firstMatch(
            in: part.view.bytes, from: range.lowerBound, lastStart: range.upperBound - 1,
            end: range.upperBound, using: data)
        if case .match = outcome { return true }
        return false
    }

    private func isNear(_ one: Entry, _ other: Entry, in part: PartReading) -> Bool {
        guard one.sheet == other.sheet else { return false }
        guard one.row.upperBound <= other.row.lowerBound else { return true }
        let between = part.view.bytes[one.row.upperBound..<other.row.lowerBound]
        return between.count <= Self.linesApart * Self.rowBytes
            && between.count { $0 == 0x0A } <= Self.linesApart
    }

    /// Whether the lines over a list say that it is of something else, an office's staff for example.
    private func isHeadedOtherwise(
        _ list: [Entry], in part: PartReading, using data: borrowing MatchData
    ) -> Bool {
        guard let first = list.first else { return false }
        var end = first.row.lowerBound - 1
        for _ in 0..<Self.headLines where end > 0 {
            let line = part.line(of: end..<end, reach: Self.rowBytes)
            guard line.isWhole else { return false }
            if isNoPersons(line.range, of: part, using: data) { return true }
            end = line.range.lowerBound - 1
        }
        return false
    }
}
