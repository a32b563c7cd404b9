import Glibc

/// Whoever connects and says what he likes.
package final class RawCaller {
    private let number: Int32

    package init(_ path: String) throws {
        number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(number, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        if result != 0 { throw Failure(code: errno) }
    }

    struct Failure: Error { let code: Int32 }

    deinit {
        close(number)
    }

    package func say(_ bytes: [UInt8]) {
        var left = bytes[...]
        while !left.isEmpty {
            let count = unsafe left.withUnsafeBytes {
                unsafe send(number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            left = left.dropFirst(count)
        }
    }

    /// Everything that comes until the other side hangs up.
    package func hear() -> String {
        var heard: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = unsafe recv(number, &chunk, chunk.count, 0)
            guard count > 0 else { return String(decoding: heard, as: UTF8.self) }
            heard += chunk[..<count]
        }
    }
}
