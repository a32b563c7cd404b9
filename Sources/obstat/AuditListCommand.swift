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
            Terminal.print((format == .text ? text(event) : json(event)) + "\n")
        }
    }

    private func text(_ event: AuditEvent) -> String {
        "\(event.sequence)  \(PointInTime(nanoseconds: event.time))  \(event.actor)  \(event.act)  "
            + "\(event.document?.description ?? "-")  \(FileName(event.detail).display)"
    }

    private func json(_ event: AuditEvent) -> String {
        var json = JSONText()
        json.add("schema", "obstat.audit/1")
        json.add("sequence", event.sequence)
        json.add("time", PointInTime(nanoseconds: event.time).description)
        json.add("actor", event.actor)
        json.add("act", event.act)
        json.add("document", event.document?.description)
        json.add("detail", event.detail)
        json.add("hash", event.hash)
        return json.text
    }
}
