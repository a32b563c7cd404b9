package import AuditStore
import Documents
import Synchronization

/// The accounts of the console: who may sign in, and who looks after that.
package struct AccountBook: Sendable {
    /// Wrong passwords in a row after which an account is locked.
    package static let patience = 5
    /// For how long; nanoseconds.
    package static let lockTime: Int64 = 15 * 60 * 1_000_000_000

    package let store: AccountStore
    private let cost: PasswordHash.Cost
    /// What a password for an account that does not exist is compared with, so that it takes as long.
    private let decoy: PasswordHash

    package init(store: AccountStore) throws {
        try self.init(store: store, cost: .standard)
    }

    /// With hashes that cost nearly nothing.
    package static func cheap(store: AccountStore) throws -> AccountBook {
        try AccountBook(store: store, cost: PasswordHash.Cost(logN: 4, blockSize: 1, parallelism: 1))
    }

    private init(store: AccountStore, cost: PasswordHash.Cost) throws {
        self.store = store
        self.cost = cost
        decoy = try PasswordHash(of: "nobody's password", cost: cost)
    }

    // MARK: Signing in

    /// Judges a sign-in; takes as long for a name that nobody has.
    ///
    /// - Throws: ``StoreError``.
    package func signIn(
        name: String, password: String, code: String
    ) throws(StoreError) -> Result<AccountRow, AccountRefusal> {
        let now = store.now()
        let row = try store.row(named: name)
        if let row, let until = row.account.lockedUntil, until > now { return .failure(.locked) }
        let hash = row.flatMap { PasswordHash($0.password) }
        let isRight = password.utf8.count <= 1_024 && (hash ?? decoy).isOf(password) && hash != nil
        guard let row else { return .failure(.wrong) }
        guard isRight, let step = Self.step(of: code, row, at: now) else {
            return .failure(try fail(row))
        }
        guard row.account.isUsable(at: now) else { return .failure(.closed) }
        // The store decides whether the code is new, so that two who come at once don't both get in with it.
        let isNew = Mutex(false)
        let taken = try store.change(row.account.id) { changed in
            guard changed.secret == nil || changed.step < step else { return }
            isNew.withLock { $0 = true }
            changed.step = max(changed.step, step)
            changed.failures = 0
            changed.account.lockedUntil = nil
            changed.account.lastSignIn = now
        }
        guard let taken, isNew.withLock({ $0 }) else { return .failure(.wrong) }
        return .success(taken)
    }

    private static func step(of code: String, _ row: AccountRow, at now: Int64) -> Int64? {
        guard let secret = row.secret else { return 0 }
        return TimeCode(hexadecimal: secret)?.step(of: code, at: now, after: row.step)
    }

    private func fail(_ row: AccountRow) throws(StoreError) -> AccountRefusal {
        let now = store.now()
        let isLast = row.failures + 1 >= Self.patience
        try store.change(row.account.id, isLast ? "account locked" : nil) { changed in
            changed.failures += 1
            guard changed.failures >= Self.patience else { return }
            changed.failures = 0
            changed.account.lockedUntil = now + Self.lockTime
        }
        return .wrong
    }

    func hashed(_ password: String) throws -> String {
        try PasswordHash(of: password, cost: cost).text
    }

    /// The account as it is now; `nil` once it may not be used any more.
    package func usable(_ id: Int64) throws(StoreError) -> AccountRow? {
        guard let row = try store.row(id), row.account.isUsable(at: store.now()) else { return nil }
        return row
    }

    // MARK: The own account

    /// Changes a password; the present one is asked for, so that an open screen is not enough.
    package func changePassword(
        of id: Int64, from present: String, to wanted: String
    ) throws -> AccountRefusal? {
        guard let row = try store.row(id) else { return .unknownAccount }
        guard PasswordHash(row.password)?.isOf(present) == true else { return try fail(row) }
        guard wanted != present, Self.isStrong(wanted, for: row.account.name) else { return .weakPassword }
        let hash = try hashed(wanted)
        try store.change(id, "password changed", by: row.account.person.words) { changed in
            changed.password = hash
            changed.account.mustChange = false
            changed.epoch += 1
        }
        return nil
    }

    /// Asks for one-time codes from now on, once a first code shows that the app has the secret.
    package func enrol(_ code: TimeCode, for id: Int64, proof: String) throws -> AccountRefusal? {
        guard let row = try store.row(id) else { return .unknownAccount }
        guard let step = code.step(of: proof, at: store.now(), after: 0) else { return .wrong }
        try store.change(id, "one-time codes on", by: row.account.person.words) { changed in
            changed.secret = code.hexadecimal
            changed.step = step
        }
        return nil
    }

    /// The account that the trusted proxy names: it has seen the person, no password is asked.
    package func known(_ name: String) throws(StoreError) -> AccountRow? {
        guard let row = try store.row(named: name), row.account.isUsable(at: store.now()) else { return nil }
        return row
    }
}
