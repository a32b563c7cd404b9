import ArgumentParser
import Desk
import Documents

/// `obstat quarantine return ID`: gives a document back to its unit, with advice.
struct ReturnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: "Give a document back to its unit, with advice.")

    @OptionGroup var options: ActOptions
    @Option(help: "What the unit is to do; it reads this.") var advice: String
    @OptionGroup var seen: SeenOptions

    func run() throws {
        try options.perform(.returnToUnit, text: advice, seen: seen)
    }
}

/// A legal ground, by its code.
extension Ground: ExpressibleByArgument {
    init?(argument: String) { self.init(rawValue: argument.uppercased()) }
}

/// `obstat quarantine withhold ID`: class 丙.
struct WithholdCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withhold", abstract: "Don't provide a document (class C, 丙), on a legal ground.")

    @OptionGroup var options: ActOptions
    @Option(help: "The legal ground; may be given several times.") var ground: [Ground] = []
    @Option(help: "Why.") var reason: String
    @OptionGroup var seen: SeenOptions

    func run() throws {
        try options.perform(.withhold, text: reason, on: ground, seen: seen)
    }
}

/// `obstat quarantine on-application ID`: class 乙.
struct OnApplicationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "on-application",
        abstract: "Provide a document on application only (class B, 乙), on a legal ground.")

    @OptionGroup var options: ActOptions
    @Option(help: "The legal ground; may be given several times.") var ground: [Ground] = []
    @Option(help: "Why.") var reason: String
    @OptionGroup var seen: SeenOptions

    func run() throws {
        try options.perform(.onApplication, text: reason, on: ground, seen: seen)
    }
}

/// `obstat quarantine refer ID`: lays a document before the advisory committee.
struct ReferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refer", abstract: "Lay a document before the advisory committee.")

    @OptionGroup var options: ActOptions
    @Option(help: "The agenda entry.") var agenda: String

    func run() throws { try options.perform(options.request(.refer, text: agenda)) }
}

/// `obstat quarantine reopen ID`: a document that was returned or withheld waits for a decision again.
struct ReopenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Have a returned or withheld document wait for a decision again.")

    @OptionGroup var options: ActOptions
    @Option(help: "Why.") var reason: String

    func run() throws { try options.perform(options.request(.reopen, text: reason)) }
}
