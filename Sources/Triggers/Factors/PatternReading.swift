import PCRE2

/// What a piece of a pattern says about the bytes that it matches.
struct PatternReading {
    var extent: Extent
    /// All strings that it may take, if they are few; one of them is taken whole.
    var strings: [ByteString]?
    /// The best set of strings of which it holds one, where it is more than ``strings``.
    var requirement: Requirement?
    /// What its first byte may be; all where it may take nothing.
    var first = ByteSet.all
    var last = ByteSet.all

    static let empty = PatternReading(extent: .empty, strings: [.empty])

    /// The best that is known of it.
    var best: Requirement? {
        guard let strings else { return requirement }
        let whole = Requirement(strings)
        guard let requirement, requirement.cost < whole.cost else {
            return whole.cost < .infinity ? whole : nil
        }
        return requirement
    }

    /// More strings than this are not multiplied any further.
    static let mostStrings = 1_024
    /// Strings that are already this rare gain nothing by being multiplied.
    private static let mostProducts = 160
    /// Longer strings are ended, and others begun.
    static let longestString = 28

    /// The strings of two pieces in a row; `nil` where they would be too many or too long.
    static func product(_ left: [ByteString], _ right: [ByteString]) -> [ByteString]? {
        // Strings that only differ in what stands beside them are one, where it would be too many of them.
        if left.count > 1, right.count > 1, left.count * right.count > mostProducts {
            let fewer = joined(left)
            if fewer.count < left.count { return product(fewer, right) }
        }
        let count = left.count * right.count
        // A mark before a list of words, or not: as good as the list itself.
        let isSimple = min(left.count, right.count) <= 2
        guard count <= (isSimple ? mostStrings : mostProducts) else { return nil }
        let longest = (left.map(\.sets.count).max() ?? 0) + (right.map(\.sets.count).max() ?? 0)
        guard longest <= longestString else { return nil }
        guard count > 1 else { return [left[0].followed(by: right[0])] }
        let products = left.flatMap { one in right.map { one.followed(by: $0) } }
        // Different strings behind one and the same stay different.
        return isSimple ? products : unique(products)
    }

    /// Each row of bytes once, beside everything that any of its strings may stand beside.
    private static func joined(_ strings: [ByteString]) -> [ByteString] {
        var joined: [[ByteSet]: ByteString] = [:]
        for string in strings {
            guard let known = joined[string.sets] else {
                joined[string.sets] = string
                continue
            }
            joined[string.sets] = ByteString(
                sets: string.sets, before: known.before.union(string.before),
                after: known.after.union(string.after))
        }
        return unique(strings.map { joined[$0.sets] ?? $0 })
    }

    static func unique(_ strings: [ByteString]) -> [ByteString] {
        guard strings.count > 1 else { return strings }
        var seen: Set<ByteString> = []
        return strings.filter { seen.insert($0).inserted }
    }
}

extension PatternReading {
    /// Reads a tree from the bottom up.
    init(_ tree: PatternTree) {
        switch tree {
        case .empty: self = .empty
        case .character(let set): self.init(set)
        case .sequence(let items):
            var walk = SequenceWalk()
            for item in items { walk.take(PatternReading(item)) }
            self = walk.reading
        case .choice(let branches): self.init(choosing: branches.map { PatternReading($0) })
        case .repetition(let item, let least, let most):
            self.init(repeating: PatternReading(item), least: least, most: most)
        case .ahead(let item): self.init(ahead: PatternReading(item))
        case .behind(let item):
            let reading = PatternReading(item)
            self.init(
                extent: Self.extentOfLookBehind(item),
                strings: [ByteString(sets: [], before: reading.last)],
                requirement: reading.best?.before(endOf: reading.extent))
        case .notAhead(let item):
            let reading = PatternReading(item)
            let excluded = Self.singleBytes(item) ?? ByteSet([])
            self.init(
                extent: reading.extent.asAssertion,
                strings: [ByteString(sets: [], after: excluded.complement)])
        case .notBehind(let item):
            let excluded = Self.singleBytes(item) ?? ByteSet([])
            self.init(
                extent: Self.extentOfLookBehind(item),
                strings: [ByteString(sets: [], before: excluded.complement)])
        case .edge:
            self.init(extent: Extent(least: 0, most: 0, look: Self.longestEdge), strings: [.empty])
        case .reference:
            self.init(extent: Extent(least: 0, most: nil, look: nil, staysOnLine: false))
        }
    }

    private init(_ set: CharacterRanges) {
        let width = set.width
        self.init(
            extent: Extent(
                least: width.lowerBound, most: width.upperBound, look: width.upperBound,
                staysOnLine: !set.holdsLineFeed),
            strings: set.strings?.map { ByteString(sets: $0) }, first: set.firstBytes, last: set.lastBytes)
    }

    private init(choosing branches: [PatternReading]) {
        let extent = branches.dropFirst().reduce(branches[0].extent) { $0.or($1.extent) }
        self.init(extent: extent)
        first = branches.reduce(ByteSet([])) { $0.union($1.first) }
        last = branches.reduce(ByteSet([])) { $0.union($1.last) }
        let strings = branches.compactMap(\.strings)
        if strings.count == branches.count {
            let all = Self.unique(strings.flatMap { $0 })
            if all.count <= Self.mostStrings { self.strings = all }
        }
        if self.strings == nil {
            let best = branches.compactMap(\.best)
            if best.count == branches.count { requirement = Requirement(joining: best) }
        }
    }

    private init(repeating item: PatternReading, least: Int, most: Int?) {
        guard most != 0 else {
            self = .empty
            return
        }
        let extent = item.extent.repeated(least: least, most: most)
        var walk = SequenceWalk()
        // What comes behind the first few adds nothing to what is looked for.
        let copies = min(least, item.strings == nil ? 1 : Self.longestString)
        for _ in 0..<copies { walk.take(item) }
        if copies < least || most != least {
            var rest = PatternReading(
                extent: item.extent.repeated(least: least - copies, most: most.map { $0 - copies }))
            if most == least + 1, copies == least, let strings = item.strings {
                rest.strings = Self.unique(strings + [.empty])
            }
            rest.last = least > 0 ? item.last : .all
            walk.take(rest)
        }
        self = walk.reading
        self.extent = extent
        if least > 0 { (first, last) = (item.first, item.last) }
    }

    private init(ahead item: PatternReading) {
        self.init(
            extent: item.extent.asAssertion, strings: [ByteString(sets: [], after: item.first)],
            requirement: item.best)
    }

    /// What lies before a match is always there to be seen, but an assertion within one may look ahead again.
    private static func extentOfLookBehind(_ item: PatternTree) -> Extent {
        item.looksAhead
            ? PatternReading(item).extent.asAssertion : Extent(least: 0, most: 0, look: longestEdge)
    }

    /// `$` looks at a line feed and at what is behind it, `\b` at one character.
    private static let longestEdge = 8

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
