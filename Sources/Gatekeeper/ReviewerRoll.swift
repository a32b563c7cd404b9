import Desk
import Documents
import Glibc

/// Who may act on waiting documents: accounts and groups of this machine, looked up anew each time.
///
/// The administrator is on it only if he is named like anybody else.
struct ReviewerRoll: Sendable {
    /// Account names, and `@` before the names of groups.
    let entries: [String]
    let admitsEverybody: Bool

    /// The person behind a caller; an account that has gone goes by its number.
    static func person(_ caller: DeskCaller) -> Person {
        Person(
            user: caller.user, login: caller.login,
            name: account(caller.user)?.name ?? String(caller.user))
    }

    func admits(_ person: Person) -> Bool {
        if admitsEverybody { return true }
        guard let account = Self.account(person.user) else { return false }
        if entries.contains(account.name) { return true }
        let wanted = entries.filter { $0.hasPrefix("@") }.compactMap { Self.group(String($0.dropFirst())) }
        return !wanted.isEmpty && !Self.groups(of: account).isDisjoint(with: wanted)
    }

    private struct Account {
        let name: String
        let group: gid_t
    }

    private static func account(_ user: uid_t) -> Account? {
        var record = unsafe passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 1 << 16)
        guard unsafe getpwuid_r(user, &record, &buffer, buffer.count, &found) == 0, unsafe found != nil,
            let name = unsafe record.pw_name
        else { return nil }
        return unsafe Account(name: String(cString: name), group: record.pw_gid)
    }

    private static func group(_ name: String) -> gid_t? {
        var record = unsafe Glibc.group()
        var found: UnsafeMutablePointer<Glibc.group>?
        var buffer = [CChar](repeating: 0, count: 1 << 18)
        guard unsafe getgrnam_r(name, &record, &buffer, buffer.count, &found) == 0, unsafe found != nil
        else { return nil }
        return unsafe record.gr_gid
    }

    private static func groups(of account: Account) -> Set<gid_t> {
        var count: Int32 = 64
        while count <= 65_536 {
            var groups = [gid_t](repeating: 0, count: Int(count))
            let room = count
            if unsafe getgrouplist(account.name, account.group, &groups, &count) >= 0 {
                return Set(groups.prefix(Int(count)))
            }
            // It says how many there are; where it does not, more room is tried.
            count = max(count, room * 2)
        }
        return [account.group]
    }
}
