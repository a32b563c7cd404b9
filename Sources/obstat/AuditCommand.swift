import ArgumentParser

/// `obstat audit`: what happened, and whether the record of it is whole.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "What happened, and whether the record of it is whole.",
        subcommands: [AuditListCommand.self, AuditVerifyCommand.self])
}
