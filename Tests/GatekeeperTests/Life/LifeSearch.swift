import Documents

/// Every world that can be reached from a dropped file, breadth first.
struct LifeSearch {
    private(set) var worlds: [LifeWorld: LifeWorld?] = [:]
    /// The shortest way to something that must not be; empty where there is none.
    private(set) var counterexample: [LifeWorld] = []
    private(set) var fault: String?

    init(_ model: LifeModel) {
        var queue = [true, false].map { LifeWorld(isClean: $0) }
        for world in queue { worlds[world] = .some(nil) }
        var next = 0
        while next < queue.count {
            let world = queue[next]
            next += 1
            if let fault = world.violation ?? Self.unrest(after: world, model) {
                self.fault = fault
                counterexample = way(to: world)
                return
            }
            for successor in model.successors(of: world) where worlds[successor] == nil {
                worlds[successor] = .some(world)
                queue.append(successor)
            }
        }
    }

    /// Where a restart in this very moment leads when nothing is in the way any more.
    private static func unrest(after world: LifeWorld, _ model: LifeModel) -> String? {
        var world = world
        world.work = nil
        world.isReachable = true
        for _ in 0..<64 {
            guard let next = model.calm(world) else { return world.unrest }
            world = next
            if let violation = world.violation { return violation }
        }
        return "never ends"
    }

    private func way(to world: LifeWorld) -> [LifeWorld] {
        var way = [world]
        while let before = worlds[way[0]] ?? nil { way.insert(before, at: 0) }
        return way
    }
}
