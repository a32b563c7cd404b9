import Descriptors
import Documents
import Frames
import Glibc
import Sandbox

/// Makes one confined child for each request and tells how it ended.
struct ForkServer: ~Copyable {
    /// More than any sensible number of workers; a bound all the same.
    private static let maximumChildren = 256

    private let control: ControlSocket
    private let endings: Descriptor
    private let examination: Examination
    private var children: [RunningChild] = []

    init(control: consuming ControlSocket, endings: consuming Descriptor, examination: Examination) {
        self.control = control
        self.endings = endings
        self.examination = examination
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
        let (document, results, status) = (descriptors[0], descriptors[1], descriptors[2])
        start(request, document: document, results: results, status: status)
        _ = close(document)
        _ = close(results)
    }

    private mutating func start(_ request: ExaminationRequest, document: Int32, results: Int32, status: Int32)
    {
        guard children.count < Self.maximumChildren,
            let child = examination.fork(request, document: document, results: results)
        else {
            RunningChild.report(.notStarted, on: status)
            return
        }
        let deadline = Deadline(inMilliseconds: request.limits.wallMilliseconds)
        children.append(RunningChild(process: child, deadline: deadline, status: status))
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
        children.removeAll { child in
            guard let end = child.process.reapIfEnded() else { return false }
            child.report(end)
            return true
        }
    }

    private func endChildren() {
        for child in children { child.process.kill() }
        for child in children { _ = child.process.reap() }
    }
}
