import CTriggers
import PCRE2

/// Collects the triggers of all patterns and words, each once, in the form in which they are looked for.
struct TriggerTables {
    private(set) var keys: [Key: Int] = [:]
    /// Names the sets of all patterns.
    private let alphabet = ByteAlphabet()
    private(set) var shapes: [[Trigger.Place]: Int] = [:]
    private(set) var words: [Key: Int] = [:]
    private(set) var slotCount = 0
    private var keyTargets: [[Target]] = []
    private var shapeTargets: [[Target]] = []
    private var wordTargets: [[Target]] = []

    struct Key: Hashable {
        let value: UInt64
        let mask: UInt64
        let count: Int
        var before = ByteAlphabet.all
        var after = ByteAlphabet.all
    }

    /// That one requirement of one pattern is met, for starts in a range before the trigger.
    private struct Target: Hashable {
        let slot: Int
        /// Bytes from the first of the starts to the trigger; `nil` where there is no bound.
        let farthest: Int?
        /// Bytes from the last of the starts to the trigger.
        let nearest: Int
        let isOnLine: Bool
        /// Bytes from the string's first to the trigger.
        let offset: Int
    }

    /// Places of one shape that are looked at; the others of a long one add little.
    private static let shapePlaces = 10

    /// Enters all that must be met by one pattern, a slot for each.
    mutating func enter(_ analysis: PatternAnalysis) {
        let symbols = analysis.sets.map { alphabet.symbol($0) }
        for requirement in analysis.requirements {
            enter(
                requirement.factors.map { factor in
                    var factor = factor
                    factor.string = factor.string.renamed(symbols)
                    return factor
                })
        }
    }

    private mutating func enter(_ factors: [Requirement.Factor]) {
        for (factor, trigger) in fewShapes(factors) {
            switch trigger {
            case .key(let value, let mask, let range):
                let key = Key(
                    value: value, mask: mask, count: range.count,
                    before: factor.string.before(range.lowerBound),
                    after: factor.string.after(range.upperBound))
                Self.enter(target(factor, offset: range.lowerBound), for: key, in: &keys, &keyTargets)
            case .shape(let places):
                Self.enter(target(factor, offset: 0), for: rarest(places), in: &shapes, &shapeTargets)
            }
        }
        slotCount += 1
    }

    /// Enters a word in lower case and without gaps, by its first bytes.
    mutating func enter(word: [UInt8]) {
        let head = word.prefix(Trigger.longestKey)
        let value = head.reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        let key = Key(value: value, mask: .max >> UInt64(64 - 8 * head.count), count: head.count)
        let target = Target(slot: slotCount, farthest: 0, nearest: 0, isOnLine: false, offset: 0)
        Self.enter(target, for: key, in: &words, &wordTargets)
        slotCount += 1
    }

    private static func enter<Form: Hashable>(
        _ target: Target, for form: Form, in numbers: inout [Form: Int], _ targets: inout [[Target]]
    ) {
        if let known = numbers[form] {
            if !targets[known].contains(target) { targets[known].append(target) }
        } else {
            numbers[form] = targets.count
            targets.append([target])
        }
    }

    /// More shapes of one requirement than this become one, which holds wherever one of them does.
    private static let mostShapes = 4

    private func fewShapes(
        _ factors: [Requirement.Factor]
    ) -> [(factor: Requirement.Factor, trigger: Trigger)] {
        var keys: [(factor: Requirement.Factor, trigger: Trigger)] = []
        var shapes: [[Requirement.Factor]] = []
        for factor in factors {
            let trigger = Trigger(factor.string, in: alphabet)
            if case .key = trigger {
                keys.append((factor, trigger))
            } else {
                let like = shapes.firstIndex { $0[0].string[0] == factor.string[0] }
                if let like { shapes[like].append(factor) } else { shapes.append([factor]) }
            }
        }
        var fewer = shapes.flatMap(\.self)
        if fewer.count > Self.mostShapes {
            let groups = shapes.count <= Self.mostShapes ? shapes : [fewer]
            fewer = groups.map { $0.dropFirst().reduce($0[0]) { $0.union($1, in: alphabet) } }
        }
        return keys + fewer.map { ($0, Trigger($0.string, in: alphabet)) }
    }

    private func target(_ factor: Requirement.Factor, offset: Int) -> Target {
        Target(
            slot: slotCount, farthest: factor.farthest.map { $0 + offset },
            nearest: factor.nearest + offset, isOnLine: factor.isOnLine, offset: offset)
    }

    /// Runs of one set follow from each other; what seldom holds comes first and ends most tries.
    private func rarest(_ places: [Trigger.Place]) -> [Trigger.Place] {
        Array(
            places.sorted { alphabet[$0.symbol].frequency < alphabet[$1.symbol].frequency }.prefix(
                Self.shapePlaces))
    }

    // MARK: The end

    /// - Returns: `nil` without memory, and where there is nothing to look for.
    func build() -> OpaquePointer? {
        guard slotCount > 0 else { return nil }
        var sets = SetNumbers()
        let flatKeys = keys.sorted { $0.value < $1.value }.map { flat($0.key, &sets) }
        let flatWords = words.sorted { $0.value < $1.value }.map { flat($0.key, &sets) }
        var places: [ctriggers_place] = []
        var flatShapes: [ctriggers_shape] = []
        for (shape, _) in shapes.sorted(by: { $0.value < $1.value }) {
            flatShapes.append(ctriggers_shape(first: UInt32(places.count), count: UInt32(shape.count)))
            for place in shape {
                let set = sets.number(of: alphabet[place.symbol].set, orOutside: place.isNeighbour)
                places.append(ctriggers_place(offset: Int32(place.offset), set: set))
            }
        }
        let all = keyTargets + shapeTargets + wordTargets
        let targets = all.flatMap { $0.map(flat) }
        let starts = all.reduce(into: [0 as UInt32]) { $0.append($0[$0.count - 1] + UInt32($1.count)) }
        return unsafe ctriggers_create(
            flatKeys, flatKeys.count, flatShapes, flatShapes.count, flatWords, flatWords.count, sets.sets,
            sets.sets.count, places, places.count, targets, starts, slotCount)
    }

    private func flat(_ key: Key, _ sets: inout SetNumbers) -> ctriggers_key {
        ctriggers_key(
            value: key.value, mask: key.mask, count: UInt32(key.count),
            before: neighbour(key.before, &sets), after: neighbour(key.after, &sets))
    }

    private func neighbour(_ symbol: ByteAlphabet.Symbol, _ sets: inout SetNumbers) -> UInt32 {
        symbol == ByteAlphabet.all ? CTRIGGERS_NONE : sets.number(of: alphabet[symbol].set, orOutside: true)
    }

    private func flat(_ target: Target) -> ctriggers_target {
        ctriggers_target(
            slot: UInt32(target.slot), farthest: target.farthest.map { Int32($0) } ?? Int32.max,
            nearest: Int32(target.nearest), offset: UInt32(target.offset), on_line: target.isOnLine)
    }

    /// The sets that are named, each once.
    private struct SetNumbers {
        private(set) var sets: [ctriggers_set] = []
        private var numbers: [SetAndOutside: UInt32] = [:]

        mutating func number(of set: ByteSet, orOutside outside: Bool) -> UInt32 {
            let key = SetAndOutside(set: set, outside: outside)
            if let known = numbers[key] { return known }
            numbers[key] = UInt32(sets.count)
            sets.append(ctriggers_set(bits: set.bits, outside: outside))
            return UInt32(sets.count - 1)
        }

        private struct SetAndOutside: Hashable {
            let set: ByteSet
            let outside: Bool
        }
    }
}
