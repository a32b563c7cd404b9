extension Extent {
    /// What a piece of a pattern takes and how far it looks, and nothing else of it.
    init(of tree: PatternTree) {
        switch tree {
        case .empty: self = .empty
        case .character(let set): self.init(of: set)
        case .sequence(let items):
            self = items.reduce(.empty) { $0.followed(by: Extent(of: $1)) }
        case .choice(let branches):
            self = branches.dropFirst().reduce(Extent(of: branches[0])) { $0.or(Extent(of: $1)) }
        case .repetition(_, _, 0): self = .empty
        case .repetition(let item, let least, let most):
            self = Extent(of: item).repeated(least: least, most: most)
        case .ahead(let item), .notAhead(let item): self = Extent(of: item).asAssertion
        case .behind(let item), .notBehind(let item): self.init(ofLookBehind: item)
        case .edge: self.init(least: 0, most: 0, look: Self.longestEdge)
        case .reference: self.init(least: 0, most: nil, look: nil, staysOnLine: false)
        }
    }

    init(of set: CharacterRanges) {
        let width = set.width
        self.init(
            least: width.lowerBound, most: width.upperBound, look: width.upperBound,
            staysOnLine: !set.holdsLineFeed)
    }

    /// What lies before a match is always there to be seen, but an assertion within one may look ahead again.
    init(ofLookBehind item: PatternTree) {
        self =
            item.looksAhead
            ? Extent(of: item).asAssertion : Extent(least: 0, most: 0, look: Self.longestEdge)
    }

    /// `$` looks at a line feed and at what is behind it, `\b` at one character.
    private static let longestEdge = 8
}
