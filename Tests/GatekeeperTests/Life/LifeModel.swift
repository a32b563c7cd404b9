import Documents

/// What may happen to a document next: the gate's acts by the tables of its code, a crash between any two, people, a
/// share that comes and goes, a store that is lost.
struct LifeModel {
    var acts: (LifeErrand) -> [LifeAct] = { $0.acts }
    var remedy: (SpoolState, DocumentStanding, Bool) -> LifeRemedy = {
        LifeRemedy(at: $0, $1, isJudged: $2)
    }
    var follows: (LifeStep, DocumentStanding?) -> Bool = { $0.follows($1) }
    /// What the gate takes for clear.
    var passes: (LifeWorld) -> Bool = { $0.isClean }
    /// Whether the upload area's file system keeps extended attributes.
    var keepsMarks = true
    /// Whether the decision of a person can be taken back once the gate has begun.
    var mayStopUnderway = false

    func successors(of world: LifeWorld) -> [LifeWorld] {
        surroundings(world) + (world.work == nil ? beginnings(world) : acting(world))
    }

    /// The one that comes when nothing is in the way; `nil` at the end.
    func calm(_ world: LifeWorld) -> LifeWorld? {
        world.work == nil ? beginnings(world).first : acting(world).first
    }

    // MARK: The world around the gate

    private func surroundings(_ world: LifeWorld) -> [LifeWorld] {
        var next: [LifeWorld] = []
        func add(_ change: (inout LifeWorld) -> Void) {
            var changed = world
            change(&changed)
            next.append(changed)
        }
        if world.work != nil { add { $0.work = nil } }
        add { $0.isReachable.toggle() }
        if mayLoseStore(world) {
            add {
                ($0.standing, $0.verdict, $0.hasTarget) = (nil, nil, false)
                ($0.decision, $0.settled, $0.hasLostStore) = (nil, nil, true)
            }
        }
        for decision in decisions(world) { add { $0.decision = decision } }
        return next
    }

    /// What can't be told without the store: which file in a drop folder was taken in before, and, where no marks are
    /// kept, which file in the upload area came from which document.
    private func mayLoseStore(_ world: LifeWorld) -> Bool {
        world.work == nil && world.standing != nil && keepsMarks && !(world.hasOriginal && world.copies > 0)
            && !(world.hasOriginal && world.place == nil)
    }

    private func decisions(_ world: LifeWorld) -> [LifeWorld.Decided?] {
        guard let standing = world.standing, standing.intent == nil else { return [] }
        guard let decision = world.decision else {
            switch standing.state {
            case .hold, .corrupt:
                return [
                    .init(errand: .release, phase: .requested), .init(errand: .giveBack, phase: .approved),
                    .init(errand: .withhold, phase: .approved),
                ]
            case .returned, .withheld: return [.init(errand: .reopen, phase: .approved)]
            case .delivered:
                return [.init(errand: .recall, phase: .requested), .init(errand: .keep, phase: .approved)]
            default: return []
            }
        }
        switch decision.phase {
        case .requested: return [.init(errand: decision.errand, phase: .approved), nil]
        case .approved: return [nil]
        case .underway: return mayStopUnderway ? [nil] : []
        }
    }

    // MARK: What the gate begins

    private func beginnings(_ world: LifeWorld) -> [LifeWorld] {
        var world = world
        if world.standing == DocumentStanding(.delivered), let decision = world.decision,
            decision.phase != .requested, decision.errand == .recall || world.place == nil
        {
            world.work = .init(errand: decision.errand)
            return [world]
        }
        guard let place = world.place else {
            guard world.hasOriginal else { return [] }
            if world.standing == nil {
                world.work = .init(errand: .takeIn)
            } else {
                world.hasOriginal = false
            }
            return [world]
        }
        if world.standing == nil { return [recorded(.arrive, world)].compactMap { $0 } }
        var removed: [LifeWorld] = []
        if world.hasOriginal {
            removed = [world]
            removed[0].hasOriginal = false
        }
        return removed + [taken(world, at: place)].compactMap { $0 }
    }

    private func taken(_ before: LifeWorld, at place: SpoolState) -> LifeWorld? {
        guard let standing = before.standing else { return nil }
        var world = before
        let isAtRest = [.hold, .corrupt, .returned, .withheld].contains(place)
        if isAtRest, standing.state != .delivered, standing.intent == nil, let decision = world.decision,
            decision.phase != .requested
        {
            world.work = .init(errand: decision.errand)
            let isThere = acts(decision.errand).contains(.move(place))
            if isThere { world.work?.next = Self.index(in: acts(decision.errand)) { $0.isDecidedRecord } }
            return world
        }
        switch remedy(place, standing, world.verdict != nil) {
        case .nothing, .tell: return nil
        case .forget: world.place = nil
        case .examine: world.work = .init(errand: .examine)
        case .takeUp: world.work = .init(errand: .takeUp)
        case .moveToIncoming: world.place = .incoming
        case .record(let step): return recorded(step, world)
        }
        return world
    }

    // MARK: What the gate does

