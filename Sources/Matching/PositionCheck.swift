import Documents
import PCRE2

/// Whether a hit stands where its rule says that it must.
struct PositionCheck {
    let hit: Hit
    let part: PartReading

    func holds(_ position: Rule.Position, using data: borrowing MatchData) -> Bool {
        switch position {
        case .any: true
        case .ownLine: isOwnLine(data)
        case .lineStart: isLineStart(data)
        case .pageEdge: isInPageMargin || isNearEdge(lines: 3, ofPage: true)
        case .documentEdge: isNearEdge(lines: 5, ofPage: false)
        case .fieldValue: isFieldValue(data)
        }
    }

    // MARK: On the line

    /// Longer rests are no page numbers, and the patterns below are not asked about them.
    private static let restBytes = 160

    private func isOwnLine(_ data: borrowing MatchData) -> Bool {
        let unit = part.unit(of: hit, around: hit.whole, reach: Self.restBytes)
        return unit.isWhole && matches(Self.nothing, unit.range.lowerBound..<hit.whole.lowerBound, data)
            && matches(Self.nothing, hit.whole.upperBound..<unit.range.upperBound, data)
    }

    private func isLineStart(_ data: borrowing MatchData) -> Bool {
        let unit = part.unit(of: hit, around: hit.whole, reach: Self.restBytes)
        let before = unit.range.lowerBound..<hit.whole.lowerBound
        return (unit.isWhole || before.count < Self.restBytes - 3) && matches(Self.decoration, before, data)
    }

    private func isFieldValue(_ data: borrowing MatchData) -> Bool {
        let unit = part.unit(of: hit, around: hit.value, reach: Self.restBytes)
        let before = unit.range.lowerBound..<hit.value.lowerBound
        let after = hit.value.upperBound..<unit.range.upperBound
        guard matches(Self.nothing, after, data) || endsField(after, data) else { return false }
        if matches(Self.decoration, before, data) { return unit.isWhole && isField }
        return matches(Self.label, before, data)
    }

    private var isField: Bool {
        guard let index = part.segmentIndex(of: hit) else { return false }
        let segment = part.text.segments[index]
        return segment.label != Place.absent || [.tableCell, .formField, .metadata].contains(segment.kind)
            || isUnderLabelLine
    }

    /// Whether the line before is short and no sentence: so a form reads once its table is lost.
    private var isUnderLabelLine: Bool {
        let start = part.line(of: hit.value, reach: Self.restBytes).range.lowerBound
        guard start > 1, hit.value.upperBound <= part.view.mainCount else { return false }
        let line = part.line(of: (start - 1)..<(start - 1), reach: Self.labelBytes)
        let text = String(decoding: part.view.bytes[line.range], as: UTF8.self)
        return line.isWhole && hasText(line.range) && !text.contains { "。,;!?".contains($0) }
    }

    /// A label is no longer than a dozen ideographs.
    private static let labelBytes = 40

    /// Whether the next field begins right behind the value: white space in the original, then a label.
    private func endsField(_ after: Range<Int>, _ data: borrowing MatchData) -> Bool {
        let next = part.view.originalRange(of: hit.value).upperBound
        let ending = NormalisedView(Array(part.text.bytes[next..<min(next + 3, part.text.bytes.count)])).bytes
        guard let first = ending.first, first <= 0x20 else { return false }
        return matches(Self.nextLabel, after, data)
    }

    // MARK: At the edges

    private var isInPageMargin: Bool {
        guard let index = part.segmentIndex(of: hit) else { return false }
        return [.pageHeader, .pageFooter].contains(part.text.segments[index].kind)
    }

