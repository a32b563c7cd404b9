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
    private var first: ByteAlphabet.Symbol?
    private var last = ByteAlphabet.all
    private let alphabet: ByteAlphabet

    init(in alphabet: ByteAlphabet) {
        self.alphabet = alphabet
        run = ([.empty], .empty)
    }

    mutating func take(_ piece: PatternReading) {
        if let requirement = piece.requirement { candidates.append(requirement.behind(extent)) }
        if let strings = piece.strings {
            grow(by: strings)
        } else {
            end(followedBy: piece.extent.least > 0 ? piece.first : ByteAlphabet.all)
            run = ([ByteString(before: piece.last)], extent.followed(by: piece.extent))
        }
        if piece.extent.most != 0 {
            if first == nil { first = piece.extent.least > 0 ? piece.first : ByteAlphabet.all }
            last = piece.extent.least > 0 ? piece.last : ByteAlphabet.all
        }
        extent = extent.followed(by: piece.extent)
    }

    private mutating func grow(by strings: [ByteString]) {
        if let grown = PatternReading.product(run.strings, strings, in: alphabet) {
            run.strings = grown
            return
        }
        end(followedBy: ByteAlphabet.all)
        run = (strings, extent)
    }

    /// Ends the strings that have been growing: something comes that is not known well enough.
    private mutating func end(followedBy next: ByteAlphabet.Symbol) {
        isWhole = false
        enter(next)
    }

    private mutating func enter(_ next: ByteAlphabet.Symbol) {
        let strings = run.strings.map { string in
            var string = string
            string.after = alphabet.intersection(string.after, next)
            return string
        }
        let requirement = Requirement(strings, in: alphabet).behind(run.before)
        if requirement.cost < .infinity { candidates.append(requirement) }
    }

    /// What all pieces say together.
    var reading: PatternReading {
        var walk = self
        if !isWhole { walk.enter(ByteAlphabet.all) }
        return PatternReading(
            extent: extent, strings: isWhole ? run.strings : nil,
            requirement: walk.candidates.min { $0.cost < $1.cost }, first: first ?? ByteAlphabet.all,
            last: last)
    }

    /// What all pieces require, the best first.
    var requirements: [Requirement] {
        var walk = self
        walk.enter(ByteAlphabet.all)
        return walk.candidates.sorted { $0.cost < $1.cost }
    }
}
