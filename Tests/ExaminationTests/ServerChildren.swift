import Foundation
import Testing

@testable import Examination

/// The children that a server has now, as the kernel lists them.
enum ServerChildren {
    static func serverOfThisTest(_ room: Workroom) -> pid_t? { room.examiner.serverID }

    /// Waits until the server has a child.
    ///
    /// No event tells a stranger of a child, so the kernel's list is polled.
    static func awaitOne(of server: pid_t) {
        poll(server) { !$0.isEmpty }
    }

    static func awaitNone(of server: pid_t) {
        poll(server) { $0.isEmpty }
    }

    /// Waits until a child of this process has ended, and leaves it to be reaped.
    static func awaitDeath(of server: pid_t) {
        var information = unsafe siginfo_t()
        unsafe waitid(P_PID, id_t(server), &information, WEXITED | WNOWAIT)
    }

    private static func poll(_ server: pid_t, _ isReached: (String) -> Bool) {
        let deadline = Date.now.addingTimeInterval(30)
        while Date.now < deadline {
            let list = try? String(contentsOfFile: "/proc/\(server)/task/\(server)/children", encoding: .utf8)
            if let list, isReached(list) { return }
            sched_yield()
        }
        Issue.record("the server's children did not become as expected")
    }
}
