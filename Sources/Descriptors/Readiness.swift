import Glibc

/// Waiting until descriptors can be read or written.
package enum Readiness {
    /// What is waited for.
    package enum Event: Sendable {
        case input
        case output

        fileprivate var rawValue: Int16 {
            switch self {
            case .input: Int16(POLLIN)
            case .output: Int16(POLLOUT)
            }
        }
    }

    /// Waits for one descriptor.
    ///
    /// An error or a hang-up on it counts as readiness: the next call will tell.
    ///
    /// - Returns: `false` when the deadline passed first.
    package static func wait(for descriptor: Int32, _ event: Event = .input, until deadline: Deadline) -> Bool
    {
        !any(of: [descriptor], event, until: deadline).isEmpty
    }

    /// Waits for any of several descriptors; without a deadline, for ever.
    ///
    /// - Returns: those that are ready; empty when the deadline passed first.
    package static func any(
        of descriptors: [Int32], _ event: Event = .input, until deadline: Deadline?
    ) -> [Int32] {
        var polled = descriptors.map { pollfd(fd: $0, events: event.rawValue, revents: 0) }
        while true {
            let timeout = deadline.map { Int32(clamping: $0.millisecondsLeft) } ?? -1
            let ready = unsafe poll(&polled, nfds_t(polled.count), timeout)
            if ready > 0 { return polled.filter { $0.revents != 0 }.map(\.fd) }
            if ready == 0, deadline?.hasPassed ?? false { return [] }
            if ready < 0, errno != EINTR { return descriptors }
        }
    }
}
