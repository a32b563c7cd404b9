/// A person at this machine, as the kernel knows him, or behind an account of the console; never a name that
/// somebody typed.
package struct Person: Hashable, Sendable, Codable {
    /// From here on a number means an account of the console: no Unix account has one so high (systemd's `UIDS-GIDS`).
    package static let firstConsoleUser: UInt32 = 0xC000_0000

    /// The Unix user whose process asked, or the console account counted from ``firstConsoleUser``.
    package var user: UInt32
    /// The user who signed in at the start of the session (`loginuid`), where the kernel kept it: `sudo` and `su`
    /// do not change it.
    ///
    /// Of a console account: the Unix account of the same person.
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

    /// How records and messages name the person: `chen (1004)`, `root (0, signed in as 1004)`,
    /// `chen (console 3, account 1004)`.
    package var words: String {
        if user >= Self.firstConsoleUser {
            let account = "console \(user - Self.firstConsoleUser)"
            guard let login else { return "\(name) (\(account))" }
            return "\(name) (\(account), account \(login))"
        }
        guard let login, login != user else { return "\(name) (\(user))" }
        return "\(name) (\(user), signed in as \(login))"
    }

    private var accounts: Set<UInt32> {
        var accounts: Set = [user]
        if let login { accounts.insert(login) }
        return accounts
    }
}
