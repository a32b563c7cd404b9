/// Brings the lines of a page into the order in which they are read.
///
/// Writers paint in any order they like. What they paint as lines of prose stays as it is, so that columns are not mixed;
/// cells that stand on one line of a table or a form become one line, so that a label and its value are neighbours.
struct PDFLayout {
    private let fragments: [PDFFragment]
    /// Fragments from top to bottom.
    private let falling: [Int]
    private var ranks: [Int]
    private var isProse: [Bool]
    /// Lines that are written downwards, by their first fragment.
    private var columns: [Int: Range<Int>] = [:]

    /// Neighbours in height that are looked at, in either direction.
    private static let reach = 200
    /// Lines that make a block of prose.
    private static let leastLines = 3
    /// Characters of a line of prose, on average.
    private static let leastWeight = 25
    /// Of a glyph's height: glyphs of one line are not farther apart.
    private static let leastGap = 0.5
    /// Of the widest line of a block: prose fills its column.
    private static let leastFill = 0.75

    /// - Parameter fragments: in the order in which they are painted.
    init(_ fragments: [PDFFragment]) {
        self.fragments = fragments
        let heights = fragments.map { $0.rectangle?.centre.y ?? 0 }
        falling = fragments.indices.sorted { (heights[$0], $1) > (heights[$1], $0) }
        ranks = [Int](repeating: 0, count: fragments.count)
        isProse = [Bool](repeating: false, count: fragments.count)
        for (rank, index) in falling.enumerated() { ranks[index] = rank }
        findProse()
    }

    /// The lines of the page, each from left to right.
    func lines() -> [[PDFFragment]] {
        var lines: [[PDFFragment]] = []
        var isTaken = [Bool](repeating: false, count: fragments.count)
        for index in fragments.indices where !isTaken[index] {
            if let column = columns[index] {
                for member in column { isTaken[member] = true }
                lines.append([joined(column)])
                continue
            }
            let line = isProse[index] ? [index] : row(of: index, isTaken: isTaken)
            for member in line { isTaken[member] = true }
            lines.append(line.map { fragments[$0] })
        }
        return lines
    }

    private func row(of index: Int, isTaken: [Bool]) -> [Int] {
        let window = max(0, ranks[index] - Self.reach)..<min(falling.count, ranks[index] + Self.reach + 1)
        var row = [index]
        for other in window.lazy.map({ falling[$0] })
        where other != index && !isTaken[other] && !isProse[other] {
            if row.allSatisfy({ fragments[other].isBeside(fragments[$0]) }) { row.append(other) }
        }
        return row.sorted { (fragments[$0].rectangle?.left ?? 0) < (fragments[$1].rectangle?.left ?? 0) }
    }

    // MARK: Prose

    private mutating func findProse() {
        var start = 0
        for index in fragments.indices {
            let next = index + 1
            if next < fragments.count, continues(from: index, to: next) { continue }
            if fillsColumn(start..<next) {
                for member in start..<next { isProse[member] = true }
                if isWrittenDownwards(start..<next) { columns[start] = start..<next }
            }
            start = next
        }
    }

    /// Whether the second line stands right below the first.
    private func continues(from one: Int, to other: Int) -> Bool {
        guard let upper = fragments[one].rectangle, let lower = fragments[other].rectangle else {
            return false
        }
        // A line of one character is of another block than lines of many.
        guard (fragments[one].glyphs > 1) == (fragments[other].glyphs > 1) else { return false }
        let gap = upper.bottom - lower.top
        let overlap = min(upper.right, lower.right) - max(upper.left, lower.left)
        return gap > -upper.height / 2 && gap < 2 * max(upper.height, lower.height)
            && overlap > min(upper.width, lower.width) / 2
    }

    /// Single characters right below one another are a line that is written downwards.
    private func isWrittenDownwards(_ block: Range<Int>) -> Bool {
        fragments[block].allSatisfy { $0.glyphs <= 1 }
            && zip(block, block.dropFirst()).allSatisfy { one, other in
                guard let upper = fragments[one].rectangle, let lower = fragments[other].rectangle else {
                    return false
                }
                return upper.bottom - lower.top < max(upper.height, lower.height) * Self.leastGap
            }
    }

    /// One line of the characters of several.
    private func joined(_ block: Range<Int>) -> PDFFragment {
        var line = PDFFragment()
        for fragment in fragments[block] {
            line.weight += fragment.weight
            line.glyphs += fragment.glyphs
            if let box = fragment.rectangle { line.rectangle = line.rectangle?.around(box) ?? box }
            for run in fragment.runs {
                guard let last = line.runs.indices.last, line.runs[last].concealment == run.concealment,
                    line.runs[last].kind == run.kind
                else {
                    line.runs.append(run)
                    continue
                }
                line.runs[last].text += run.text
            }
        }
        return line
    }

    private func fillsColumn(_ block: Range<Int>) -> Bool {
        guard block.count >= Self.leastLines else { return false }
        // Single characters one below the other are a line that is written downwards.
        if fragments[block].allSatisfy({ $0.glyphs <= 1 }) { return true }
        let widths = fragments[block].map { $0.rectangle?.width ?? 0 }
        let widest = widths.max() ?? 0
        let fill = widths.reduce(0, +) / Double(block.count)
        let weight = fragments[block].reduce(0) { $0 + $1.weight } / block.count
        return fill >= widest * Self.leastFill && weight >= Self.leastWeight
    }
}
