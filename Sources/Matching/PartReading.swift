import Documents

/// One part while it is being matched: its text, its view, and the way from one to the other.
struct PartReading {
    let text: PartText
    let view: NormalisedView
    /// Labels in the form in which keywords are compared, as far as they have been asked for.
    private var labels: [Int32: SqueezedText] = [:]

    private let kinds: Set<SegmentKind>

    init(_ text: PartText) {
        self.text = text
        kinds = Self.kinds(of: text.segments)
        view = NormalisedView(text)
    }

    /// The segments that a hit reads from, in order.
    func segments(of hit: Hit) -> ArraySlice<Segment> {
        guard let first = text.segmentIndex(at: hit.original.lowerBound) else { return [] }
        let last = text.segmentIndex(at: max(hit.original.lowerBound, hit.original.upperBound - 1)) ?? first
        return text.segments[first...max(first, last)]
    }

    func segmentIndex(of hit: Hit) -> Int? {
        text.segmentIndex(at: hit.original.lowerBound)
    }

    mutating func label(_ index: Int32) -> SqueezedText? {
        if let known = labels[index] { return known }
        guard text.name(index) != nil else { return nil }
        let squeezed = SqueezedText(spelledLabel(index))
        labels[index] = squeezed
        return squeezed
    }

    /// A label as a view, in every way in which its words may be written.
    func spelledLabel(_ index: Int32) -> [UInt8] {
        text.name(index).map { NormalisedView(Self.spelled($0)).bytes } ?? []
    }

    /// A name with, on a line of its own, the words that programs join in it: `home_address` says `home address`.
    private static func spelled(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }) else {
            return name
        }
        return name + "\n" + name.filter { $0 != "_" && $0 != "-" }
    }

    // MARK: Which rules can find something

    /// Whether any of the text is of a kind that a rule reads.
    func holdsText(for rule: CompiledRule) -> Bool {
        rule.rule.kinds.isEmpty || kinds.contains { rule.rule.kinds.contains($0) }
    }

    /// The kinds of all segments, with ``SegmentKind/hidden`` for what is concealed.
    private static func kinds(of segments: [Segment]) -> Set<SegmentKind> {
        var isSeen = [Bool](repeating: false, count: 256)
        for segment in segments {
            isSeen[Int(segment.kind.rawValue)] = true
            if segment.concealment != .none { isSeen[Int(SegmentKind.hidden.rawValue)] = true }
        }
        return Set(SegmentKind.allCases.filter { isSeen[Int($0.rawValue)] })
    }

    // MARK: Lines

    /// What bounds a hit's reading: the text proper, or the joined lines behind it.
    func region(of range: Range<Int>) -> Range<Int> {
        range.lowerBound < view.mainCount ? 0..<view.mainCount : view.mainCount..<view.bytes.count
    }

    /// A stretch of one line.
    struct Line {
        let range: Range<Int>
        /// Whether it reaches the line's ends; a long line is cut.
        let isWhole: Bool
    }

    /// The line, or lines, on which a range stands, as far as `reach` bytes to each side.
    func line(of range: Range<Int>, reach: Int) -> Line {
        let region = region(of: range)
        var start = range.lowerBound
        let floor = max(region.lowerBound, start - reach)
        while start > floor, view.bytes[start - 1] != 0x0A { start -= 1 }
        let startsLine = start == region.lowerBound || view.bytes[start - 1] == 0x0A
        var end = range.upperBound
        let ceiling = min(region.upperBound, end + reach)
        while end < ceiling, view.bytes[end] != 0x0A { end += 1 }
        let endsLine = end == region.upperBound || view.bytes[end] == 0x0A
        start = ScalarDecoding.boundary(view.bytes, atOrAfter: start)
        end = end == view.bytes.count ? end : ScalarDecoding.boundary(view.bytes, atOrBefore: end)
        return Line(
            range: min(start, range.lowerBound)..<max(end, range.upperBound), isWhole: startsLine && endsLine)
    }

    /// The line of a hit within its segment: its cell, where it stands in one.
    func unit(of hit: Hit, around range: Range<Int>, reach: Int) -> Line {
        let line = line(of: range, reach: reach)
        guard range.upperBound <= view.mainCount, let index = segmentIndex(of: hit) else { return line }
        let segment = view.range(ofOriginal: text.segments[index].range)
        guard segment.lowerBound <= range.lowerBound, segment.upperBound >= range.upperBound else {
            return line
        }
        let start = max(line.range.lowerBound, segment.lowerBound)
        let end = min(line.range.upperBound, segment.upperBound)
        let isWhole =
            line.isWhole || (start == segment.lowerBound && end == segment.upperBound)
        return Line(range: start..<end, isWhole: isWhole)
    }

    /// The text of a segment in the form in which keywords are compared; its first 400 bytes.
    func squeezed(segment index: Int) -> SqueezedText {
        let range = view.range(ofOriginal: text.segments[index].range)
        return SqueezedText(view.bytes, range.lowerBound..<min(range.upperBound, range.lowerBound + 400))
    }
}

/// One match of a rule's pattern.
struct Hit {
    /// In the view.
    let whole: Range<Int>
    /// The capture group that is the value, in the view.
    let value: Range<Int>
    /// The value in the part's own text.
    let original: Range<Int>
}
