import Dispatch
import Documents
import Foundation
import Glibc
import Synchronization

/// The daemon's end: listens on a Unix socket and answers one request a connection.
///
/// Everybody on this machine may connect; who may ask for what is decided by whoever answers, on what the kernel
/// says of the caller. A caller that says nothing, too much or nonsense is hung up on.
package final class DeskListener: Sendable {
    /// Callers served at once; further ones wait.
    private static let counters = 32
    /// Of them, callers of one user; further ones are hung up on, so that nobody keeps the others out.
    private static let countersOfOne = 8

    private let path: String
    private let patience: Duration
    private let number: Int32
    private let isStopping = Atomic<Bool>(false)
    private let running = DispatchGroup()
    private let free = DispatchSemaphore(value: counters)
    private let present = Mutex<[UInt32: Int]>([:])

    /// Opens the socket; one that an earlier daemon left is replaced.
    ///
    /// A caller has `patience` to say what it wants and as long again to hear the answer.
    package init(path: String, patience: Duration = .seconds(5)) throws(DeskError) {
        self.path = path
        self.patience = patience
        guard let socket = DeskSocket.make() else { throw DeskError(path, code: errno) }
        // Whoever opens it holds the spool's lock, so nobody listens there any more.
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw DeskError(path, code: errno) }
        let bound = unsafe DeskSocket.withAddress(path) { unsafe bind(socket.number, $0, $1) }
        guard bound == 0, unsafe chmod(path, 0o666) == 0, Glibc.listen(socket.number, 64) == 0 else {
            throw DeskError(path, code: errno)
        }
        number = dup(socket.number)
        guard number >= 0 else { throw DeskError(path, code: errno) }
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    }

    deinit {
        close(number)
    }

    /// Answers callers from threads of its own until ``stop()``.
    package func start(_ answer: @escaping @Sendable (DeskRequest, DeskCaller) -> DeskAnswer) {
        DispatchQueue(label: "obstat.desk").async(group: running) { self.serveAll(answer) }
    }

    /// Ends the listening; callers being served get their answers first.
    package func stop() {
        isStopping.store(true, ordering: .releasing)
        // Wakes the accept.
        _ = shutdown(number, Int32(SHUT_RDWR))
        running.wait()
        _ = unsafe unlink(path)
    }

    private func serveAll(_ answer: @escaping @Sendable (DeskRequest, DeskCaller) -> DeskAnswer) {
        while !isStopping.load(ordering: .acquiring) {
            free.wait()
            let accepted = accept(number, nil, nil)
            guard accepted >= 0 else {
                free.signal()
                // No descriptors left, or a caller that has gone again: a pause keeps this from spinning.
                if !isStopping.load(ordering: .acquiring), errno != EINTR { usleep(50_000) }
                continue
            }
            _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
            // A thread of its own: the shared ones are few, and silent callers would keep them all.
            DispatchQueue(label: "obstat.desk.caller").async(group: running) {
                self.serve(DeskSocket(owning: accepted), answer)
                self.free.signal()
            }
        }
    }

    private func serve(
        _ socket: consuming DeskSocket, _ answer: (DeskRequest, DeskCaller) -> DeskAnswer
    ) {
        guard let caller = DeskCaller(of: socket), admit(caller) else { return }
        defer { leave(caller) }
        guard let line = socket.line(within: patience, upTo: DeskSocket.longestRequest) else { return }
        let reply: DeskAnswer
        if let request = try? JSONDecoder().decode(DeskRequest.self, from: Data(line)) {
            reply = answer(request, caller)
        } else {
            reply = .refused(
                LocalizedText(
                    zhTW: "無法理解的請求。請使用同一版本的 obstat。",
                    en: "The request is not understood. Use the obstat of the same version."))
        }
        guard let bytes = try? JSONEncoder().encode(reply) else { return }
        _ = socket.send(line: Array(bytes), within: patience)
    }

    private func admit(_ caller: DeskCaller) -> Bool {
        present.withLock { present in
            guard present[caller.user, default: 0] < Self.countersOfOne else { return false }
            present[caller.user, default: 0] += 1
            return true
        }
    }

    private func leave(_ caller: DeskCaller) {
        present.withLock { present in
            let left = present[caller.user, default: 1] - 1
            present[caller.user] = left > 0 ? left : nil
        }
    }
}
