/// Reads what is stamped on a page in red or blue ink: framed, turned by a few degrees, one word or two.
struct StampReader {
    private let ink: GreyBitmap
    private let pixels: Int
    private let clock: RecognitionClock

    struct Result {
        var read: [RecognisedPage.Run] = []
        var hasUnread = false
        /// Where stamps stand, whether they were read or not.
        var places: [PixelBox] = []
    }

    /// A page whose ink is all of one colour is no stamp on a page.
    private static let mostShare = 4
    private static let mostStamps = 6
    private static let height = 200
    /// Pixels, in both directions.
    ///
    /// Smaller coloured words are lines of the page, such as headings, and are judged as those. On a page of 150 dots
    /// to the inch a stamp's characters are 60 pixels high.
    private static let leastSide = 24

    init(_ picture: ColourBitmap, ink: ColourBitmap.Ink, clock: RecognitionClock) {
        (self.ink, pixels) = picture.ink(ink)
        self.clock = clock
    }

    /// For stamps of any ink that stand in a frame.
    init(framedIn page: GreyBitmap, clock: RecognitionClock) {
        (ink, pixels) = (page, 0)
        self.clock = clock
    }

    /// Reads what stands in frames of the size of stamps, and keeps markings only: what else is framed is the page's text.
    func readFramed() -> [RecognisedPage.Run] {
        frames().compactMap { frame in
            guard !clock.isOver, let text = marking(in: frame) else { return nil }
            return .init(text: text, confidence: 60, box: frame)
        }
    }

    private func marking(in frame: PixelBox) -> String? {
        let sized = sized(frame)
        let angle = Self.skew(of: sized)
        for degrees in angle == 0 ? [0] : [angle, 0] {
            guard let characters = Characters(in: sized.turned(degrees: degrees)),
                let (text, _) = read(characters.line, as: .line), MarkingWords.isOne(text)
            else { continue }
            return text
        }
        return nil
    }

    private func sized(_ stamp: PixelBox) -> GreyBitmap {
        let part = ink.cropped(to: stamp, margin: max(stamp.width, stamp.height) / 8)
        return part.scaled(by: min(4, Double(Self.height) / Double(min(part.width, part.height))))
    }

    /// Pixels of a page that is 1,600 high; the frames of ideographs are smaller.
    private static let leastFrame = 36
    /// Frames that are looked into.
    private static let mostFrames = 60

    /// Frames of the size of stamps, the largest first: higher than a line of text, and no larger than a fifth of the page.
    private func frames() -> [PixelBox] {
        let scale = min(1, 1_600 / Double(max(ink.width, ink.height)))
        let components = InkComponents(of: ink.scaled(by: scale), isLight: false, radius: 40).all
        let side = Double(max(ink.width, ink.height)) * scale
        return components.filter { component in
            let box = component.box
            return min(box.width, box.height) >= Self.leastFrame
                && Double(max(box.width, box.height)) <= side / 5
                && component.ink * 5 <= box.area * 2 && component.ink >= box.width + box.height
        }.map(\.box).sorted { $0.area > $1.area }.prefix(Self.mostFrames).filter { box in
            // A frame holds characters.
            components.count { $0.box != box && box.overlap(with: $0.box) == $0.box.area && $0.ink >= 8 } >= 1
        }.prefix(Self.mostStamps).map { $0.scaled(by: 1 / scale).grown(by: 3) }
    }

    func read() -> Result {
        var result = Result()
        guard pixels >= 60, pixels * Self.mostShare < ink.bytes.count else { return result }
        for stamp in stamps() {
            guard !clock.isOver else { break }
            let outcome = read(stamp)
            if outcome.text != nil || outcome.looksLikeWords { result.places.append(stamp) }
            if let text = outcome.text {
                result.read.append(.init(text: text, confidence: outcome.confidence, box: stamp))
            } else if outcome.looksLikeWords, min(stamp.width, stamp.height) >= Self.leastSide {
                result.hasUnread = true
            }
        }
        return result
    }

