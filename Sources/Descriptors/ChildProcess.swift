import CExaminer
import Glibc

/// A child of the calling process, by its id.
package struct ChildProcess: Sendable, Hashable {
    /// The process id.
    package let id: Int32

    /// How a child ended.
    package enum End: Sendable, Equatable {
        case exited(UInt8)
        case signalled(UInt8)
    }

    /// Starts another program, as ``Start`` describes.
    package static func spawn(_ start: borrowing Start) throws(DescriptorError) -> ChildProcess {
        let id = unsafe withCStrings([start.executable] + start.arguments) { arguments in
            unsafe withCStrings(start.environment) { environment in
                unsafe cexaminer_spawn(
                    start.executable, arguments, environment, start.control, start.data)
            }
        }
        guard id > 0 else { throw DescriptorError(code: -id, operation: start.executable) }
        return ChildProcess(id: id)
    }

    /// Splits the calling process, which must never have had a second thread.
    ///
    /// - Returns: the child to the parent, `nil` to the child.
    package static func fork() throws(DescriptorError) -> ChildProcess? {
        let id = cexaminer_fork()
        guard id >= 0 else { throw DescriptorError(code: -id, operation: "fork") }
        return id == 0 ? nil : ChildProcess(id: id)
    }

    /// Ends the child at once; it still has to be reaped.
    package func kill() {
        _ = Glibc.kill(id, SIGKILL)
    }

    /// Takes the child's end out of the kernel, waiting for it.
    package func reap() -> End {
        var status: Int32 = 0
        while unsafe waitpid(id, &status, 0) < 0 {
            // Not our child any more: somebody else has reaped it, and how it ended is lost.
            if errno != EINTR { return .signalled(UInt8(SIGKILL)) }
        }
        return Self.end(of: status)
    }

    /// Takes the child's end out of the kernel if it has ended.
    package func reapIfEnded() -> End? {
        var status: Int32 = 0
        switch unsafe waitpid(id, &status, WNOHANG) {
        case id: return Self.end(of: status)
        case 0: return nil
        default: return errno == EINTR ? nil : .signalled(UInt8(SIGKILL))
        }
    }

    /// Ignores `SIGPIPE` and what stops a service, holds back `SIGCHLD` and gives a descriptor that becomes readable
    /// instead.
    package static func endings() throws(DescriptorError) -> Descriptor {
        let number = cexaminer_child_signals()
        guard number >= 0 else { throw DescriptorError(code: -number, operation: "signalfd") }
        return Descriptor(taking: number)
    }

    /// Undoes the holding back, in a fresh child.
    package static func releaseSignals() {
        cexaminer_unblock_signals()
    }

    /// Has the calling process killed when its parent ends.
    ///
    /// - Returns: `false` where the parent has ended already, or the kernel refuses.
    package static func endWith(parent: Int32) -> Bool {
        cexaminer_end_with(parent) == 0
    }

    private static func end(of status: Int32) -> End {
        // The layout of wait(2): seven bits of signal, then eight of exit code; the macros are not imported.
        let signal = UInt8(truncatingIfNeeded: status & 0x7F)
        return signal == 0 ? .exited(UInt8(truncatingIfNeeded: status >> 8)) : .signalled(signal)
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = unsafe strings.map { unsafe strdup($0) } + [nil]
        defer { unsafe copies.forEach { unsafe free($0) } }
        return unsafe copies.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else {
                preconditionFailure("an array with an element has a base")
            }
            return unsafe body(base)
        }
    }
}

extension ChildProcess {
    /// A program to be started with nothing but what is named here.
    ///
    /// It finds `control` as descriptor 3 and `data` as 4, nothing on standard input and output, and the
    /// caller's standard error.
    package struct Start: Sendable {
        package var executable: String
        package var arguments: [String]
        /// Each as `NAME=value`.
        package var environment: [String]
        /// Lent.
        package var control: Int32
        /// Lent.
        package var data: Int32

        package init(
            executable: String, arguments: [String], environment: [String], control: Int32, data: Int32
        ) {
            self.executable = executable
            self.arguments = arguments
            self.environment = environment
            self.control = control
            self.data = data
        }
    }
}