    private func acting(_ before: LifeWorld) -> [LifeWorld] {
        guard let work = before.work else { return [] }
        let acts = acts(work.errand)
        guard work.next < acts.count else {
            var world = before
            world.work = nil
            // It is examined at once.
            return [world]
        }
        var world = before
        world.work?.next += 1
        switch acts[work.next] {
        case .seal: return [sealed(world)]
        case .removeOriginal:
            var removed = world
            removed.hasOriginal = false
            return [removed, world]
        case .move(let target): return [moved(world, to: work.isCorrupt ? .corrupt : target)]
        case .record(let step): return [record(step.spoilt(work.isCorrupt), world) ?? stopped(world)]
        case .judge: return judged(world)
        case .look: return [looked(world)]
        case .publish: return published(world)
        case .forget: world.place = nil
        case .begin: return [begun(world)]
        case .handBack: break
        case .takeOut:
            guard world.isReachable else { return [stopped(world)] }
            world.copies = 0
        }
        return [world]
    }

    /// - Returns: also of a recall, which takes its copy from the upload area unless the spool has one.
    private func sealed(_ before: LifeWorld) -> LifeWorld {
        var world = before
        if world.work?.errand == .recall {
            if world.place != nil { return world }
            guard world.isReachable else { return stopped(world) }
            guard world.copies > 0 else {
                world.decision = nil
                return stopped(world)
            }
        }
        world.place = .incoming
        return world
    }

    private func stopped(_ world: LifeWorld) -> LifeWorld {
        var world = world
        world.work = nil
        return world
    }

    private func moved(_ before: LifeWorld, to target: SpoolState) -> LifeWorld {
        var world = before
        guard let place = world.place else { return stopped(world) }
        if place == target { return world }
        guard place.ways.contains(target) else { return stopped(world) }
        world.place = target
        return world
    }

    private func record(_ step: LifeStep, _ before: LifeWorld) -> LifeWorld? {
        guard step.isDecided else { return recorded(step, before) }
        var world = before
        guard let decision = world.decision, decision.phase == .underway,
            decision.errand == world.work?.errand
        else { return world }
        guard follows(step, world.standing) else { return nil }
        world.standing = step.target
        (world.settled, world.decision) = (decision.errand, nil)
        if step == .recall { world.isReleased = false }
        return world
    }

    private func recorded(_ step: LifeStep, _ before: LifeWorld) -> LifeWorld? {
        var world = before
        if step.target == world.standing, step.target.intent == nil, step != .putOff { return world }
        guard follows(step, world.standing) else { return nil }
        switch step {
        case .intendDelivery: (world.verdict, world.hasTarget) = (.clear, true)
        case .intendHold: (world.verdict, world.hasTarget) = (.held, false)
        case .intendCorrupt: (world.verdict, world.hasTarget) = (.unexamined, false)
        case .deliver where world.verdict != .clear: return nil
        default: break
        }
        world.standing = step.target
        return world
    }

    private func judged(_ world: LifeWorld) -> [LifeWorld] {
        var (judged, died, unavailable) = (world, world, world)
        judged.work = .init(errand: passes(world) ? .deliver : .detain)
        died.work = .init(errand: .detain, isCorrupt: true)
        unavailable.work = .init(errand: .putOff)
        return [judged, died, unavailable]
    }

    private func looked(_ before: LifeWorld) -> LifeWorld {
        var world = before
        let isRelease = world.work?.errand == .release
        guard isRelease ? world.decision?.hasTarget == true : world.hasTarget && world.verdict == .clear
        else { return world }
        guard world.isReachable else {
            world.work = isRelease ? nil : .init(errand: .putOff)
            return world
        }
        guard world.copies > 0 else { return world }
        let errand: LifeErrand = isRelease ? .release : .deliver
        world.work = .init(
            errand: errand,
            next: Self.index(in: acts(errand)) { $0 == .record(.deliver) || $0 == .record(.release) })
        return world
    }

    /// - Returns: also what a share makes of it that answers with an error after it has done what was asked.
    private func published(_ world: LifeWorld) -> [LifeWorld] {
        var failed = world
        failed.work = world.work?.errand == .release ? nil : .init(errand: .putOff)
        guard world.isReachable else { return [failed] }
        var there = world
        if !(keepsMarks && there.copies > 0) { there.copies += 1 }
        failed.copies = there.copies
        return [there, failed]
    }

    private func begun(_ before: LifeWorld) -> LifeWorld {
        var world = before
        // Which decision it is goes by its number; another one is not begun in its place.
        guard let decision = world.decision, decision.phase != .requested,
            decision.errand == world.work?.errand
        else { return stopped(world) }
        world.decision?.phase = .underway
        if decision.errand == .release {
            world.decision?.hasTarget = true
            world.isReleased = true
        }
        return world
    }

    private static func index(in acts: [LifeAct], where isIt: (LifeAct) -> Bool) -> Int {
        acts.firstIndex(where: isIt) ?? acts.count
    }
}

extension LifeAct {
    fileprivate var isDecidedRecord: Bool {
        if case .record(let step) = self { step.isDecided } else { false }
    }
}

extension LifeStep {
    fileprivate func spoilt(_ isCorrupt: Bool) -> LifeStep {
        guard isCorrupt else { return self }
        return self == .intendHold ? .intendCorrupt : self == .hold ? .setAside : self
    }
}