    // MARK: Where

    /// Clusters of ink, the largest first.
    private func stamps() -> [PixelBox] {
        let scale = min(1, 900 / Double(max(ink.width, ink.height)))
        let small = ink.scaled(by: scale)
        var boxes = InkComponents(of: small, isLight: false, radius: 40).all.filter { $0.ink >= 6 }.map(\.box)
        guard boxes.count <= 1_500 else { return [] }
        // Strokes of a character, and characters of a word, are near one another.
        let reach = max(4, small.height / 60)
        var isJoined = true
        while isJoined {
            isJoined = false
            var merged: [PixelBox] = []
            for box in boxes {
                if let index = merged.firstIndex(where: { $0.grown(by: reach).overlap(with: box) > 0 }) {
                    merged[index] = merged[index].joined(with: box)
                    isJoined = true
                } else {
                    merged.append(box)
                }
            }
            boxes = merged
        }
        return boxes.filter { $0.height >= 8 && $0.width >= 8 && $0.width < small.width * 9 / 10 }
            .sorted { $0.width * $0.height > $1.width * $1.height }.prefix(Self.mostStamps)
            .map { $0.scaled(by: 1 / scale).grown(by: 3) }
    }

    // MARK: What

    private func read(_ stamp: PixelBox) -> (text: String?, confidence: Double, looksLikeWords: Bool) {
        let sized = sized(stamp)
        var best: (text: String, confidence: Double)?
        var looksLikeWords = false
        let angle = Self.skew(of: sized)
        for degrees in [angle, angle - 4, angle + 4, 0] {
            guard !clock.isOver else { break }
            guard let characters = Characters(in: sized.turned(degrees: degrees)) else { continue }
            looksLikeWords = looksLikeWords || characters.looksLikeWords
            for layout in [TextReaders.Layout.line, .word] {
                guard let (text, confidence) = read(characters.line, as: layout) else { continue }
                if MarkingWords.isOne(text) { return (text, max(confidence, 60), true) }
                if confidence > best?.confidence ?? 0 { best = (text, confidence) }
            }
        }
        guard let best, best.confidence >= 60 else { return (nil, 0, looksLikeWords) }
        return (best.text, best.confidence, looksLikeWords)
    }

    private func read(_ line: GreyBitmap, as layout: TextReaders.Layout) -> (String, Double)? {
        guard case .words(let words) = TextReaders.read(line, as: layout, within: clock.milliseconds) else {
            return nil
        }
        let read = RecognisedPage(words, scale: 1, least: 0)
        let text = read.lines.joined().map(\.text).joined()
        return text.isEmpty ? nil : (text, read.confidence)
    }

    /// The angle, in degrees, by which the ink must be turned to fill the smallest rectangle.
    private static func skew(of picture: GreyBitmap) -> Double {
        let small = picture.scaled(by: min(1, 120 / Double(max(picture.width, picture.height))))
        var points: [(Double, Double)] = []
        for row in 0..<small.height {
            for column in 0..<small.width where small.bytes[row * small.width + column] < 160 {
                points.append((Double(column), Double(row)))
            }
        }
        guard points.count > 20 else { return 0 }
        func area(_ degrees: Double) -> Double {
            let (sine, cosine) = (Angle.sine(degrees), Angle.cosine(degrees))
            var (low, high) = ((Double.infinity, Double.infinity), (-Double.infinity, -Double.infinity))
            for (x, y) in points {
                // Where a point comes to lie when the picture is turned.
                let (turnedX, turnedY) = (x * cosine + y * sine, y * cosine - x * sine)
                low = (min(low.0, turnedX), min(low.1, turnedY))
                high = (max(high.0, turnedX), max(high.1, turnedY))
            }
            return (high.0 - low.0) * (high.1 - low.1)
        }
        return stride(from: -24.0, through: 24, by: 2).min { area($0) < area($1) } ?? 0
    }
}
