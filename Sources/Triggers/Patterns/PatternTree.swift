/// What a pattern can match, as far as it matters for where a match may start.
///
/// An approximation from above: every text that the pattern matches is matched by the tree as well. Greed, atomic groups
/// and possessive repeats only choose among a pattern's matches, so the tree knows nothing of them.
indirect enum PatternTree: Equatable, Sendable {
    /// Nothing; also an assertion that says nothing useful and looks at nothing.
    case empty
    /// One character out of a set.
    case character(CharacterRanges)
    case sequence([PatternTree])
    case choice([PatternTree])
    /// `most` is `nil` where there is no bound.
    case repetition(PatternTree, least: Int, most: Int?)
    case ahead(PatternTree)
    case behind(PatternTree)
    case notAhead(PatternTree)
    case notBehind(PatternTree)
    /// `^`, `$`, `\b` and the like, which look at the characters on both sides.
    case edge
    /// A back reference: any text of any length.
    case reference

    /// Whether anything in it looks further ahead than to the next character.
    var looksAhead: Bool {
        switch self {
        case .ahead, .notAhead, .reference: true
        case .sequence(let items), .choice(let items): items.contains(where: \.looksAhead)
        case .repetition(let item, _, _), .behind(let item), .notBehind(let item): item.looksAhead
        case .empty, .character, .edge: false
        }
    }
}
