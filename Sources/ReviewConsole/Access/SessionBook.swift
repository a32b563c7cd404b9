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
    static let maximum = 256
    /// Sessions of one account at a time.
    static let maximumEach = 8

    /// How somebody got in.
    enum Means: String, Sendable {
        case token
        case password
        /// The trusted proxy or the sign-in service has seen the person; a password to be changed concerns nobody.
        case proxy
        case service

        var isVouchedFor: Bool { self == .proxy || self == .service }
    }

    struct Session {
        let label: String
        /// `nil` for the token.
        let account: Int64?
        let means: Means
        /// The account's own count of endings, when this session began.
        var epoch: Int64
        /// What the forms of this session carry.
        let formKey: String
        let started: Int64
        var seen: Int64
        /// What the next page says, once.
        var news: String?
        /// The secret of one-time codes that is about to be taken up, hexadecimal.
        var offer: String?

        func isOver(at now: Int64) -> Bool {
            now - seen >= SessionBook.idleLife || now - started >= SessionBook.wholeLife
        }
    }

    private let sessions = Mutex<[String: Session]>([:])

    /// Begins a session and gives its key, which is told to the browser alone.
    func begin(
        at now: Int64, account: Int64? = nil, by means: Means = .token, epoch: Int64 = 0
    ) -> (key: String, session: Session) {
        let key = Chance.hexadecimal()
        let digest = Self.digest(key)
        let session = Session(
            label: String(digest.prefix(8)), account: account, means: means, epoch: epoch,
            formKey: Chance.hexadecimal(), started: now, seen: now)
        sessions.withLock { sessions in
            sessions = sessions.filter { !$0.value.isOver(at: now) }
            let own = sessions.filter { $0.value.account == account && account != nil }
            if own.count >= Self.maximumEach { Self.endIdlest(of: own, in: &sessions) }
            if sessions.count >= Self.maximum { Self.endIdlest(of: sessions, in: &sessions) }
            sessions[digest] = session
        }
        return (key, session)
    }

    private static func endIdlest(of some: [String: Session], in sessions: inout [String: Session]) {
        guard let idlest = some.min(by: { $0.value.seen < $1.value.seen }) else { return }
        sessions[idlest.key] = nil
    }

    /// The session of a key, or `nil`; one that is asked for lives on, unless it is only looked at.
    func session(key: String, at now: Int64, livesOn: Bool = true) -> Session? {
        let digest = Self.digest(key)
        return sessions.withLock { sessions in
            guard let session = sessions[digest] else { return nil }
            guard !session.isOver(at: now) else {
                sessions[digest] = nil
                return nil
            }
            if livesOn { sessions[digest]?.seen = now }
            return session
        }
    }

    /// How somebody got in; `nil` where nobody is in.
    func means(key: String, at now: Int64) -> Means? { session(key: key, at: now, livesOn: false)?.means }

    /// Changes what a session remembers.
    func change(key: String, _ body: (inout Session) -> Void) {
        let digest = Self.digest(key)
        sessions.withLock { sessions in
            guard var session = sessions[digest] else { return }
            body(&session)
            sessions[digest] = session
        }
    }

    func end(key: String) {
        let digest = Self.digest(key)
        sessions.withLock { $0[digest] = nil }
    }

    /// Ends every session of an account but one.
    func end(account: Int64, except key: String?) {
        let kept = key.map(Self.digest)
        sessions.withLock { sessions in
            sessions = sessions.filter { $0.value.account != account || $0.key == kept }
        }
    }

    private static func digest(_ key: String) -> String {
        SHA256.hash(data: Array(key.utf8)).hexadecimal
    }
}
