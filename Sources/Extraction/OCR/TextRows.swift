/// Rows of components that look like lines of text, found without reading them.
///
/// What is found here and not read is what makes a picture doubtful; what photographs show by chance must not.
struct TextRows {
    struct Row {
        var box: PixelBox
        var count: Int
        /// Of its letters, in pixels.
        var height: Int
        var isLight: Bool
    }

    private(set) var rows: [Row] = []

    private static let smallest = 5

    /// - Parameter picture: rows are looked for in its own pixels.
    init(in picture: GreyBitmap) {
        for isLight in [false, true] {
            let components = InkComponents(of: picture, isLight: isLight, radius: 20)
            let letters = components.all.filter { Self.couldBeLetter($0, in: picture) }
            rows += Self.rows(of: letters, isLight: isLight)
        }
    }

    /// The usual height of letters; `nil` without any row.
    var letterHeight: Int? {
        let heights = rows.flatMap { Array(repeating: $0.height, count: $0.count) }.sorted()
        return heights.isEmpty ? nil : heights[heights.count / 2]
    }

    private static func couldBeLetter(_ component: InkComponents.Component, in picture: GreyBitmap) -> Bool {
        let box = component.box
        guard box.height >= smallest, box.width >= 2, box.height <= max(24, picture.height / 2),
            box.width <= box.height * 6, component.ink >= 8
        else { return false }
        let fill = Double(component.ink) / Double(box.width * box.height)
        // Letters are strokes: most of their ink is near an edge, and its grey is even.
        return fill > 0.12 && fill < 0.97 && component.edge * 4 >= component.ink && component.spread < 48
    }

    /// Joins each letter with its neighbours to the right.
    private static func rows(of letters: [InkComponents.Component], isLight: Bool) -> [Row] {
        let letters = letters.sorted { $0.box.left < $1.box.left }
        var parents = Array(letters.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parents[index] != index { index = parents[index] }
            return index
        }
        for (index, letter) in letters.enumerated() {
            let reach = letter.box.right + letter.box.height * 3 / 2
            for other in letters.indices.dropFirst(index + 1) {
                guard letters[other].box.left <= reach else { break }
                if areNeighbours(letter, letters[other]) {
                    let (one, two) = (root(index), root(other))
                    parents[max(one, two)] = min(one, two)
                }
            }
        }
        var groups: [Int: [InkComponents.Component]] = [:]
        for index in letters.indices { groups[root(index), default: []].append(letters[index]) }
        return groups.values.compactMap { row(of: $0, isLight: isLight) }
    }

    private static func areNeighbours(
        _ one: InkComponents.Component, _ other: InkComponents.Component
    ) -> Bool {
        let (low, high) = (min(one.box.height, other.box.height), max(one.box.height, other.box.height))
        let shared = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
        return shared * 2 >= low && high <= low * 3 && abs(one.mean - other.mean) < 40
    }

    private static func row(of letters: [InkComponents.Component], isLight: Bool) -> Row? {
        guard letters.count >= 3, let first = letters.first else { return nil }
        let box = letters.dropFirst().reduce(first.box) { $0.joined(with: $1.box) }
        let heights = letters.map(\.box.height).sorted()
        let height = heights[heights.count * 3 / 4]
        guard box.width * 10 >= box.height * 12, box.height <= height * 3 else { return nil }
        // Ink of one pen.
        let mean = letters.reduce(0) { $0 + $1.mean } / Double(letters.count)
        let spread = (letters.reduce(0) { $0 + ($1.mean - mean) * ($1.mean - mean) } / Double(letters.count))
            .squareRoot()
        guard spread < 22, heights[heights.count / 4] * 4 >= height else { return nil }
        return Row(box: box, count: letters.count, height: max(height, 1), isLight: isLight)
    }
}
