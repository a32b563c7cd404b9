import CSandbox
import Glibc

/// What the fork server does to itself, before it makes the first child.
package enum ServerHardening {
    /// Keeps other processes of the same user from reading the server's memory, and makes it and its children the
    /// first to go when the machine runs out of memory.
    ///
    /// - Returns: `false` where the kernel refused.
    package static func apply() -> Bool {
        csandbox_harden_server() == 0
    }

    /// Takes the right to write from all memory that can be executed (compiled patterns).
    ///
    /// To be called after the rules are compiled and before the first child: a child may not make executable
    /// memory, but it would inherit what is there. Nothing can be compiled to machine code afterwards.
    ///
    /// - Returns: `false` where it could not be done; then no document may be read.
    package static func sealExecutableMemory() -> Bool {
        csandbox_seal_executable_memory() >= 0
    }

    /// The bytes of address space that the calling process has mapped.
    package static func addressSpace() -> UInt64? {
        let descriptor = unsafe open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { _ = close(descriptor) }
        var text = [UInt8](repeating: 0, count: 64)
        let count = unsafe read(descriptor, &text, text.count)
        guard count > 0 else { return nil }
        let pages = text[..<count].prefix { $0 != UInt8(ascii: " ") }
        return UInt64(String(decoding: pages, as: UTF8.self)).map {
            $0 * UInt64(sysconf(Int32(_SC_PAGESIZE)))
        }
    }
}
