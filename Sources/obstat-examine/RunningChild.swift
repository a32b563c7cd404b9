import Descriptors
import Frames
import Glibc

/// A child at work, as the server remembers it.
struct RunningChild {
    let process: ChildProcess
    let deadline: Deadline
    /// The pipe for the word on its end, to be closed with that word.
    let status: Int32
    /// Killed because the deadline passed or nobody wants the answer.
    var isOverdue = false

    /// Tells how the child ended.
    ///
    /// One that was done before the kill arrived has ended well: its answer is complete.
    func report(_ end: ChildProcess.End) {
        switch end {
        case .exited(let code): Self.report(.exited(code: code), on: status)
        case .signalled where isOverdue: Self.report(.outOfTime, on: status)
        case .signalled(let signal): Self.report(.signalled(signal), on: status)
        }
    }

    /// Two bytes always fit into a fresh pipe, so this never waits; a reader that has gone needs no word.
    static func report(_ end: ChildEnd, on status: Int32) {
        _ = Stream.write(end.encoded()[...], to: status)
        _ = close(status)
    }
}
