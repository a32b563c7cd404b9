package import Documents

/// What a value of the sign-in service's claim gives: a role, and for which units.
package struct RoleGrant: Sendable, Hashable {
    package var value: String
    package var role: Role
    /// Empty: all.
    package var units: [String]

    package init(value: String, role: Role, units: [String] = []) {
        self.value = value
        self.role = role
        self.units = units
    }
}

extension [RoleGrant] {
    /// What somebody with these values gets; `nil` for nothing, and for roles that go with no other beside others.
    ///
    /// Never an administrator, whatever stands in the grants: who looks after accounts is named by hand.
    func right(of values: [String]) -> (roles: Set<Role>, units: [String])? {
        let given = filter { values.contains($0.value) && $0.role != .administrator }
        let roles = Set(given.map(\.role))
        guard roles.isAllowed else { return nil }
        let isForAll = given.contains { $0.units.isEmpty }
        let units = isForAll ? [] : Set(given.flatMap(\.units)).sorted()
        guard !roles.contains(.unitContact) || !units.isEmpty else { return nil }
        return (roles, units)
    }
}
