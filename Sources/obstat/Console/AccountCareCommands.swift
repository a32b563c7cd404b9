import Accounts
import ArgumentParser
import Documents

/// `obstat console account reset NAME`.
struct AccountResetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Give an account a new first password and unlock it.")

    @OptionGroup var options: AccountOptions
    @Flag(help: "Ask for no one-time codes any more.") var codes = false
    @Flag(help: "Read the password from standard input instead of making one.") var passwordStdin = false

    func run() throws {
        let password = passwordStdin ? StandardInput.line() : nil
        try options.change { book, account in
            switch try book.reset(account.id, password: password, alsoCodes: codes, by: Operator.words) {
            case .failure(let refusal): return refusal
            case .success(let first):
                guard password == nil else { return nil }
                let note = LocalizedText(
                    zhTW: "首次登入密碼（須變更）：\(first)\n",
                    en: "Password for the first sign-in, to be changed then: \(first)\n")
                Terminal.print(note(.ofUser))
                return nil
            }
        }
    }
}

/// `obstat console account unlock NAME`.
struct AccountUnlockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlock", abstract: "Take away the lock that wrong passwords have put on.")

    @OptionGroup var options: AccountOptions

    func run() throws { try options.change { try $0.unlock($1.id, by: Operator.words) } }
}

/// `obstat console account disable NAME`.
struct AccountDisableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Let nobody sign in with an account; its sessions end.")

    @OptionGroup var options: AccountOptions

    func run() throws { try options.change { try $0.setDisabled(true, $1.id, by: Operator.words) } }
}

/// `obstat console account enable NAME`.
struct AccountEnableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "enable", abstract: "Take a disabling back.")

    @OptionGroup var options: AccountOptions

    func run() throws { try options.change { try $0.setDisabled(false, $1.id, by: Operator.words) } }
}
