import Crypto
import Documents
import Synchronization

/// Who is signed in.
///
/// In memory only: a restart of the daemon signs everybody out. Holds digests of the session keys, never the keys. Safe to use from many threads.
final class SessionBook: Sendable {
    /// A session ends after half an hour without a request, and after eight hours in any case; in nanoseconds.
    static let idleLife: Int64 = 30 * 60 * 1_000_000_000
    static let wholeLife: Int64 = 8 * 3_600 * 1_000_000_000
    /// Beyond it the session that was idle longest ends.
    static let maximum = 64

    private struct Session {
        let visitor: Visitor
        let started: Int64
        var seen: Int64

        func isOver(at now: Int64) -> Bool {
            now - seen >= SessionBook.idleLife || now - started >= SessionBook.wholeLife
        }
    }

    private let sessions = Mutex<[String: Session]>([:])

    /// Begins a session and gives its key, which is told to the browser alone.
    func begin(at now: Int64) -> (key: String, visitor: Visitor) {
        let key = Chance.hexadecimal()
        let digest = Self.digest(key)
        let visitor = Visitor(label: String(digest.prefix(8)))
        sessions.withLock { sessions in
            sessions = sessions.filter { !$0.value.isOver(at: now) }
            if sessions.count >= Self.maximum,
                let idlest = sessions.min(by: { $0.value.seen < $1.value.seen })
            {
                sessions[idlest.key] = nil
            }
            sessions[digest] = Session(visitor: visitor, started: now, seen: now)
        }
        return (key, visitor)
    }

    /// Whose session this is, or `nil`; a session that is asked for lives on.
    func visitor(key: String, at now: Int64) -> Visitor? {
        let digest = Self.digest(key)
        return sessions.withLock { sessions in
            guard let session = sessions[digest] else { return nil }
            guard !session.isOver(at: now) else {
                sessions[digest] = nil
                return nil
            }
            sessions[digest]?.seen = now
            return session.visitor
        }
    }

    func end(key: String) {
        let digest = Self.digest(key)
        sessions.withLock { $0[digest] = nil }
    }

    private static func digest(_ key: String) -> String {
        SHA256.hash(data: Array(key.utf8)).hexadecimal
    }
}
