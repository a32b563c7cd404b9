/// What was read in one picture.
struct RecognisedPage {
    /// A run of text on one line; a wide gap ends it.
    struct Run {
        var text: String
        /// The mean of its words', 0 to 100.
        var confidence: Double
        /// In the picture's own pixels.
        var box: PixelBox
    }

    /// Lines in reading order, each of one run or more.
    var lines: [[Run]] = []
    /// What looks like text and could not be read, in one plain phrase; `nil` where there is nothing of the kind.
    var doubt: String?
    var isOutOfTime = false

    /// Characters, each counted by how sure it is.
    var weight: Double {
        lines.joined().reduce(0) { $0 + Double($1.text.count) * max(0, $1.confidence - 30) }
    }

    /// The mean over all characters, 0 where there are none.
    var confidence: Double {
        let runs = lines.joined()
        let characters = runs.reduce(0) { $0 + $1.text.count }
        guard characters > 0 else { return 0 }
        return runs.reduce(0) { $0 + $1.confidence * Double($1.text.count) } / Double(characters)
    }

    init() {}

    /// Puts words together to lines.
    ///
    /// - Parameters:
    ///   - words: in reading order.
    ///   - scale: by which the picture had been enlarged before.
    ///   - least: mean confidence below which a line is noise.
    init(_ words: [TextReaders.Word], scale: Double, least: Double) {
        for word in words where word.text.unicodeScalars.contains(where: { $0.value > 0x20 }) {
            let box = word.box.scaled(by: 1 / scale)
            let run = Run(text: word.text, confidence: word.confidence, box: box)
            if word.startsLine || lines.isEmpty {
                lines.append([run])
            } else {
                Self.append(run, to: &lines[lines.count - 1])
            }
        }
        lines.removeAll { line in
            let characters = line.reduce(0) { $0 + $1.text.count }
            let sum = line.reduce(0) { $0 + $1.confidence * Double($1.text.count) }
            return sum < least * Double(characters) || !line.contains { $0.text.hasLetters }
        }
    }

    private static func append(_ run: Run, to line: inout [Run]) {
        guard let last = line.last else { return line.append(run) }
        let gap = run.box.left - last.box.right
        let height = max(last.box.height, run.box.height, 1)
        guard gap <= height * 3 else { return line.append(run) }
        let isIdeographic = last.text.endsInIdeograph || run.text.startsWithIdeograph
        // A number is seldom in two pieces as near to one another as its digits.
        let isOneNumber =
            last.text.last?.isNumber == true && run.text.first?.isNumber == true && gap * 3 <= height
        let needsSpace = isIdeographic ? gap * 2 > height : !isOneNumber
        let (own, other) = (Double(last.text.count), Double(run.text.count))
        line[line.count - 1] = Run(
            text: last.text + (needsSpace ? " " : "") + run.text,
            confidence: (last.confidence * own + run.confidence * other) / max(1, own + other),
            box: last.box.joined(with: run.box))
    }
}

extension String {
    fileprivate var hasLetters: Bool {
        unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
    fileprivate var endsInIdeograph: Bool { (unicodeScalars.last?.value ?? 0) > 0x2E80 }
    fileprivate var startsWithIdeograph: Bool { (unicodeScalars.first?.value ?? 0) > 0x2E80 }
}
