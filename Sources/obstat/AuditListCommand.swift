import ArgumentParser
import AuditStore
import Documents
import Reports

/// `obstat audit list`: the newest events, oldest of them first.
struct AuditListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The newest audit events.")

    @OptionGroup var installation: SettingsOptions
    @Option(help: "Only events about this document.") var document: String?
    @Option(help: "The most events.") var limit = 1_000
    @Option(help: "text or jsonl.") var format = OutputFormat.text

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be at least 1.") }
        if let document, DocumentID(document) == nil {
            throw ValidationError("--document is not a document's id.")
        }
    }

    func run() throws {
        let events = try installation.store().events(
            document: document.flatMap { DocumentID($0) }, limit: limit)
        for event in events.reversed() {
            Terminal.print((format == .text ? event.entry.text : event.entry.jsonLine) + "\n")
        }
    }
}

extension AuditEvent {
    fileprivate var entry: AuditEntry {
        AuditEntry(
            sequence: sequence, time: time, actor: actor, act: act, document: document, detail: detail,
            hash: hash)
    }
}
