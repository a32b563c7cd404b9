#if DEBUG
    import Glibc
    import Synchronization
#endif

/// The instants at which a crash would show, so that tests can have one there and see what the next start makes of it.
///
/// A debug build whose environment names a file in `OBSTAT_FAULTS` looks for a number in it: that many points on, the
/// process kills itself as `kill -9` would. The file may come while the process runs; one file counts once. Release builds have none of this.
package enum FaultPoint {
    /// To be called before each step that changes what a next start finds.
    package static func passed() {
        #if DEBUG
            guard let file else { return }
            countdown.withLock { $0.pass(by: file) }
        #endif
    }

    #if DEBUG
        private static let file: String? = {
            guard let value = unsafe getenv("OBSTAT_FAULTS") else { return nil }
            return unsafe String(cString: value)
        }()

        private static let countdown = Mutex(Countdown())

        private struct Countdown {
            private var left = 0
            private var counted: ino_t?

            mutating func pass(by file: String) {
                arm(by: file)
                guard left > 0 else { return }
                left -= 1
                if left == 0 { _ = kill(getpid(), SIGKILL) }
            }

            private mutating func arm(by file: String) {
                let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
                guard descriptor >= 0 else { return }
                defer { close(descriptor) }
                var status = stat()
                guard unsafe fstat(descriptor, &status) == 0, status.st_ino != counted else { return }
                counted = status.st_ino
                var bytes = [UInt8](repeating: 0, count: 16)
                let count = unsafe read(descriptor, &bytes, bytes.count)
                left = Int(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)) ?? 0
            }
        }
    #endif
}
