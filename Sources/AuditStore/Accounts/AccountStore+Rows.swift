package import Documents
import Foundation
import GRDB

extension AccountStore {
    /// Every account, by name.
    package func all() throws(StoreError) -> [Account] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM account ORDER BY name").map {
                AccountRow(row: $0).account
            }
        }
    }

    package func row(named name: String) throws(StoreError) -> AccountRow? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM account WHERE name = ?", arguments: [name])
                .map(AccountRow.init)
        }
    }

    package func row(_ id: Int64) throws(StoreError) -> AccountRow? {
        try read { try Self.row(id, in: $0) }
    }

    /// Adds an account; its id is given by the store.
    ///
    /// - Returns: `nil` where one of that name, or one of the same Unix account, is there already.
    package func add(_ row: AccountRow, by actor: String) throws(StoreError) -> Account? {
        try write { database in
            let account = row.account
            let isThere =
                try Row.fetchOne(
                    database, sql: "SELECT 1 FROM account WHERE name = ? OR unixUser = ?",
                    arguments: [account.name, account.unixUser]) != nil
            if isThere { return nil }
            try database.execute(
                sql: """
                    INSERT INTO account
                        (name, roles, units, unixUser, password, mustChange, secret, expires, provided)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    account.name, account.storedRoles, account.units.joined(separator: " "),
                    account.unixUser, row.password, account.mustChange, row.secret, account.expires,
                    row.isProvided,
                ])
            var added = account
            added.id = database.lastInsertedRowID
            added.hasTimeCode = row.secret != nil
            try Self.record(
                "account added",
                [
                    "account": account.name, "roles": account.storedRoles,
                    "units": account.units.joined(separator: " "),
                    "unixUser": account.unixUser.map { String($0) } ?? "",
                ], by: actor, in: database)
            return added
        }
    }

    /// Changes an account in one transaction: `body` gets the present row and makes it the new one.
    ///
    /// What the audit chain calls it is `act`, with `detail` besides the name; without one nothing is recorded.
    ///
    /// - Returns: the new row, or `nil` where there is no such account.
    @discardableResult
    package func change(
        _ id: Int64, _ act: String? = nil, by actor: String = "console", _ detail: [String: String] = [:],
        _ body: @Sendable (inout AccountRow) -> Void
    ) throws(StoreError) -> AccountRow? {
        try write { database in
            guard var row = try Self.row(id, in: database) else { return nil }
            body(&row)
            let account = row.account
            try database.execute(
                sql: """
                    UPDATE account SET roles = ?, units = ?, password = ?, mustChange = ?, secret = ?, step = ?,
                        failures = ?, lockedUntil = ?, disabled = ?, expires = ?, lastSignIn = ?, epoch = ?
                    WHERE id = ?
                    """,
                arguments: [
                    account.storedRoles, account.units.joined(separator: " "), row.password,
                    account.mustChange, row.secret, row.step, row.failures, account.lockedUntil,
                    account.isDisabled, account.expires, account.lastSignIn, row.epoch, id,
                ])
            if let act {
                try Self.record(
                    act, detail.merging(["account": account.name]) { $1 }, by: actor, in: database)
            }
            return row
        }
    }

    /// What the audit chain has not been told yet, oldest first.
    package func untold() throws(StoreError) -> [AccountChange] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM change WHERE told = 0 ORDER BY id LIMIT 100").map {
                AccountChange(id: $0["id"], actor: $0["actor"], act: $0["act"], detail: $0["detail"])
            }
        }
    }

    package func isTold(_ change: AccountChange) throws(StoreError) {
        try write {
            try $0.execute(sql: "UPDATE change SET told = 1 WHERE id = ?", arguments: [change.id])
        }
    }

    static func row(_ id: Int64, in database: Database) throws -> AccountRow? {
        try Row.fetchOne(database, sql: "SELECT * FROM account WHERE id = ?", arguments: [id])
            .map(AccountRow.init)
    }

    static func record(
        _ act: String, _ detail: [String: String], by actor: String, in database: Database
    ) throws {
        let json = try JSONSerialization.data(
            withJSONObject: detail, options: [.sortedKeys, .withoutEscapingSlashes])
        try database.execute(
            sql: "INSERT INTO change (actor, act, detail) VALUES (?, ?, ?)",
            arguments: [actor, act, String(decoding: json, as: UTF8.self)])
    }
}

extension Account {
    package var storedRoles: String { roles.map(\.rawValue).sorted().joined(separator: " ") }
}
