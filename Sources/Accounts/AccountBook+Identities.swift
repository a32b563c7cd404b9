package import AuditStore
import Crypto
package import Documents

/// People whom a sign-in service has seen.
extension AccountBook {
    /// The account of somebody whom the sign-in service has vouched for.
    ///
    /// Somebody without an account gets one where the grants give a role; its roles are looked up anew with each
    /// sign-in. An account that was linked by hand keeps the roles that it was given.
    ///
    /// - Parameters:
    ///   - identity: whom it has vouched for.
    ///   - suggested: a name for a new account; an account of that name is somebody else's.
    ///   - values: of the claim that the grants speak of.
    ///   - grants: which of these values give which role.
    /// - Returns: the account, or why there is none for this person.
    /// - Throws: ``StoreError``, or what hashing failed with.
    package func signIn(
        _ identity: ExternalIdentity, suggested: String?, values: [String], grants: [RoleGrant]
    ) throws -> Result<AccountRow, AccountRefusal> {
        guard let row = try store.row(of: identity) else {
            guard let right = grants.right(of: values) else { return .failure(.notLinked) }
            return try addProvided(identity, suggested: suggested, right)
        }
        let now = store.now()
        guard row.account.isUsable(at: now) else { return .failure(.closed) }
        guard row.isProvided else { return try arrived(row.account.id) }
        guard let right = grants.right(of: values) else {
            try store.change(row.account.id) { $0.epoch += 1 }
            return .failure(.noRole)
        }
        if right.roles != row.account.roles || right.units != row.account.units {
            try setRight(right, of: row.account.id, by: "console")
        }
        return try arrived(row.account.id)
    }

    private func arrived(_ id: Int64) throws -> Result<AccountRow, AccountRefusal> {
        let now = store.now()
        let row = try store.change(id) { $0.account.lastSignIn = now }
        return row.map { .success($0) } ?? .failure(.unknownAccount)
    }

    private func addProvided(
        _ identity: ExternalIdentity, suggested: String?, _ right: (roles: Set<Role>, units: [String])
    ) throws -> Result<AccountRow, AccountRefusal> {
        // Nobody is told this password, so nobody signs in with it.
        let hash = try hashed(Self.passwordOfChance() + Self.passwordOfChance())
        let digest = SHA256.hash(data: Array((identity.issuer + "\n" + identity.subject).utf8)).hexadecimal
        let names = [suggested?.lowercased(), "sso-" + digest.prefix(16)].compactMap { $0 }
        for name in names where Account.isValid(name: name) {
            let account = Account(id: 0, name: name, roles: right.roles, units: right.units)
            let row = AccountRow(account: account, password: hash, isProvided: true)
            guard let added = try store.add(row, by: "console") else { continue }
            guard try store.link(identity, to: added.id, by: "console") else { break }
            return try arrived(added.id)
        }
        return .failure(.nameTaken)
    }

    /// Links an identity to an account by hand.
    package func link(
        _ identity: ExternalIdentity, to id: Int64, by actor: String
    ) throws(StoreError) -> AccountRefusal? {
        try store.link(identity, to: id, by: actor) ? nil : .identityTaken
    }

    package func unlink(
        _ identity: ExternalIdentity, from id: Int64, by actor: String
    ) throws(StoreError) -> AccountRefusal? {
        try store.unlink(identity, from: id, by: actor) ? nil : .unknownAccount
    }

    /// Names the same person's account of this machine; `nil` takes it away.
    package func link(
        unixUser: UInt32?, to id: Int64, by actor: String
    ) throws(StoreError) -> AccountRefusal? {
        try store.link(unixUser: unixUser, to: id, by: actor) ? nil : .nameTaken
    }

    // MARK: Roles

    /// Gives an account other roles and units; its sessions end.
    package func change(
        _ id: Int64, roles: Set<Role>, units: [String], by actor: String
    ) throws(StoreError) -> AccountRefusal? {
        guard roles.isAllowed else { return .badRoles }
        guard !roles.contains(.unitContact) || !units.isEmpty else { return .unitsMissing }
        guard let row = try store.row(id) else { return .unknownAccount }
        guard !row.isProvided else { return .rolesProvided }
        if !roles.contains(.administrator), try isLastAdministrator(id) { return .lastAdministrator }
        try setRight((roles, units), of: id, by: actor)
        return nil
    }

    private func setRight(
        _ right: (roles: Set<Role>, units: [String]), of id: Int64, by actor: String
    ) throws(StoreError) {
        let words = right.roles.map(\.rawValue).sorted().joined(separator: " ")
        let detail = ["roles": words, "units": right.units.joined(separator: " ")]
        try store.change(id, "roles changed", by: actor, detail) { changed in
            changed.account.roles = right.roles
            changed.account.units = right.units
            changed.epoch += 1
        }
    }

    func isLastAdministrator(_ id: Int64) throws(StoreError) -> Bool {
        let now = store.now()
        guard try store.row(id)?.account.roles.contains(.administrator) == true else { return false }
        return try !store.all().contains {
            $0.id != id && $0.roles.contains(.administrator) && $0.isUsable(at: now)
        }
    }
}
