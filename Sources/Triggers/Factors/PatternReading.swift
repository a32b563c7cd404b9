import PCRE2

/// What a piece of a pattern says about the bytes that it matches.
struct PatternReading {
    var extent: Extent
    /// All strings that it may take, if they are few; one of them is taken whole.
    var strings: [ByteString]?
    /// The best set of strings of which it holds one, where it is more than ``strings``.
    var requirement: Requirement?
    /// What its first byte may be; all where it may take nothing.
    var first = ByteAlphabet.all
    var last = ByteAlphabet.all

    static let empty = PatternReading(extent: .empty, strings: [.empty])

    /// The best that is known of it.
    func best(in alphabet: ByteAlphabet) -> Requirement? {
        guard let strings else { return requirement }
        let whole = Requirement(strings, in: alphabet)
        guard let requirement, requirement.cost < whole.cost else {
            return whole.cost < .infinity ? whole : nil
        }
        return requirement
    }

    /// More strings than this are not multiplied any further.
    static let mostStrings = 1_024
    /// Strings that are already this rare gain nothing by being multiplied.
    private static let mostProducts = 160

    /// The strings of two pieces in a row; `nil` where they would be too many or too long.
    static func product(
        _ left: [ByteString], _ right: [ByteString], in alphabet: ByteAlphabet
    ) -> [ByteString]? {
        // Strings that only differ in what stands beside them are one, where it would be too many of them.
        if left.count > 1, right.count > 1, left.count * right.count > mostProducts {
            let fewer = joined(left, in: alphabet)
            if fewer.count < left.count { return product(fewer, right, in: alphabet) }
        }
        let count = left.count * right.count
        // A mark before a list of words, or not: as good as the list itself.
        let isSimple = min(left.count, right.count) <= 2
        guard count <= (isSimple ? mostStrings : mostProducts) else { return nil }
        let longest = left.reduce(0) { max($0, $1.count) } + right.reduce(0) { max($0, $1.count) }
        guard longest <= ByteString.longest else { return nil }
        // What takes nothing and says nothing of what stands beside it changes nothing.
        if right == [.empty] { return left }
        if left == [.empty] { return right }
        var products: [ByteString] = []
        products.reserveCapacity(count)
        for one in left {
            for other in right { products.append(one.followed(by: other, in: alphabet)) }
        }
        // Different strings behind one and the same stay different.
        return isSimple ? products : unique(products)
    }

    /// Each row of bytes once, beside everything that any of its strings may stand beside.
    private static func joined(_ strings: [ByteString], in alphabet: ByteAlphabet) -> [ByteString] {
        var numbers: [ByteString: Int] = [:]
        var joined: [ByteString] = []
        for string in strings {
            guard let known = numbers[string.alone] else {
                numbers[string.alone] = joined.count
                joined.append(string)
                continue
            }
            joined[known].before = alphabet.union(joined[known].before, string.before)
            joined[known].after = alphabet.union(joined[known].after, string.after)
        }
        return joined
    }

    static func unique(_ strings: [ByteString]) -> [ByteString] {
        guard strings.count > 1 else { return strings }
        var seen = Set<ByteString>(minimumCapacity: strings.count)
        return strings.filter { seen.insert($0).inserted }
    }
}

