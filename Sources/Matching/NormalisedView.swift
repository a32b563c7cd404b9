package import Documents

/// A part's text as matching reads it: disguises and accidents of layout taken away, every byte leading back to where it came from.
///
/// Folded for good: full-width and mathematical letters and digits, digits of other scripts, spaces, compatibility
/// punctuation and ideographs; left out: whatever has no shape. By their surroundings: spaces between
/// ideographs and between spaced-out letters are closed, single ideographs one below the other are joined, long runs
/// of Chinese digits become digits, letters that only look Latin become Latin inside identifiers. Case is kept.
///
/// Where a line end may have cut an identifier in two, both lines are repeated behind the text, joined:
/// both readings are searched, and neither can hide the other.
package struct NormalisedView: Sendable {
    package let bytes: [UInt8]
    /// Where the text proper ends and the joined lines begin.
    package let mainCount: Int
    /// Whether the text had bytes that are not UTF-8.
    package let isDamaged: Bool
    /// Where the halves of each joined line meet, in order.
    let joins: [Int]
    private let composed: OffsetMap
    private let folded: OffsetMap
    private let original: [UInt8]

    package init(_ text: PartText) {
        self.init(text, isPortable: false)
    }

    /// - Parameters:
    ///   - text: the part's text.
    ///   - isPortable: keeps to instructions that every processor has.
    init(_ text: PartText, isPortable: Bool) {
        let folded = FoldedText(text.bytes, isPortable: isPortable)
        var composer = ViewComposer(folded, of: text, isPortable: isPortable)
        composer.compose()
        bytes = composer.bytes
        mainCount = composer.mainCount
        joins = composer.joins
        isDamaged = folded.isDamaged
        composed = composer.map
        self.folded = folded.map
        original = text.bytes
    }

    /// The byte of the part's text that the byte at `offset` comes from.
    package func originalOffset(of offset: Int) -> Int {
        min(folded.input(of: composed.input(of: offset)), original.count)
    }

    /// The bytes of the part's text, whole characters, that a range of the view comes from.
    package func originalRange(of range: Range<Int>) -> Range<Int> {
        let lower = originalOffset(of: range.lowerBound)
        guard !range.isEmpty else { return lower..<lower }
        let last = originalOffset(of: range.upperBound - 1)
        let upper = ScalarDecoding.boundary(original, atOrAfter: min(last + 1, original.count))
        return min(lower, upper)..<max(lower, upper)
    }

    /// Where a byte of the part's text stands in the view, or the next one that was kept.
    func offset(ofOriginal offset: Int) -> Int {
        let middle = folded.output(of: offset, limit: .max)
        return composed.output(of: middle, limit: mainCount)
    }

    /// Where a range of the part's text stands in the view.
    func range(ofOriginal range: Range<Int>) -> Range<Int> {
        let lower = offset(ofOriginal: range.lowerBound)
        return lower..<max(lower, offset(ofOriginal: range.upperBound))
    }

    /// Whether a character can stand in any view; a pattern that asks for one that can't never matches.
    package static func canHold(_ scalar: Unicode.Scalar) -> Bool {
        ScalarFolding.fold(scalar.value) == scalar.value
    }

    /// Whether a hit among the joined lines says something new: it reaches across where two lines meet.
    func isAcrossJoin(_ range: Range<Int>) -> Bool {
        var low = 0
        var high = joins.count
        while low < high {
            let middle = (low + high) / 2
            if joins[middle] <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < joins.count && joins[low] < range.upperBound
    }
}

extension NormalisedView {
    /// The view of a short text that belongs to no document: a keyword, a label, a value.
    init(_ text: some StringProtocol) {
        self.init(Array(text.utf8))
    }

    init(_ bytes: [UInt8]) {
        self.init(PartText(path: .document, mediaType: "text/plain", bytes: bytes, segments: [], names: []))
    }
}
