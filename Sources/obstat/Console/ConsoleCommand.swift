import ArgumentParser

/// `obstat console`: who may sign in to the reviewers' console.
struct ConsoleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "console", abstract: "Who may sign in to the reviewers' console.",
        subcommands: [ConsoleAccountCommand.self])
}

/// `obstat console account`.
struct ConsoleAccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Add, list and look after accounts of the console.",
        subcommands: [
            AccountAddCommand.self, AccountListCommand.self, AccountResetCommand.self,
            AccountUnlockCommand.self,
            AccountDisableCommand.self, AccountEnableCommand.self,
        ])
}
