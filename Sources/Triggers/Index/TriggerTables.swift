import CTriggers
import PCRE2

/// Collects the triggers of all patterns, each once, in the form in which they are looked for.
struct TriggerTables {
    private(set) var keys: [Key: Int] = [:]
    private(set) var shapes: [[Trigger.Place]: Int] = [:]
    private(set) var slotCount = 0
    private var keyTargets: [[TriggerIndex.Target]] = []
    private var shapeTargets: [[TriggerIndex.Target]] = []

    struct Key: Hashable {
        let value: UInt64
        let mask: UInt64
        let count: Int
    }

    /// Places of one shape that are looked at; the others of a long one add little.
    private static let shapePlaces = 10

    mutating func enter(_ requirement: Requirement) {
        for factor in Self.fewShapes(requirement.factors) {
            switch Trigger(factor.string) {
            case .key(let value, let mask, let count, let offset):
                let number = number(of: Key(value: value, mask: mask, count: count))
                keyTargets[number].append(target(factor, offset: offset))
            case .shape(let places):
                let number = number(of: places)
                shapeTargets[number].append(target(factor, offset: 0))
            }
        }
        slotCount += 1
    }

    /// More shapes of one requirement than this become one, which holds wherever one of them does.
    private static let mostShapes = 4

    private static func fewShapes(_ factors: [Requirement.Factor]) -> [Requirement.Factor] {
        var keys: [Requirement.Factor] = []
        var shapes: [[Requirement.Factor]] = []
        for factor in factors {
            if case .key = Trigger(factor.string) {
                keys.append(factor)
            } else {
                let like = shapes.firstIndex { $0[0].string.sets[0] == factor.string.sets[0] }
                if let like { shapes[like].append(factor) } else { shapes.append([factor]) }
            }
        }
        let all = shapes.flatMap(\.self)
        if all.count <= mostShapes { return keys + all }
        let groups = shapes.count <= mostShapes ? shapes : [all]
        return keys + groups.map { $0.dropFirst().reduce($0[0]) { $0.union($1) } }
    }

    private func target(_ factor: Requirement.Factor, offset: Int) -> TriggerIndex.Target {
        TriggerIndex.Target(
            slot: slotCount, farthest: factor.farthest.map { $0 + offset } ?? .max,
            nearest: factor.nearest + offset, isOnLine: factor.isOnLine, offset: offset)
    }

    private mutating func number(of key: Key) -> Int {
        if let known = keys[key] { return known }
        keys[key] = keyTargets.count
        keyTargets.append([])
        return keyTargets.count - 1
    }

    private mutating func number(of places: [Trigger.Place]) -> Int {
        // Runs of one set follow from each other; what seldom holds comes first and ends most tries.
        let rarest = places.sorted { ByteRarity.frequency($0.set) < ByteRarity.frequency($1.set) }
        let chosen = Array(rarest.prefix(Self.shapePlaces))
        if let known = shapes[chosen] { return known }
        shapes[chosen] = shapeTargets.count
        shapeTargets.append([])
        return shapeTargets.count - 1
    }

    // MARK: The end

    /// The targets of all triggers one behind the other, and where those of each begin.
    var targets: (all: [TriggerIndex.Target], starts: [Int]) {
        var all: [TriggerIndex.Target] = []
        var starts = [0]
        for targets in keyTargets + shapeTargets {
            var seen: Set<TriggerIndex.Target> = []
            all += targets.filter { seen.insert($0).inserted }
            starts.append(all.count)
        }
        return (all, starts)
    }

    /// - Returns: `nil` without memory, and where there is nothing to look for.
    func build() -> OpaquePointer? {
        guard slotCount > 0 else { return nil }
        let flatKeys = keys.sorted { $0.value < $1.value }.map { key, _ in
            ctriggers_key(value: key.value, mask: key.mask, count: UInt32(key.count))
        }
        var sets: [ctriggers_set] = []
        var setNumbers: [SetAndOutside: UInt32] = [:]
        var places: [ctriggers_place] = []
        var flatShapes: [ctriggers_shape] = []
        for (shape, _) in shapes.sorted(by: { $0.value < $1.value }) {
            flatShapes.append(ctriggers_shape(first: UInt32(places.count), count: UInt32(shape.count)))
            for place in shape {
                let set = SetAndOutside(set: place.set, outside: place.isNeighbour)
                if setNumbers[set] == nil {
                    setNumbers[set] = UInt32(sets.count)
                    sets.append(ctriggers_set(bits: set.set.bits, outside: set.outside))
                }
                places.append(ctriggers_place(offset: Int32(place.offset), set: setNumbers[set] ?? 0))
            }
        }
        return unsafe ctriggers_create(
            flatKeys, flatKeys.count, sets, sets.count, places, places.count, flatShapes, flatShapes.count)
    }

    private struct SetAndOutside: Hashable {
        let set: ByteSet
        let outside: Bool
    }
}
