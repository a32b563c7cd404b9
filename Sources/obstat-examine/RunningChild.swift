import Descriptors
import Frames
import Glibc

/// A child at work, as the server remembers it.
struct RunningChild {
    let process: ChildProcess
    let deadline: Deadline
    let task: ExaminationTask
    /// Killed because the deadline passed or nobody wants the answer.
    var isOverdue = false

    /// The pipe for the word on its end.
    var status: Int32 { task.status }

    /// Tells how the child ended.
    ///
    /// One that was done before the kill arrived has ended well: its answer is complete. One that had only come to say that
    /// it needs more has no time left for it.
    func tell(_ end: ChildProcess.End, engine: String?) {
        switch end {
        case .exited(let code) where isOverdue && code != 0: task.end(.outOfTime, engine: engine)
        case .exited(let code): task.end(.exited(code: code), engine: engine)
        case .signalled where isOverdue: task.end(.outOfTime, engine: engine)
        case .signalled(let signal): task.end(.signalled(signal), engine: engine)
        }
    }
}
