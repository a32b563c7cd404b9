import ArgumentParser

/// `obstat quarantine`: what waits for a person, and why.
struct QuarantineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine", abstract: "What waits for a person, and why.",
        subcommands: [QuarantineListCommand.self, QuarantineShowCommand.self])
}
