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

        /// Whether it is more than the few spots in a row that every photograph has: letters of one height, on one
        /// line.
        var isTelling: Bool {
            count >= 5 && box.height * 4 <= height * 7 && box.width * 2 >= box.height * 5
        }
    }

    private(set) var rows: [Row] = []
    private var letters: [PixelBox] = []

    private static let smallest = 5

    /// - Parameter picture: rows are looked for in its own pixels.
    init(in picture: GreyBitmap) {
        for isLight in [false, true] {
            let components = InkComponents(of: picture, isLight: isLight, radius: 20)
            let letters = components.all.filter { Self.couldBeLetter($0, in: picture) }
            rows += Self.rows(of: letters, isLight: isLight)
            self.letters += letters.map(\.box)
        }
    }

    /// Whether what could be a letter of at least this height stands in none of the rows.
    func hasLetters(from height: Int, outside rows: [Row]) -> Bool {
        letters.contains { letter in
            letter.height >= height && !rows.contains { $0.box.overlap(with: letter) * 2 >= letter.area }
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
        return fill > 0.12 && fill < 0.97 && component.edge * 4 >= component.ink && component.spread < 75
    }

    /// What is read as one sign: a letter, or all strokes of an ideograph.
    private struct Sign {
        var box: PixelBox
        var mean: Double
    }

    /// Joins strokes to signs, and signs with their neighbours to the right.
    private static func rows(of letters: [InkComponents.Component], isLight: Bool) -> [Row] {
        let strokes = letters.map { Sign(box: $0.box, mean: $0.mean) }
        let heights = strokes.map(\.box.height).sorted()
        guard !heights.isEmpty else { return [] }
        let usual = heights[heights.count * 4 / 5]
        let signs = groups(of: strokes, reach: { _ in 0 }, joining: { areStrokes($0, $1, of: usual) }).map {
            group in
            Sign(
                box: group.dropFirst().reduce(group[0].box) { $0.joined(with: $1.box) },
                mean: group.reduce(0) { $0 + $1.mean } / Double(group.count))
        }
        return groups(of: signs, reach: { $0.box.height * 3 / 2 }, joining: areNeighbours).compactMap {
            row(of: $0, isLight: isLight)
        }
    }

    /// Groups of what belongs together, however long the chain.
    private static func groups(
        of signs: [Sign], reach: (Sign) -> Int, joining belongTogether: (Sign, Sign) -> Bool
    ) -> [[Sign]] {
        let signs = signs.sorted { $0.box.left < $1.box.left }
        var parents = Array(signs.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parents[index] != index { index = parents[index] }
            return index
        }
        for (index, sign) in signs.enumerated() {
            let end = sign.box.right + reach(sign)
            for other in signs.indices.dropFirst(index + 1) {
                guard signs[other].box.left <= end else { break }
                guard belongTogether(sign, signs[other]) else { continue }
                let (one, two) = (root(index), root(other))
                parents[max(one, two)] = min(one, two)
            }
        }
        var groups: [Int: [Sign]] = [:]
        for index in signs.indices { groups[root(index), default: []].append(signs[index]) }
        return groups.keys.sorted().compactMap { groups[$0] }
    }

    private static func areNeighbours(_ one: Sign, _ other: Sign) -> Bool {
        let (low, high) = (min(one.box.height, other.box.height), max(one.box.height, other.box.height))
        let shared = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
        return shared * 2 >= low && high <= low * 3 && abs(one.mean - other.mean) < 40
    }

    /// Strokes of one ideograph, one over the other.
    private static func areStrokes(_ one: Sign, _ other: Sign, of height: Int) -> Bool {
        let joined = one.box.joined(with: other.box)
        let gap = max(one.box.top, other.box.top) - min(one.box.bottom, other.box.bottom)
        return other.box.left < one.box.right && joined.height * 10 <= height * 13 && gap * 3 <= height
            && abs(one.mean - other.mean) < 40
    }

    private static func row(of letters: [Sign], isLight: Bool) -> Row? {
        guard letters.count >= 2, let first = letters.first else { return nil }
        let box = letters.dropFirst().reduce(first.box) { $0.joined(with: $1.box) }
        let heights = letters.map(\.box.height).sorted()
        let height = heights[heights.count * 3 / 4]
        guard box.width * 10 >= box.height * 8, box.height <= height * 3 else { return nil }
        // Ink of one pen.
        let mean = letters.reduce(0) { $0 + $1.mean } / Double(letters.count)
        let spread = (letters.reduce(0) { $0 + ($1.mean - mean) * ($1.mean - mean) } / Double(letters.count))
            .squareRoot()
        guard spread < 34, heights[heights.count / 4] * 6 >= height else { return nil }
        return Row(box: box, count: letters.count, height: max(height, 1), isLight: isLight)
    }
}
