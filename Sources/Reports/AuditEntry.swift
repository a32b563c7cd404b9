package import Documents

/// One audit event as lists show it: the schema `obstat.audit/1`.
package struct AuditEntry: Sendable {
    package var sequence: Int64
    /// Nanoseconds since 1970, UTC.
    package var time: Int64
    package var actor: String
    package var act: String
    package var document: DocumentID?
    /// A JSON object.
    package var detail: String
    package var hash: String

    package init(
        sequence: Int64, time: Int64, actor: String, act: String, document: DocumentID?, detail: String,
        hash: String
    ) {
        self.sequence = sequence
        self.time = time
        self.actor = actor
        self.act = act
        self.document = document
        self.detail = detail
        self.hash = hash
    }

    /// One JSON object without a line feed.
    package var jsonLine: String {
        var json = JSONText()
        json.add("schema", "obstat.audit/1")
        json.add("sequence", sequence)
        json.add("time", PointInTime(nanoseconds: time).machine)
        json.add("actor", actor)
        json.add("act", act)
        json.add("document", document?.description)
        json.add("detail", detail)
        json.add("hash", hash)
        return json.text
    }

    /// One line for a terminal.
    package var text: String {
        "\(sequence)  \(PointInTime(nanoseconds: time).machine)  \(actor)  \(act)  "
            + "\(document?.description ?? "-")  \(FileName(detail).display)"
    }
}
