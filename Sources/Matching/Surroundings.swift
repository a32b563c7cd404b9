import Documents

/// Looks for a rule's keywords around a value.
struct Surroundings {
    let hit: Hit
    let within: Int
    private let isInCell: Bool

    init(_ hit: Hit, within: Int, in part: PartReading) {
        self.hit = hit
        self.within = within
        isInCell = part.segmentIndex(of: hit).map { part.text.segments[$0].kind == .tableCell } ?? false
    }

    /// The keyword nearest to the value, told in a few words; `nil` where none counts.
    func context(_ words: KeywordList, columnHeader: Bool, in part: inout PartReading) -> String? {
        guard !words.isEmpty else { return nil }
        if let found = onSameLine(words, in: part) { return found }
        if !isInCell, let found = nearby(words, sameLine: false, in: part) {
            return "\(found) on another line"
        }
        return columnHeader ? above(words, in: &part) : labelLineBefore(words, in: part)
    }

    /// The keyword on the value's own line or in its label: words elsewhere do not take a value back.
    func exclusion(_ words: KeywordList, in part: inout PartReading) -> String? {
        guard !words.isEmpty else { return nil }
        return onSameLine(words, in: part) ?? label(words, in: &part)
    }

    // MARK: Beside the value

    private func onSameLine(_ words: KeywordList, in part: PartReading) -> String? {
        across(words, in: part) ?? nearby(words, sameLine: true, in: part)
    }

    /// A keyword that lies in the value or reaches into it: a pattern that takes any ideograph swallows the end of the
    /// label before it.
    private func across(_ words: KeywordList, in part: PartReading) -> String? {
        guard within > 0, hit.value.count <= Self.valueBytes else { return nil }
        let region = part.region(of: hit.value)
        let bytes = part.view.bytes
        let found = words.keywords.first { keyword in
            let reach = keyword.bytes.count - 1
            let start = ScalarDecoding.boundary(
                bytes, atOrAfter: max(region.lowerBound, hit.value.lowerBound - reach))
            let end = ScalarDecoding.boundary(
                bytes, atOrBefore: min(region.upperBound, hit.value.upperBound + reach))
            guard start < end else { return false }
            return SqueezedText(bytes, start..<end).range(of: keyword, last: false) != nil
        }
        return found.map { "keyword \($0.text) in the match" }
    }

    /// A longer value is a passage, and words in it say nothing about it.
    private static let valueBytes = 400

    private func nearby(_ words: KeywordList, sameLine: Bool, in part: PartReading) -> String? {
        let before = words.nearest(in: stretchBefore(sameLine: sameLine, in: part), toEnd: true)
        let after = words.nearest(in: stretchAfter(sameLine: sameLine, in: part), toEnd: false)
        if let before, before.distance <= after?.distance ?? .max {
            return "keyword \(before.keyword.text) \(before.distance) characters before"
        }
        return after.map { "keyword \($0.keyword.text) \($0.distance) characters after" }
    }

    private func stretchBefore(sameLine: Bool, in part: PartReading) -> SqueezedText {
        let bytes = part.view.bytes
        let end = hit.value.lowerBound
        let floor = max(part.region(of: hit.value).lowerBound, end - scanBytes)
        var start = end
        var count = 0
        while start > floor, count < within {
            let previous = ScalarDecoding.boundary(bytes, atOrBefore: start - 1)
            if sameLine, bytes[previous] == 0x0A { break }
            if bytes[previous] > 0x20 { count += 1 }
            start = previous
        }
        return SqueezedText(bytes, start..<end)
    }

    private func stretchAfter(sameLine: Bool, in part: PartReading) -> SqueezedText {
        let bytes = part.view.bytes
        let start = hit.value.upperBound
        let ceiling = min(part.region(of: hit.value).upperBound, start + scanBytes)
        var end = start
        var count = 0
        while end < ceiling, count < within {
            if sameLine, bytes[end] == 0x0A { break }
            if bytes[end] > 0x20 { count += 1 }
            end = min(ceiling, ScalarDecoding.boundary(bytes, atOrAfter: end + 1))
        }
        return SqueezedText(bytes, start..<end)
    }

    /// Bytes looked through for the visible characters, so that a desert of spaces costs nothing.
    private var scanBytes: Int { within * 8 + 256 }

    // MARK: Over the value

    private func above(_ words: KeywordList, in part: inout PartReading) -> String? {
        label(words, in: &part) ?? neighbouringCell(words, in: part) ?? labelLineBefore(words, in: part)
            ?? heading(words, in: part)
    }

    private func label(_ words: KeywordList, in part: inout PartReading) -> String? {
        guard let index = part.segmentIndex(of: hit) else { return nil }
        let segment = part.text.segments[index]
        guard let label = part.label(segment.label), let word = words.first(in: label) else { return nil }
        return segment.kind == .tableCell ? "column header \(word.text)" : "field name \(word.text)"
    }

