import ArgumentParser
import Desk
import Documents

/// `obstat quarantine note ID TEXT`: a remark that is kept with the document.
struct NoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Keep a remark with a document.")

    @OptionGroup var options: ActOptions
    @Argument(help: "The remark; never the sensitive value itself.") var text: String

    func run() throws { try options.perform(options.request(.note, text: text)) }
}

/// `obstat quarantine assign ID NAME`: who looks after a document.
struct AssignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Give a document into a reviewer's care.")

    @OptionGroup var options: ActOptions
    @Argument(help: "An account name; without it, everybody's again.") var assignee: String?

    func run() throws {
        var request = options.request(.assign)
        request.assignee = assignee
        try options.perform(request)
    }
}

/// `obstat quarantine due ID DATE`: until when a document is to be decided.
struct DueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "Say until when a document is to be decided.")

    @OptionGroup var options: ActOptions
    @Argument(help: "A day such as 2026-12-01, its end on this host's clock; without it, the setting's term.")
    var day: String?

    func run() throws {
        var request = options.request(.due)
        if let day { request.due = try Moment.end(of: day) }
        try options.perform(request)
    }
}
