package import Documents

#if DEBUG
    import Glibc
    import Synchronization
#endif

/// The instants at which a crash would show, and the calls that a disk can fail, so that tests can have one there and
/// see what becomes of it.
///
/// A debug build whose environment names a file in `OBSTAT_FAULTS` looks for numbers in it. One number: so many points
/// on the process kills itself as `kill -9` would. Three: so many calls on, calls fail with that `errno`, that many times; an operation and a place behind them, and other calls don't count.
/// The file may come while the process runs; one file counts once. Where a file of that name with `.trace` behind it
/// exists, each act of a document's life and each failed call is added to it. Release builds have none of this.
package enum FaultPoint {
    /// To be called after each step that changes what a next start finds.
    ///
    /// - Parameter act: of a document's life, that has just been done.
    package static func passed(_ act: LifeAct? = nil) {
        #if DEBUG
            guard let file else { return }
            if let act { write("\(act)", behind: file) }
            countdown.withLock { $0.pass(by: file) }
        #endif
    }

    /// An act of a document's life has been done that has its points already.
    package static func did(_ act: LifeAct) {
        #if DEBUG
            if let file { write("\(act)", behind: file) }
        #endif
    }

    /// To be called before each system call on a file.
    ///
    /// - Throws: in place of the call, as a failing disk would have it.
    static func before(_ operation: FileOperation, _ place: FilePlace) throws(FileFault) {
        #if DEBUG
            guard let file else { return }
            guard let code = countdown.withLock({ $0.call(operation, place, by: file) }) else { return }
            write("fault: \(operation) in \(place), errno \(code)", behind: file)
            throw FileFault(operation, place, code: code)
        #endif
    }

    #if DEBUG
        private static let file: String? = {
            guard let value = unsafe getenv("OBSTAT_FAULTS") else { return nil }
            return unsafe String(cString: value)
        }()

        private static let countdown = Mutex(Countdown())

        private static func write(_ line: String, behind file: String) {
            let descriptor = unsafe open(file + ".trace", O_WRONLY | O_APPEND | O_CLOEXEC)
            guard descriptor >= 0 else { return }
            defer { close(descriptor) }
            let bytes = Array((line + "\n").utf8)
            _ = unsafe Glibc.write(descriptor, bytes, bytes.count)
        }

        private struct Countdown {
            private var left = 0
            private var code: Int32 = 0
            private var times = 0
            /// The one operation and place that count; `nil`: all do.
            private var only: [String]?
            /// Inode and time of the file that counts: a number alone may be given again.
            private var counted: [Int] = []

            mutating func pass(by file: String) {
                arm(by: file)
                guard left > 0, code == 0 else { return }
                left -= 1
                if left == 0 { _ = kill(getpid(), SIGKILL) }
            }

            /// - Returns: the code to fail with.
            mutating func call(_ operation: FileOperation, _ place: FilePlace, by file: String) -> Int32? {
                arm(by: file)
                guard code != 0 else {
                    // What only looks leaves nothing that a next start could find.
                    switch operation {
                    case .create, .synchronise, .rename, .remove: pass(by: file)
                    case .open, .read, .write, .list, .inspect, .lock: break
                    }
                    return nil
                }
                if let only, only != [operation.rawValue, place.rawValue] { return nil }
                if left > 1 {
                    left -= 1
                    return nil
                }
                guard times > 0 else { return nil }
                times -= 1
                return code
            }

            private mutating func arm(by file: String) {
                let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
                guard descriptor >= 0 else { return }
                defer { close(descriptor) }
                var status = stat()
                guard unsafe fstat(descriptor, &status) == 0 else { return }
                let file = [Int(status.st_ino), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
                guard file != counted else { return }
                counted = file
                var bytes = [UInt8](repeating: 0, count: 96)
                let count = unsafe read(descriptor, &bytes, bytes.count)
                let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
                let words = text.split(separator: " ").map(String.init)
                let numbers = words.map { Int($0) ?? 0 }
                only = words.count == 5 ? Array(words.suffix(2)) : nil
                left = numbers.first ?? 0
                code = numbers.count > 2 ? Int32(clamping: numbers[1]) : 0
                times = numbers.count > 2 ? numbers[2] : 0
            }
        }
    #endif
}
