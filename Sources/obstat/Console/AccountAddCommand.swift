import Accounts
import ArgumentParser
import Documents

/// `obstat console account add NAME`.
struct AccountAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add an account and print its first password.",
        discussion: """
            Roles: unit-contact, reviewer, approver, rule-administrator, auditor, administrator. Administrator, auditor \
            and unit-contact go with no other role. A person who may also decide at the command line is named with \
            --unix-account, so that both accounts count as one person; an account of the same name is taken for theirs.
            """)

    @OptionGroup var options: AccountOptions
    @Option(help: "A role; may be given several times.") var role: [Role]
    @Option(help: "Only this unit's documents; may be given several times. Without it: all.") var unit:
        [String] = []
    @Option(help: "The same person's account of this machine.") var unixAccount: String?
    @Option(help: "The last day on which it may be used, such as 2027-06-30.") var expires: String?
    @Flag(help: "Read the password from standard input instead of making one.") var passwordStdin = false

    func validate() throws {
        for id in unit where !Unit.isValid(id: id) { throw ValidationError("\(id) can't be a unit's id.") }
    }

    func run() throws {
        var account = Account(id: 0, name: options.name, roles: Set(role), units: unit)
        account.unixUser = try unixUser()
        account.expires = try expires.map { try Moment.end(of: $0) }
        let password = passwordStdin ? StandardInput.line() : nil
        let book = try options.installation.accounts()
        switch try book.add(account, password: password, by: Operator.words) {
        case .failure(let refusal): throw CommandRefusal(refusal)
        case .success(let (added, first)):
            let note = LocalizedText(
                zhTW: "已新增 \(added.name)。首次登入密碼（須變更）：\(first)\n",
                en: "Added \(added.name). Password for the first sign-in, to be changed then: \(first)\n")
            let plain = LocalizedText(zhTW: "已新增 \(added.name)。\n", en: "Added \(added.name).\n")
            Terminal.print((password == nil ? note : plain)(.ofUser))
        }
    }

    private func unixUser() throws -> UInt32? {
        guard let unixAccount else { return Operator.user(named: options.name) }
        guard let user = Operator.user(named: unixAccount) else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "本機沒有帳號 \(FileName(unixAccount).display)。",
                    en: "There is no account \(FileName(unixAccount).display) on this machine."))
        }
        return user
    }
}

extension Role: ExpressibleByArgument {}