extension PatternReading {
    /// Reads a tree from the bottom up.
    init(_ tree: PatternTree, in alphabet: ByteAlphabet) {
        switch tree {
        case .empty: self = .empty
        case .character(let set): self.init(set, in: alphabet)
        case .sequence(let items):
            var walk = SequenceWalk(in: alphabet)
            for item in items { walk.take(PatternReading(item, in: alphabet)) }
            self = walk.reading
        case .choice(let branches):
            self.init(choosing: branches.map { PatternReading($0, in: alphabet) }, in: alphabet)
        case .repetition(let item, let least, let most):
            self.init(
                repeating: PatternReading(item, in: alphabet), least: least, most: most, in: alphabet)
        case .ahead(let item): self.init(ahead: PatternReading(item, in: alphabet), in: alphabet)
        case .behind(let item):
            let reading = PatternReading(item, in: alphabet)
            self.init(
                extent: Extent(ofLookBehind: item), strings: [ByteString(before: reading.last)],
                requirement: reading.best(in: alphabet)?.before(endOf: reading.extent))
        case .notAhead(let item):
            let excluded = Self.singleBytes(item) ?? ByteSet([])
            self.init(
                extent: Extent(of: item).asAssertion,
                strings: [ByteString(after: alphabet.symbol(excluded.complement))])
        case .notBehind(let item):
            let excluded = Self.singleBytes(item) ?? ByteSet([])
            self.init(
                extent: Extent(ofLookBehind: item),
                strings: [ByteString(before: alphabet.symbol(excluded.complement))])
        case .edge: self.init(extent: Extent(of: tree), strings: [.empty])
        case .reference: self.init(extent: Extent(of: tree))
        }
    }

    private init(_ set: CharacterRanges, in alphabet: ByteAlphabet) {
        self.init(
            extent: Extent(of: set),
            strings: set.strings(in: alphabet),
            first: alphabet.symbol(set.firstBytes), last: alphabet.symbol(set.lastBytes))
    }

    private init(choosing branches: [PatternReading], in alphabet: ByteAlphabet) {
        let extent = branches.dropFirst().reduce(branches[0].extent) { $0.or($1.extent) }
        self.init(extent: extent)
        first = Self.union(branches.lazy.map { $0.first }, in: alphabet)
        last = Self.union(branches.lazy.map { $0.last }, in: alphabet)
        let strings = branches.compactMap { $0.strings }
        if strings.count == branches.count {
            let all = Self.unique(strings.flatMap { $0 })
            if all.count <= Self.mostStrings { self.strings = all }
        }
        if self.strings == nil {
            let best = branches.compactMap { $0.best(in: alphabet) }
            if best.count == branches.count { requirement = Requirement(joining: best) }
        }
    }

    private static func union(
        _ symbols: some Sequence<ByteAlphabet.Symbol>, in alphabet: ByteAlphabet
    ) -> ByteAlphabet.Symbol {
        var union = ByteSet([])
        for symbol in symbols { union = union.union(alphabet[symbol].set) }
        return alphabet.symbol(union)
    }

    private init(
        repeating item: PatternReading, least: Int, most: Int?, in alphabet: ByteAlphabet
    ) {
        guard most != 0 else {
            self = .empty
            return
        }
        let extent = item.extent.repeated(least: least, most: most)
        var walk = SequenceWalk(in: alphabet)
        // What comes behind the first few adds nothing to what is looked for.
        let copies = min(least, item.strings == nil ? 1 : ByteString.longest)
        for _ in 0..<copies { walk.take(item) }
        if copies < least || most != least {
            var rest = PatternReading(
                extent: item.extent.repeated(least: least - copies, most: most.map { $0 - copies }))
            if most == least + 1, copies == least, let strings = item.strings {
                rest.strings = Self.unique(strings + [.empty])
            }
            rest.last = least > 0 ? item.last : ByteAlphabet.all
            walk.take(rest)
        }
        self = walk.reading
        self.extent = extent
        if least > 0 { (first, last) = (item.first, item.last) }
    }

    private init(ahead item: PatternReading, in alphabet: ByteAlphabet) {
        self.init(
            extent: item.extent.asAssertion, strings: [ByteString(after: item.first)],
            requirement: item.best(in: alphabet))
    }

    /// The bytes that satisfy a tree whatever character they belong to; `nil` where it takes more than one character to do so.
    ///
    /// For assertions that deny: what is left out only makes them deny less.
    private static func singleBytes(_ tree: PatternTree) -> ByteSet? {
        switch tree {
        case .character(let set): set.wholeBytes
        case .choice(let branches):
            branches.reduce(ByteSet([])) { $0.union(singleBytes($1) ?? ByteSet([])) }
        case .sequence(let items): items.count == 1 ? singleBytes(items[0]) : nil
        case .repetition(let item, let least, _): least == 1 ? singleBytes(item) : nil
        default: nil
        }
    }
}
