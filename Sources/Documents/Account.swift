/// Somebody who may sign in to the console.
package struct Account: Hashable, Sendable, Identifiable {
    /// Counts up; never given twice.
    package var id: Int64
    /// Lower-case letters, digits, `.`, `-`, `_`, not starting with a full stop.
    package var name: String
    package var roles: Set<Role>
    /// The units whose documents it sees; empty means all, which no unit contact may have.
    package var units: [String]
    /// The account of this machine that belongs to the same person, where there is one.
    package var unixUser: UInt32?
    package var isDisabled: Bool
    /// After this nobody signs in with it; nanoseconds since 1970.
    package var expires: Int64?
    /// Whether the password was given by somebody else and must be changed first.
    package var mustChange: Bool
    /// Whether a one-time code is asked for besides the password.
    package var hasTimeCode: Bool
    /// Until when it is locked after wrong passwords; nanoseconds since 1970.
    package var lockedUntil: Int64?
    /// When somebody last signed in with it; nanoseconds since 1970.
    package var lastSignIn: Int64?

    package init(
        id: Int64, name: String, roles: Set<Role>, units: [String] = [], unixUser: UInt32? = nil,
        isDisabled: Bool = false, expires: Int64? = nil, mustChange: Bool = false, hasTimeCode: Bool = false,
        lockedUntil: Int64? = nil, lastSignIn: Int64? = nil
    ) {
        self.id = id
        self.name = name
        self.roles = roles
        self.units = units
        self.unixUser = unixUser
        self.isDisabled = isDisabled
        self.expires = expires
        self.mustChange = mustChange
        self.hasTimeCode = hasTimeCode
        self.lockedUntil = lockedUntil
        self.lastSignIn = lastSignIn
    }

    /// Whether somebody may sign in with it at all.
    package func isUsable(at now: Int64) -> Bool {
        !isDisabled && expires.map { $0 > now } != false
    }

    /// Whether it sees the documents of a unit.
    package func sees(unit: String) -> Bool {
        units.isEmpty ? !roles.contains(.unitContact) : units.contains(unit)
    }

    /// The person behind it, as decisions record people.
    package var person: Person {
        Person(
            user: Person.firstConsoleUser &+ UInt32(truncatingIfNeeded: id), login: unixUser, name: name)
    }

    /// Whether `name` can be an account's name.
    package static func isValid(name: String) -> Bool {
        Unit.isValid(id: name)
    }
}
