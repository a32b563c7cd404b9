import PCRE2

/// Pieces of a pattern in a row: strings grow as long as each piece is known, and the rarest set of strings is kept.
struct SequenceWalk {
    /// What the pieces so far take.
    private var extent = Extent.empty
    /// The strings that are growing, and what lies before them.
    private var run: (strings: [ByteString], before: Extent)
    /// Whether one run has held everything.
    private var isWhole = true
    /// Everything that was found to be required.
    private(set) var candidates: [Requirement] = []
    private var first: ByteSet?
    private var last = ByteSet.all

    init() {
        run = ([.empty], .empty)
    }

    mutating func take(_ piece: PatternReading) {
        if let requirement = piece.requirement { candidates.append(requirement.behind(extent)) }
        if let strings = piece.strings {
            grow(by: strings, last: piece.last)
        } else {
            end(followedBy: piece.extent.least > 0 ? piece.first : .all)
            run = ([ByteString(sets: [], before: piece.last)], extent.followed(by: piece.extent))
        }
        if piece.extent.most != 0 {
            if first == nil { first = piece.extent.least > 0 ? piece.first : .all }
            last = piece.extent.least > 0 ? piece.last : .all
        }
        extent = extent.followed(by: piece.extent)
    }

    private mutating func grow(by strings: [ByteString], last: ByteSet) {
        if let grown = PatternReading.product(run.strings, strings) {
            run.strings = grown
            return
        }
        end(followedBy: .all)
        run = (strings, extent)
    }

    /// Ends the strings that have been growing: something comes that is not known well enough.
    private mutating func end(followedBy next: ByteSet) {
        isWhole = false
        enter(next)
    }

    private mutating func enter(_ next: ByteSet) {
        let strings = run.strings.map { string in
            var string = string
            string.after = string.after.intersection(next)
            return string
        }
        let requirement = Requirement(strings).behind(run.before)
        if requirement.cost < .infinity { candidates.append(requirement) }
    }

    /// What all pieces say together.
    var reading: PatternReading {
        var walk = self
        if !isWhole { walk.enter(.all) }
        return PatternReading(
            extent: extent, strings: isWhole ? run.strings : nil,
            requirement: walk.candidates.min { $0.cost < $1.cost }, first: first ?? .all, last: last)
    }

    /// What all pieces require, the best first.
    var requirements: [Requirement] {
        var walk = self
        walk.enter(.all)
        return walk.candidates.sorted { $0.cost < $1.cost }
    }
}