    /// Whether fewer than `lines` lines with text lie between the hit and the start or the end.
    private func isNearEdge(lines: Int, ofPage: Bool) -> Bool {
        let line = part.line(of: hit.whole, reach: Self.edgeBytes)
        guard line.isWhole, hit.whole.upperBound <= part.view.mainCount else { return false }
        return linesBefore(line.range.lowerBound, atMost: lines, ofPage: ofPage) < lines
            || linesAfter(line.range.upperBound, atMost: lines, ofPage: ofPage) < lines
    }

    /// A line longer than this holds no marking.
    private static let edgeBytes = 4_096

    private func linesBefore(_ start: Int, atMost most: Int, ofPage: Bool) -> Int {
        var count = 0
        var end = start - 1
        while end > 0, count < most {
            let line = part.line(of: end..<end, reach: Self.edgeBytes)
            guard line.isWhole else { return most }
            if hasText(line.range) {
                if ofPage, !isOnSamePage(line.range.lowerBound) { return count }
                count += 1
            }
            end = line.range.lowerBound - 1
        }
        return count
    }

    private func linesAfter(_ end: Int, atMost most: Int, ofPage: Bool) -> Int {
        var count = 0
        var start = end + 1
        while start < part.view.mainCount, count < most {
            let line = part.line(of: start..<start, reach: Self.edgeBytes)
            guard line.isWhole else { return most }
            if hasText(line.range) {
                if ofPage, !isOnSamePage(line.range.lowerBound) { return count }
                count += 1
            }
            start = line.range.upperBound + 1
        }
        return count
    }

    private func hasText(_ range: Range<Int>) -> Bool {
        part.view.bytes[range].contains { $0 > 0x20 }
    }

    private func isOnSamePage(_ offset: Int) -> Bool {
        guard let here = part.segmentIndex(of: hit),
            let there = part.text.segmentIndex(at: part.view.originalOffset(of: offset))
        else { return true }
        let (a, b) = (part.text.segments[here].place, part.text.segments[there].place)
        return a.page == b.page && a.slide == b.slide && a.sheet == b.sheet
    }

    // MARK: What does not count

    private static let marks = #"\s\[\](){}<>【】〔〕《》〈〉「」『』〖〗□■◆◇★☆●○◎※▲△▼▽*#_=~|+.,:;、。·•‧\-—–─━═"\x27"#

    private static let decoration = pattern("[\(marks)]*+")

    /// Brackets, stamps, page numbers, copy numbers.
    private static let nothing = pattern(
        #"(?:["# + marks + #"]|第?\s*\d{1,5}\s*[頁页份冊號]|[共全計计]\s*\d{1,5}\s*[頁页份冊]|\d{1,4}/\d{1,4}|"#
            + #"(?:編號|頁次|份數|冊號|no\.?|copy|page)\s*[:.]?\s*[a-z0-9-]{0,20}|of\s*\d{1,4}|/|\d{1,4}(?![\d.]))*+"#
    )

    private static let label = pattern(#".*[^\s:]\s*:\s*["# + marks + #"]*"#)

    private static let nextLabel = pattern(#"\s*[^\s:]{1,20}\s*:.*"#)

    /// - Returns: a pattern for the whole of a text; `nil` never happens, and a test says so.
    private static func pattern(_ text: String) -> CompiledPattern? {
        try? CompiledPattern("\\A(?:\(text))\\z", options: [.caseless, .dotall])
    }

    /// Whether every pattern of this file is one.
    static var isComplete: Bool { ![decoration, nothing, label, nextLabel].contains { $0 == nil } }

    /// Whether a stretch of the view is wholly what a pattern describes.
    private func matches(
        _ pattern: CompiledPattern?, _ range: Range<Int>, _ data: borrowing MatchData
    ) -> Bool {
        guard !range.isEmpty else { return pattern === Self.decoration || pattern === Self.nothing }
        guard let pattern, range.count <= Self.restBytes + 4 else { return false }
        let bytes = Array(part.view.bytes[range])
        if case .match = pattern.firstMatch(in: bytes, from: 0, lastStart: 0, using: data) { return true }
        return false
    }
}
