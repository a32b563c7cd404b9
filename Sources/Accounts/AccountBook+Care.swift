package import AuditStore
package import Documents

/// Looking after accounts.
extension AccountBook {
    /// Adds an account.
    ///
    /// - Parameters:
    ///   - account: its id is given by the store.
    ///   - password: `nil` makes one of chance, which has to be changed at the first sign-in.
    ///   - actor: who does it, in the words of the audit chain.
    /// - Returns: the account and its first password.
    /// - Throws: ``StoreError``, or what hashing failed with.
    package func add(
        _ account: Account, password: String?, by actor: String
    ) throws -> Result<(account: Account, password: String), AccountRefusal> {
        guard Account.isValid(name: account.name) else { return .failure(.badName) }
        guard account.roles.isAllowed else { return .failure(.badRoles) }
        guard !account.roles.contains(.unitContact) || !account.units.isEmpty else {
            return .failure(.unitsMissing)
        }
        let first = password ?? Self.passwordOfChance()
        guard Self.isStrong(first, for: account.name) else { return .failure(.weakPassword) }
        var wanted = account
        wanted.mustChange = password == nil
        let row = AccountRow(account: wanted, password: try hashed(first))
        guard let added = try store.add(row, by: actor) else { return .failure(.nameTaken) }
        return .success((added, first))
    }

    /// Gives an account a password of chance, takes the lock away and, where asked, the one-time codes.
    package func reset(
        _ id: Int64, password: String? = nil, alsoCodes: Bool = false, by actor: String
    ) throws -> Result<String, AccountRefusal> {
        guard let row = try store.row(id) else { return .failure(.unknownAccount) }
        let given = password ?? Self.passwordOfChance()
        guard Self.isStrong(given, for: row.account.name) else { return .failure(.weakPassword) }
        let hash = try hashed(given)
        let isOfChance = password == nil
        try store.change(id, alsoCodes ? "password and codes reset" : "password reset", by: actor) {
            changed in
            changed.password = hash
            changed.failures = 0
            changed.account.mustChange = isOfChance
            changed.account.lockedUntil = nil
            if alsoCodes { changed.secret = nil }
            changed.epoch += 1
        }
        return .success(given)
    }

    package func unlock(_ id: Int64, by actor: String) throws(StoreError) -> AccountRefusal? {
        let row = try store.change(id, "account unlocked", by: actor) { changed in
            changed.failures = 0
            changed.account.lockedUntil = nil
        }
        return row == nil ? .unknownAccount : nil
    }

    /// Disables or enables an account; its sessions end with their next request.
    package func setDisabled(
        _ isDisabled: Bool, _ id: Int64, by actor: String
    ) throws(StoreError) -> AccountRefusal? {
        if isDisabled, try isLastAdministrator(id) { return .lastAdministrator }
        let row = try store.change(id, isDisabled ? "account disabled" : "account enabled", by: actor) {
            $0.account.isDisabled = isDisabled
            $0.epoch += 1
        }
        return row == nil ? .unknownAccount : nil
    }

    /// Tells the audit chain what has been done with accounts since it was last told.
    package func tell(_ chain: AuditStore) throws(StoreError) {
        for change in try store.untold() {
            try tellDecisions(of: change, chain)
            try chain.note(change.act, by: change.actor, change.fields)
            try store.isTold(change)
        }
    }

    /// What one of two names has asked for, the other can't approve, though it was asked before both were linked.
    private func tellDecisions(of change: AccountChange, _ chain: AuditStore) throws(StoreError) {
        guard change.act == "Unix account linked",
            let console = change.fields["console"].flatMap({ UInt32($0) }),
            let unixUser = change.fields["unixUser"].flatMap({ UInt32($0) })
        else { return }
        try chain.countAsOne(console: console, unixUser: unixUser)
    }

    /// Long enough, and not made of next to nothing.
    static func isStrong(_ password: String, for name: String) -> Bool {
        (12...200).contains(password.count) && Set(password).count >= 5
            && password.lowercased() != name.lowercased()
    }

    /// Eighty bits, in letters and digits that are not taken for one another.
    static func passwordOfChance() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        var source = SystemRandomNumberGenerator()
        let groups = (0..<4).map { _ in
            String((0..<4).map { _ in letters[Int.random(in: 0..<letters.count, using: &source)] })
        }
        return groups.joined(separator: "-")
    }
}
