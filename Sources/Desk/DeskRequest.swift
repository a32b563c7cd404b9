/// What a person asks of the daemon: one JSON object, one line.
///
/// It never says who asks; the kernel does.
package struct DeskRequest: Codable, Sendable, Hashable {
    package var act: Act
    /// The document's id.
    package var document: String
    /// The reason, the advice, the agenda entry or the note.
    package var text: String?
    /// Such as `licence` or `consent`.
    package var evidenceKind: String?
    package var evidence: String?
    package var evidenceSHA256: String?
    /// Codes of legal grounds.
    package var grounds: [String]?
    /// The digest of the findings that the person saw.
    package var findings: String?
    package var assignee: String?
    /// Nanoseconds since 1970.
    package var due: Int64?

    package enum Act: String, Codable, Sendable, CaseIterable {
        case release, approve, refuse
        case returnToUnit = "return"
        case withhold, onApplication, refer, reopen, note, assign, due
    }

    package init(_ act: Act, document: String, text: String? = nil) {
        self.act = act
        self.document = document
        self.text = text
    }
}
