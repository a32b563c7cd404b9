import AuditStore
import Documents

/// Audit events as lines of CSV (RFC 4180).
enum EventTable {
    static let header = "sequence,time,actor,act,document,detail,hash\r\n"

    static func line(_ event: AuditEvent) -> String {
        let cells = [
            String(event.sequence), Moment(event.time).machine, event.actor, event.act,
            event.document?.description ?? "", event.detail, event.hash,
        ]
        return cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    static func cell(_ text: String) -> String {
        let shown = String(shownSafely: text)
        let isFormula = shown.unicodeScalars.first.map { "=+-@\t".unicodeScalars.contains($0) } == true
        let safe = isFormula ? "'" + shown : shown
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
