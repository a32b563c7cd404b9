import Documents

/// What stands over each column of a sheet: the first row that names two columns or more.
struct SheetHeader {
    /// Sheets are at most this wide.
    private static let mostColumns = 16_384

    private var names: [[UInt8]] = []
    private var numbers: [Int32] = []
    private(set) var row: Int32 = 0
    private var isSettled = false
    private var candidate: [[UInt8]] = []
    private var candidateTexts = 0

    /// Takes in a cell of a row that may turn out to be the header.
    mutating func note(_ text: ArraySlice<UInt8>, column: Int32, isText: Bool) {
        guard !isSettled, column > 0, column <= Self.mostColumns else { return }
        while candidate.count < column { candidate.append([]) }
        candidate[Int(column) - 1] = Array(text.trimmed.prefix(200))
        if isText { candidateTexts += 1 }
    }

    mutating func endRow(_ row: Int32) {
        guard !isSettled, !candidate.isEmpty else { return }
        // A title over the table is one cell; until a wider row comes, the first row counts.
        if candidateTexts >= 2 || names.isEmpty {
            names = candidate
            numbers = []
            self.row = row
            isSettled = candidateTexts >= 2
        }
        candidate.removeAll(keepingCapacity: true)
        candidateTexts = 0
    }

    /// The number of the column's name in the builder, or `Place.absent`.
    mutating func label(column: Int32, row: Int32, in builder: inout PartTextBuilder) -> Int32 {
        guard row > self.row, self.row > 0, column > 0, column <= names.count else { return Place.absent }
        if numbers.isEmpty {
            for name in names {
                numbers.append(
                    name.isEmpty ? Place.absent : builder.name(String(decoding: name, as: UTF8.self)))
            }
        }
        return numbers[Int(column) - 1]
    }

    /// Forgets the numbers, for a new builder.
    mutating func startPart() { numbers = [] }
}
