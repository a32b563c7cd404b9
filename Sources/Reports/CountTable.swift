/// Counts of documents in rows and columns, made safe to show: a small count could point at a person.
///
/// Counts of 1 up to the threshold are hidden, and with them as many more as it takes so that no hidden count can be
/// worked out from a total: in every row and column that has a total either nothing is hidden, or two counts or more
/// that are not small together.
package struct CountTable: Sendable {
    /// Counts below this, except 0, are hidden.
    package static let threshold = 5

    private let counts: [[Int]]
    private var hidden: [[Bool]]
    private let hasRowTotals: Bool

    /// - Parameters:
    ///   - counts: rows of equal length.
    ///   - hasRowTotals: whether a row's counts add up to something; a column's always do.
    package init(_ counts: [[Int]], hasRowTotals: Bool) {
        self.hasRowTotals = hasRowTotals
        let width = counts.first?.count ?? 0
        var rows = counts
        if hasRowTotals { rows = rows.map { $0 + [$0.reduce(0, +)] } }
        let columns = hasRowTotals ? width + 1 : width
        rows.append((0..<columns).map { column in rows.reduce(0) { $0 + $1[column] } })
        self.counts = rows
        hidden = rows.map { $0.map { (1..<Self.threshold).contains($0) } }
        while hideMore() {}
    }

    /// Rows with their total last, where they have one; the last row is the total.
    ///
    /// What is hidden is `nil`.
    package var shown: [[Int?]] {
        counts.indices.map { row in counts[row].indices.map { hidden[row][$0] ? nil : counts[row][$0] } }
    }

    private typealias Place = (row: Int, column: Int)

    /// The lines whose counts add up, each with its total last.
    private var lines: [[Place]] {
        let rows = hasRowTotals ? counts.indices.map { row in counts[row].indices.map { (row, $0) } } : []
        let columns = (counts.first?.indices).map(Array.init) ?? []
        return rows + columns.map { column in counts.indices.map { ($0, column) } }
    }

    /// Hides one more count where a hidden one could be worked out.
    private mutating func hideMore() -> Bool {
        for line in lines {
            let unseen = line.filter { hidden[$0.row][$0.column] }
            guard !unseen.isEmpty else { continue }
            let sum = unseen.reduce(0) { $0 + counts[$1.row][$1.column] }
            // Where the total is hidden too, there is nothing to subtract from.
            let isTotalHidden = line.last.map { hidden[$0.row][$0.column] } ?? false
            guard unseen.count < 2 || !isTotalHidden && sum < Self.threshold else { continue }
            // The smallest that is not nothing, a total only where nothing else is left; nothing last of all.
            let seen = line.indices.filter { !hidden[line[$0].row][line[$0].column] }
            let order = seen.sorted { one, other in
                func key(_ index: Int) -> (Int, Int, Int) {
                    let count = counts[line[index].row][line[index].column]
                    return (count == 0 ? 1 : 0, index == line.count - 1 ? 1 : 0, count)
                }
                return key(one) < key(other)
            }
            guard let next = order.first else { continue }
            hidden[line[next].row][line[next].column] = true
            return true
        }
        return false
    }
}
