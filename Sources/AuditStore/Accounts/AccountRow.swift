package import Documents
import Foundation
import GRDB

/// An account with what signing in is judged by.
package struct AccountRow: Sendable {
    package var account: Account
    /// As `Accounts` writes it.
    package var password: String
    /// Of one-time codes, hexadecimal.
    package var secret: String?
    /// The time step of the last code that was taken.
    package var step: Int64
    /// Wrong passwords in a row.
    package var failures: Int
    /// Counts up whenever sessions that have begun must end.
    package var epoch: Int64
    /// Whether its roles and units come from the sign-in service, anew with each sign-in.
    package var isProvided: Bool

    package init(
        account: Account, password: String, secret: String? = nil, step: Int64 = 0, failures: Int = 0,
        epoch: Int64 = 0, isProvided: Bool = false
    ) {
        self.account = account
        self.password = password
        self.secret = secret
        self.step = step
        self.failures = failures
        self.epoch = epoch
        self.isProvided = isProvided
    }

    init(row: Row) {
        let roles = (row["roles"] as String).split(separator: " ").compactMap { Role(rawValue: String($0)) }
        let units = (row["units"] as String).split(separator: " ").map(String.init)
        account = Account(
            id: row["id"], name: row["name"], roles: Set(roles), units: units, unixUser: row["unixUser"],
            isDisabled: row["disabled"], expires: row["expires"], mustChange: row["mustChange"],
            hasTimeCode: row["secret"] as String? != nil, lockedUntil: row["lockedUntil"],
            lastSignIn: row["lastSignIn"])
        password = row["password"]
        secret = row["secret"]
        step = row["step"]
        failures = row["failures"]
        epoch = row["epoch"]
        isProvided = row["provided"]
    }
}

/// Something that was done with accounts, for the audit chain.
package struct AccountChange: Sendable {
    package let id: Int64
    package let actor: String
    package let act: String
    /// A JSON object.
    let detail: String

    package var fields: [String: String] {
        (try? JSONDecoder().decode([String: String].self, from: Data(detail.utf8))) ?? [:]
    }
}
