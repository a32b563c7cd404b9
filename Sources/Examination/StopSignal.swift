import Descriptors
import Synchronization

/// A signal that can be given once and ends every wait for it, now and later.
final class StopSignal: Sendable {
    private let pipe: Mutex<Pipe>
    private let reader: Int32

    init?() {
        guard let pipe = try? Pipe() else { return nil }
        reader = pipe.reader.number
        self.pipe = Mutex(pipe)
    }

    func send() {
        pipe.withLock { $0.closeWriter() }
    }

    /// Waits until the signal is given, at the longest for the time named.
    func wait(milliseconds: Int) {
        _ = Readiness.wait(for: reader, until: Deadline(inMilliseconds: milliseconds))
    }
}
