import CInotify
import Glibc
import Spool
import Synchronization

/// Wakes one waiting thread from any other, and tells it why.
final class WakeUp: Sendable {
    struct Reasons: Sendable {
        var stop = false
        var sweep = false
    }

    let descriptor: OwnedDescriptor
    private let reasons = Mutex(Reasons())

    init() throws(FileFault) {
        let number = cinotify_event_descriptor()
        guard number >= 0 else { throw FileFault(.open, .dropFolder, code: errno) }
        descriptor = OwnedDescriptor(owning: number)
    }

    func call(_ change: (inout Reasons) -> Void) {
        reasons.withLock { change(&$0) }
        // Fails only when the counter is full, and then the reader is awake.
        var one: UInt64 = 1
        _ = unsafe write(descriptor.number, &one, MemoryLayout<UInt64>.size)
    }

    var isStopping: Bool { reasons.withLock(\.stop) }

    /// The reasons so far; a sweep is asked for once, a stop stays.
    func answer() -> Reasons {
        var count: UInt64 = 0
        _ = unsafe read(descriptor.number, &count, MemoryLayout<UInt64>.size)
        return reasons.withLock { reasons in
            let told = reasons
            reasons.sweep = false
            return told
        }
    }
}
