/// What one call of the engine answers.
package enum MatchOutcome: Sendable, Equatable {
    /// The ranges of the whole match and of each capture group, in bytes of the subject.
    case match(MatchedRanges)
    case noMatch
    /// The engine gave up: whether there is a match is not known.
    case limit(MatchLimit)
}

/// Where a match and its groups lie.
package struct MatchedRanges: Sendable, Equatable {
    package let whole: Range<Int>
    /// Group 1 first; `nil` for a group that took no part in the match.
    package let groups: [Range<Int>?]

    package init(whole: Range<Int>, groups: [Range<Int>?]) {
        self.whole = whole
        self.groups = groups
    }

    /// The range of a group, 0 being the whole match.
    package func group(_ number: Int) -> Range<Int>? {
        if number == 0 { return whole }
        return number <= groups.count ? groups[number - 1] : nil
    }
}

/// Which bound the engine met.
package enum MatchLimit: Sendable, Equatable {
    /// Too many steps from one place.
    case steps
    case jitStack
    case heap
    case depth
    /// Anything else that PCRE2 reports, by its number; treated alike, because the answer is missing too.
    case failure(code: Int32)

    /// For the detail of a coverage gap.
    package var name: String {
        switch self {
        case .steps: "match limit"
        case .jitStack: "JIT stack limit"
        case .heap: "heap limit"
        case .depth: "depth limit"
        case .failure(let code): "engine error \(code)"
        }
    }
}
