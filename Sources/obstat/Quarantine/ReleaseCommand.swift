import ArgumentParser
import Desk
import Documents

/// `obstat quarantine release ID`: asks that a document be published after all.
struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Ask that a document be published after all.",
        discussion: """
            Findings that only ask for a review take one reviewer with evidence. Anything else, and whatever was \
            not fully examined, takes a second person: obstat quarantine approve.
            """)

    @OptionGroup var options: ActOptions
    @Option(help: "Why it may be published.") var reason: String
    @OptionGroup var evidence: EvidenceOptions
    @OptionGroup var seen: SeenOptions

    func run() throws {
        try options.perform(.release, text: reason, evidence: evidence, seen: seen)
    }
}

/// `obstat quarantine approve ID`: the second person agrees.
struct ApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Agree with what another person has requested.")

    @OptionGroup var options: ActOptions
    @OptionGroup var seen: SeenOptions

    func run() throws {
        try options.perform(.approve, seen: seen)
    }
}

/// `obstat quarantine refuse ID`: stops what was requested; one's own request is withdrawn.
struct RefuseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "Stop what was requested; your own request is withdrawn.")

    @OptionGroup var options: ActOptions
    @Option(help: "Why.") var reason: String

    func run() throws { try options.perform(options.request(.refuse, text: reason)) }
}
