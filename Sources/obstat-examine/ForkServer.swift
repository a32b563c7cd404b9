import Descriptors
import Documents
import Extraction
import Frames
import Glibc
import Sandbox

/// Makes one confined child for each request and tells how it ended.
struct ForkServer: ~Copyable {
    /// More than any sensible number of workers; a bound all the same.
    private static let maximumChildren = 256

    private let control: ControlSocket
    private let endings: Descriptor
    private var examination: Examination
    private let equipment: Equipment
    private var children: [RunningChild] = []
    /// The server that has more, once a document has needed it.
    private var better: BetterServer?

    init(
        control: consuming ControlSocket, endings: consuming Descriptor, examination: Examination,
        equipment: Equipment
    ) {
        self.control = control
        self.endings = endings
        self.examination = examination
        self.equipment = equipment
    }

    /// Says that documents can come; where everything is started at once, only after the better servers have said so.
    ///
    /// Where one of them refuses, so does this one, and the process ends.
    mutating func sayReady(startingEverything: Bool) {
        do throws(ServerRefusal) {
            let engine = startingEverything ? try startBetter() : nil
            let missing = examination.confinement.missing.map(\.rawValue)
            try Self.send(.ready(engine: engine ?? examination.engine, missing: missing), on: control)
        } catch {
            try? Self.send(.refused(reason: error.reason), on: control)
            _exit(Self.refusalCode)
        }
    }

    /// - Returns: what the best server says of itself; `nil` where this is the best.
    private mutating func startBetter() throws(ServerRefusal) -> String? {
        guard equipment != Equipment.allCases.last else { return nil }
        guard let server = betterServer(startingEverything: true) else {
            throw ServerRefusal(.start, "fork")
        }
        return try server.hello()
    }

    /// Serves until the control socket closes.
    mutating func run() {
        while true {
            let nearest = children.lazy.filter { !$0.isOverdue }.map(\.deadline).min()
            let watched =
                [control.number, endings.number] + children.lazy.filter { !$0.isOverdue }.map(\.status)
            let ready = Readiness.any(of: watched, until: nearest)
            killOverdue()
            killUnwanted(ready)
            if ready.contains(endings.number) { reapEnded() }
            if ready.contains(control.number), !serveNext() { return endChildren() }
        }
    }

    /// - Returns: `false` when there will be no further request.
    private mutating func serveNext() -> Bool {
        do throws(DescriptorError) {
            switch try control.receive(limit: ExaminationRequest.maximumBytes) {
            case .nothingYet: return true
            case .closed: return false
            case .message(let bytes, let descriptors):
                serve(bytes, descriptors)
                return true
            }
        } catch {
            // An oversized message has been dropped with its descriptors: its sender sees the pipes close.
            return error.code == EMSGSIZE
        }
    }

    /// The sender of a message that is no request sees its pipes close without a word.
    private mutating func serve(_ bytes: [UInt8], _ descriptors: [Int32]) {
        guard descriptors.count == 3, let request = try? ExaminationRequest(decoding: bytes) else {
            for descriptor in descriptors { _ = close(descriptor) }
            return
        }
        let task = ExaminationTask(
            request: request, document: descriptors[0], results: descriptors[1], status: descriptors[2])
        if request.wantsFindings { examination.rules.expect(Stream.fileSize(of: task.document)) }
        guard children.count < Self.maximumChildren,
            let child = examination.fork(request, document: task.document, results: task.results)
        else { return task.end(.notStarted) }
        let deadline = Deadline(inMilliseconds: request.limits.wallMilliseconds)
        children.append(RunningChild(process: child, deadline: deadline, task: task))
    }

    private mutating func killOverdue() {
        for index in children.indices where !children[index].isOverdue && children[index].deadline.hasPassed {
            children[index].isOverdue = true
            children[index].process.kill()
        }
    }

    /// A pipe's writing end is never readable; it stirs only when the reading end is closed, because nobody waits
    /// for the answer any more.
    private mutating func killUnwanted(_ ready: [Int32]) {
        for index in children.indices where ready.contains(children[index].status) {
            children[index].isOverdue = true
            children[index].process.kill()
        }
    }

    /// One readable moment may stand for several ends, so every child is asked.
    private mutating func reapEnded() {
        var drained = [UInt8](repeating: 0, count: 1_024)
        _ = Stream.read(into: &drained, from: endings.number)
        // It has taken the documents that it was given with it; whoever sent those hears it from their pipes.
        if better?.hasEnded ?? false { better = nil }
        // One after the other, because a server that is split off meanwhile must not keep the others' pipes.
        for child in children {
            guard let end = child.process.reapIfEnded() else { continue }
            children.removeAll { $0.process == child.process }
            conclude(child, end)
        }
    }

    /// Tells how a child ended, or has its document read by a better server.
    private mutating func conclude(_ child: RunningChild, _ end: ChildProcess.End) {
        guard case .exited(let code) = end, !child.isOverdue, let needed = Equipment(exitCode: code),
            needed > equipment
        else { return child.tell(end, engine: equipment == .plain ? nil : examination.engine) }
        guard let server = betterServer(closing: child.task.descriptors), server.take(child) else {
            return child.task.end(.notStarted)
        }
        child.task.letGo()
    }

    /// The server that has more, started where there is none yet.
    private mutating func betterServer(
        startingEverything: Bool = false, closing others: [Int32] = []
    ) -> BetterServer? {
        if let better { return better }
        guard let next = Equipment(rawValue: equipment.rawValue + 1) else { return nil }
        let inherited = [control.number, endings.number] + children.flatMap(\.task.descriptors) + others
        better = BetterServer(
            next, for: examination, startingEverything: startingEverything, closing: inherited)
        return better
    }

    private func endChildren() {
        for child in children { child.process.kill() }
        better?.end()
        for child in children { _ = child.process.reap() }
    }
}
