import Documents
import GRDB

/// Which accounts belong to whom elsewhere: at a sign-in service, and on this machine.
extension AccountStore {
    /// The account of somebody whom a sign-in service knows.
    package func row(of identity: ExternalIdentity) throws(StoreError) -> AccountRow? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT account.* FROM account JOIN identity ON identity.account = account.id
                    WHERE issuer = ? AND subject = ?
                    """, arguments: [identity.issuer, identity.subject]
            ).map(AccountRow.init)
        }
    }

    /// Everybody's identities, by account.
    package func identities() throws(StoreError) -> [Int64: [ExternalIdentity]] {
        try read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT * FROM identity ORDER BY issuer, subject")
            return Dictionary(grouping: rows) { $0["account"] as Int64 }.mapValues { rows in
                rows.map { ExternalIdentity(issuer: $0["issuer"], subject: $0["subject"]) }
            }
        }
    }

    /// Links an identity to an account; the sessions of that account end.
    ///
    /// - Returns: whether it was free; one that belongs to another account stays there.
    package func link(
        _ identity: ExternalIdentity, to id: Int64, by actor: String
    ) throws(StoreError) -> Bool {
        try write { database in
            guard let row = try Self.row(id, in: database) else { return false }
            try database.execute(
                sql: "INSERT OR IGNORE INTO identity (issuer, subject, account) VALUES (?, ?, ?)",
                arguments: [identity.issuer, identity.subject, id])
            guard database.changesCount == 1 else { return false }
            try Self.endSessions(of: id, in: database)
            try Self.record("identity linked", Self.detail(identity, row), by: actor, in: database)
            return true
        }
    }

    /// Takes an identity from an account, whose sessions end.
    package func unlink(
        _ identity: ExternalIdentity, from id: Int64, by actor: String
    ) throws(StoreError) -> Bool {
        try write { database in
            guard let row = try Self.row(id, in: database) else { return false }
            try database.execute(
                sql: "DELETE FROM identity WHERE issuer = ? AND subject = ? AND account = ?",
                arguments: [identity.issuer, identity.subject, id])
            guard database.changesCount == 1 else { return false }
            try Self.endSessions(of: id, in: database)
            try Self.record("identity unlinked", Self.detail(identity, row), by: actor, in: database)
            return true
        }
    }

    /// Names the same person's account of this machine, or none; the sessions of the account end.
    ///
    /// - Returns: whether it was free; a Unix account that another account names stays there.
    package func link(unixUser: UInt32?, to id: Int64, by actor: String) throws(StoreError) -> Bool {
        try write { database in
            guard let row = try Self.row(id, in: database) else { return false }
            let isTaken =
                try unixUser.map {
                    try Row.fetchOne(
                        database, sql: "SELECT 1 FROM account WHERE unixUser = ? AND id <> ?",
                        arguments: [$0, id]) != nil
                } ?? false
            if isTaken { return false }
            try database.execute(
                sql: "UPDATE account SET unixUser = ? WHERE id = ?", arguments: [unixUser, id])
            try Self.endSessions(of: id, in: database)
            let numbers = [
                "account": row.account.name, "console": String(row.account.person.user),
                "unixUser": (unixUser ?? row.account.unixUser).map { String($0) } ?? "",
            ]
            try Self.record(
                unixUser == nil ? "Unix account unlinked" : "Unix account linked", numbers, by: actor,
                in: database)
            return true
        }
    }

    private static func endSessions(of id: Int64, in database: Database) throws {
        try database.execute(sql: "UPDATE account SET epoch = epoch + 1 WHERE id = ?", arguments: [id])
    }

    private static func detail(_ identity: ExternalIdentity, _ row: AccountRow) -> [String: String] {
        ["account": row.account.name, "issuer": identity.issuer, "subject": identity.subject]
    }
}
