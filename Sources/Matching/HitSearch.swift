import PCRE2
import Triggers

/// Finds the hits of one rule in a view: in the text proper, then among the joined lines behind it.
struct HitSearch {
    let rule: CompiledRule
    let starts: CandidateStarts
    let deadline: Deadline

    /// - Parameters:
    ///   - view: the text.
    ///   - data: what to search with.
    ///   - take: gets each hit, and the working memory, which is free again; says whether to go on.
    /// - Returns: how the search ended; where it was not complete, with the byte of the view.
    func run(
        in view: NormalisedView, using data: borrowing MatchData, take: (Hit, borrowing MatchData) -> Bool
    ) -> PatternSearch.End {
        let main = run(
            starts.inText(for: rule), of: 0..<view.mainCount, in: view, using: data, take: take)
        guard main == .complete, view.mainCount < view.bytes.count else { return main }
        let behind = view.mainCount..<view.bytes.count
        return run(starts.inJoinedLines(for: rule), of: behind, in: view, using: data) { hit, data in
            // Everything else stands in the text proper too.
            guard view.isAcrossJoin(hit.whole), !view.bytes[hit.whole].contains(0x0A) else { return true }
            return take(hit, data)
        }
    }

    private func run(
        _ starts: [Range<Int>], of region: Range<Int>, in view: NormalisedView,
        using data: borrowing MatchData,
        take: (Hit, borrowing MatchData) -> Bool
    ) -> PatternSearch.End {
        let search = PatternSearch(
            pattern: rule.pattern, subject: view.bytes, region: region, reach: rule.analysis.reach,
            deadline: deadline)
        return search.run(starts, using: data) { ranges, data in
            guard !ranges.whole.isEmpty else { return true }
            let group = ranges.group(rule.rule.capture) ?? ranges.whole
            let value = group.isEmpty ? ranges.whole : group
            return take(Hit(whole: ranges.whole, value: value, original: view.originalRange(of: value)), data)
        }
    }
}