    /// The header of any column that the value's row has a cell in; attributes of the cells lie between them.
    func rowHeader(_ words: KeywordList, in part: inout PartReading) -> String? {
        guard !words.isEmpty, isInCell, let index = part.segmentIndex(of: hit) else { return nil }
        let place = part.text.segments[index].place
        guard place.row != Place.absent else { return nil }
        func isInRow(_ segment: Segment) -> Bool {
            segment.kind == .tableCell && segment.place.row == place.row
                && segment.place.sheet == place.sheet
        }
        func isPassed(_ segment: Segment) -> Bool { isInRow(segment) || segment.concealment == .markupOnly }
        let before = part.text.segments[..<index].reversed().prefix(Self.cellsOfRow).prefix(while: isPassed)
        let after = part.text.segments[index...].prefix(Self.cellsOfRow).prefix(while: isPassed)
        let labels = (before.filter(isInRow) + after.filter(isInRow)).map(\.label)
        for label in labels {
            guard let header = part.label(label), let word = words.first(in: header) else { continue }
            return "column header \(word.text) in the row"
        }
        return nil
    }

    /// Segments looked at to each side for the headers of a row.
    private static let cellsOfRow = 128

    /// The cell to the left, and the cell above.
    private func neighbouringCell(_ words: KeywordList, in part: PartReading) -> String? {
        guard isInCell, let index = part.segmentIndex(of: hit) else { return nil }
        let place = part.text.segments[index].place
        var isBesideKnown = false
        for other in (max(0, index - Self.cellsLookedThrough)..<index).reversed() {
            let segment = part.text.segments[other]
            if segment.concealment == .markupOnly { continue }
            guard segment.kind == .tableCell, segment.place.sheet == place.sheet else { return nil }
            guard segment.place.row >= place.row - 1 else { return nil }
            let isLeft = segment.place.row == place.row && !isBesideKnown
            isBesideKnown = true
            let isAbove = segment.place.row == place.row - 1 && segment.place.column == place.column
            guard isLeft || isAbove, place.row != Place.absent else { continue }
            let cell = part.squeezed(segment: other)
            // A passage is no label; a paragraph of the same cell is one only where it is hardly more than a word.
            let isSameCell = isLeft && segment.place.column == place.column
            let most = isSameCell ? Self.paragraphLabelCharacters : Self.cellLabelCharacters
            let isLabel = cell.characters(0..<cell.bytes.count) <= most
            if isLabel, let word = words.first(in: cell) {
                return "keyword \(word.text) in the cell \(isLeft ? "to the left" : "above")"
            }
            if isAbove { return nil }
        }
        return nil
    }

    /// Characters of a cell that may be the label of its neighbour.
    private static let cellLabelCharacters = 40
    private static let paragraphLabelCharacters = 12
    /// Cells passed on the way to the one above: a wider table has headers of its own.
    private static let cellsLookedThrough = 1_024

    /// The line before, where it is nothing but a label: short, with the keyword, at its end a colon or the keyword itself.
    private func labelLineBefore(_ words: KeywordList, in part: PartReading) -> String? {
        guard !isInCell else { return nil }
        let line = part.line(of: hit.value, reach: scanBytes)
        guard line.range.lowerBound > 0, part.view.bytes[line.range.lowerBound - 1] == 0x0A else {
            return nil
        }
        let end = line.range.lowerBound - 1
        let previous = part.line(of: end..<end, reach: Self.labelLineBytes)
        guard previous.isWhole else { return nil }
        let squeezed = SqueezedText(part.view.bytes, previous.range.lowerBound..<end)
        guard squeezed.characters(0..<squeezed.bytes.count) <= 30, let word = words.first(in: squeezed) else {
            return nil
        }
        guard
            squeezed.bytes.last == UInt8(ascii: ":")
                || squeezed.bytes.suffix(word.bytes.count) == word.bytes[...]
                || squeezed.characters(0..<squeezed.bytes.count) <= Self.labelCharacters
        else {
            return nil
        }
        return "keyword \(word.text) is the line before"
    }

    /// A longer line is no label.
    private static let labelLineBytes = 120

    /// A line so short is a label, whatever it ends with: 申請人姓名, 住家電話號碼.
    private static let labelCharacters = 8

    private func heading(_ words: KeywordList, in part: PartReading) -> String? {
        guard let index = part.segmentIndex(of: hit) else { return nil }
        for other in (max(0, index - Self.headingDistance)..<index).reversed()
        where part.text.segments[other].kind == .heading {
            return words.first(in: part.squeezed(segment: other)).map { "heading \($0.text)" }
        }
        return nil
    }

    /// Segments between a heading and what it still speaks of.
    private static let headingDistance = 24
}
