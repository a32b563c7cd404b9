import Testing

@testable import Reports

@Suite struct CountTableTests {
    private func shown(_ counts: [[Int]], totals: Bool = true) -> [[Int?]] {
        CountTable(counts, hasRowTotals: totals).shown
    }

    @Test func `large counts and nothing are shown with their totals`() {
        #expect(shown([[10, 0], [7, 5]]) == [[10, 0, 10], [7, 5, 12], [17, 5, 22]])
    }

    @Test func `a small count is hidden, and so is what would give it away`() {
        let table = shown([[10, 3], [20, 30]])
        #expect(table[0][1] == nil)
        // In its row and in its column nothing can be subtracted.
        #expect(table[0].count { $0 == nil } >= 2)
        #expect(table.count { $0[1] == nil } >= 2)
    }

    @Test func `small totals are hidden too`() {
        #expect(shown([[1, 1]]).allSatisfy { $0.allSatisfy { $0 == nil } })
        #expect(shown([[2]], totals: false) == [[nil], [nil]])
    }

    @Test func `two hidden counts that are small together hide a third`() {
        let row = shown([[1, 1, 40, 50]])[0]
        #expect(row.count { $0 == nil } >= 3)
    }

    @Test func `no hidden count of random tables can be worked out from one line`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let (rows, columns) = (
                Int.random(in: 1...5, using: &generator), Int.random(in: 1...6, using: &generator)
            )
            let counts = (0..<rows).map { _ in
                (0..<columns).map { _ in Int.random(in: 0...12, using: &generator) }
            }
            let table = shown(counts)
            let columnsOfIt = table[0].indices.map { column in table.map { $0[column] } }
            for line in table + columnsOfIt {
                #expect(line.count { $0 == nil } != 1, "\(counts): \(table)")
            }
            for (row, line) in counts.enumerated() {
                for (column, count) in line.enumerated() where (1..<5).contains(count) {
                    #expect(table[row][column] == nil)
                }
            }
        }
    }
}
