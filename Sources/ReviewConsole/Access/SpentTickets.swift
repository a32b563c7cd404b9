import Crypto
import Documents
import OpenID
import Synchronization

/// Sign-ins that have come back: each comes back once, also when two requests bring the same one at once.
final class SpentTickets: Sendable {
    /// Beyond it nobody comes back for a while, so that a flood can't make room for a second use.
    static let maximum = 10_000

    /// Digests, with the moment at which each was begun.
    private let spent = Mutex<[String: Int64]>([:])

    /// - Returns: whether this is the first time.
    func spend(_ ticket: SignInTicket, at now: Int64) -> Bool {
        let digest = SHA256.hash(data: Array(ticket.text.utf8)).hexadecimal
        return spent.withLock { spent in
            spent = spent.filter { now - $0.value < SignInTicket.life }
            guard spent.count < Self.maximum, spent[digest] == nil else { return false }
            spent[digest] = ticket.begun
            return true
        }
    }
}
