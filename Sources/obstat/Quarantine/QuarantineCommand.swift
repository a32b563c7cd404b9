import ArgumentParser

/// `obstat quarantine`: what waits for a person, why, and what people do about it.
struct QuarantineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine", abstract: "What waits for a person, why, and what is done about it.",
        discussion: """
            Acts go to the daemon, which learns from the kernel who asks. Exit status: 0 accepted, 1 not accepted, \
            2 the command could not run.
            """,
        subcommands: [
            QuarantineListCommand.self, QuarantineShowCommand.self, ReleaseCommand.self, ApproveCommand.self,
            RefuseCommand.self, ReturnCommand.self, WithholdCommand.self, OnApplicationCommand.self,
            ReferCommand.self, ReopenCommand.self, NoteCommand.self, AssignCommand.self, DueCommand.self,
        ])
}
