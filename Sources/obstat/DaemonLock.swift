import Glibc

/// The lock that a running daemon holds on its spool.
enum DaemonLock {
    /// The process that holds it, or `nil` when no daemon is at work.
    static func holder(spool: String) -> Int32? {
        let descriptor = unsafe open(spool + "/lock", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // Getting the lock shows that nobody has it; closing the descriptor gives it back.
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
        let digits = bytes.prefix(max(0, count)).prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        return Int32(String(decoding: digits, as: UTF8.self)) ?? 0
    }
}
