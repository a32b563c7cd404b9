/// A person at this machine, as the kernel knows him; never a name that somebody typed.
package struct Person: Hashable, Sendable, Codable {
    /// The Unix user whose process asked.
    package var user: UInt32
    /// The user who signed in at the start of the session (`loginuid`), where the kernel kept it: `sudo` and `su`
    /// do not change it.
    package var login: UInt32?
    /// The account name of ``user`` at the time; its number where it has none.
    package var name: String

    package init(user: UInt32, login: UInt32? = nil, name: String) {
        self.user = user
        self.login = login
        self.name = name
    }

    /// Whether both could be one person: any account of the one is an account of the other.
    package func mayBeSame(as other: Person) -> Bool {
        !accounts.isDisjoint(with: other.accounts)
    }

    /// How records and messages name the person: `chen (1004)`, `root (0, signed in as 1004)`.
    package var words: String {
        guard let login, login != user else { return "\(name) (\(user))" }
        return "\(name) (\(user), signed in as \(login))"
    }

    private var accounts: Set<UInt32> {
        var accounts: Set = [user]
        if let login { accounts.insert(login) }
        return accounts
    }
}
