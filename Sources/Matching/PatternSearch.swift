import PCRE2
import Triggers

/// Finds every match of one pattern, in slices small enough to look at the clock between them.
///
/// The same matches as one search over the whole: each search sees what lies before and behind its slice, only
/// where a match may start is bounded.
struct PatternSearch {
    let pattern: CompiledPattern
    let subject: [UInt8]
    /// What a match may look at and where it may lie: nothing behind its end exists for the pattern.
    let region: Range<Int>
    /// How far behind its start a try at a match looks.
    var reach = PatternAnalysis.Reach.part
    let deadline: Deadline
    /// Starting places tried before the clock is looked at.
    ///
    /// A hostile text makes each cost a tenth of a millisecond.
    var sliceBytes = 2_048

    /// What a call costs besides, in places tried.
    private static let callCost = 16

    /// Why a search stopped.
    enum End: Equatable {
        case complete
        /// The engine gave up at this byte.
        case limit(MatchLimit, offset: Int)
        case outOfTime(offset: Int)
        /// Whoever takes the matches wanted no more than those before this byte.
        case enough(offset: Int)
    }

    /// - Parameters:
    ///   - starts: where matches may start, in order and apart.
    ///   - data: what to search with.
    ///   - take: gets each match in order, and the working memory, which is free again; says whether to go on.
    /// - Returns: whether the whole region was searched.
    func run(
        _ starts: [Range<Int>], using data: borrowing MatchData,
        take: (MatchedRanges, borrowing MatchData) -> Bool
    ) -> End {
        var cursor = region.lowerBound
        var lines = LineEnds(region: region)
        // Places tried since the clock was looked at; the first search looks at it too.
        var tried = sliceBytes
        for range in starts {
            cursor = max(cursor, range.lowerBound)
            let end = min(range.upperBound, region.upperBound)
            while cursor < end {
                if tried >= sliceBytes {
                    if deadline.hasPassed { return .outOfTime(offset: cursor) }
                    tried = 0
                }
                cursor = ScalarDecoding.boundary(subject, atOrAfter: cursor)
                let last = min(cursor + sliceBytes, end) - 1
                let outcome = pattern.firstMatch(
                    in: subject, from: cursor, lastStart: last,
                    end: reach.end(behind: last, in: subject, region: region, &lines), using: data)
                tried += last + 1 - cursor + Self.callCost
                switch outcome {
                case .noMatch: cursor = last + 1
                case .limit(let limit): return .limit(limit, offset: cursor)
                case .match(let ranges):
                    let goesOn = take(ranges, data)
                    cursor = max(ranges.whole.upperBound, cursor + 1)
                    if !goesOn { return .enough(offset: cursor) }
                }
            }
        }
        return .complete
    }
}
