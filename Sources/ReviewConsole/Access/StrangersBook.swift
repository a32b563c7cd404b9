import AuditStore
import Synchronization

/// Who has come from the sign-in service lately and belongs to no account, so that an administrator can choose whom to
/// link instead of typing it.
final class StrangersBook: Sendable {
    /// The oldest make room.
    static let maximum = 20

    struct Stranger: Sendable, Hashable {
        let identity: ExternalIdentity
        /// What the service calls the person; anybody's choice.
        let name: String
    }

    private let strangers = Mutex<[Stranger]>([])

    var all: [Stranger] { strangers.withLock { $0 } }

    func note(_ stranger: Stranger) {
        strangers.withLock { strangers in
            strangers.removeAll { $0.identity == stranger.identity }
            strangers.append(stranger)
            if strangers.count > Self.maximum { strangers.removeFirst() }
        }
    }

    func forget(_ identity: ExternalIdentity) {
        strangers.withLock { $0.removeAll { $0.identity == identity } }
    }
}
