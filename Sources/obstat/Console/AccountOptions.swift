import Accounts
import ArgumentParser
import AuditStore
import Documents
import Glibc
import Settings

/// Which account a command is about, and in whose name it acts.
struct AccountOptions: ParsableArguments {
    @OptionGroup var installation: SettingsOptions
    @Argument(help: "The account's name.") var name: String

    /// Does something with the account of that name.
    func change(_ body: (AccountBook, Account) throws -> AccountRefusal?) throws {
        let book = try installation.accounts()
        guard let account = try book.store.row(named: name)?.account else {
            throw CommandRefusal(.unknownAccount)
        }
        if let refusal = try body(book, account) { throw CommandRefusal(refusal) }
    }
}

extension SettingsOptions {
    /// The accounts of that installation; whoever may write the file may look after them.
    func accounts() throws -> AccountBook {
        do {
            return try AccountBook(store: AccountStore(path: try settings().accounts))
        } catch let error as StoreError {
            throw CommandRefusal(message: error.message)
        }
    }
}

extension CommandRefusal {
    init(_ refusal: AccountRefusal) {
        self.init(message: refusal.message)
    }
}

/// Who runs this command, as the audit chain names people.
enum Operator {
    static var words: String {
        let user = getuid()
        guard let record = unsafe getpwuid(user), let name = unsafe record.pointee.pw_name else {
            return "\(user) (\(user))"
        }
        return unsafe "\(String(cString: name)) (\(user))"
    }

    /// The number of an account of this machine, by its name.
    static func user(named name: String) -> UInt32? {
        guard let record = unsafe getpwnam(name) else { return nil }
        return unsafe record.pointee.pw_uid
    }
}
