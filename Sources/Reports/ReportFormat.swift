/// The forms in which a scan can be reported.
package enum ReportFormat: String, Sendable, CaseIterable {
    /// For a person at a terminal.
    case text
    /// One JSON object a document: the schema `obstat.scan/1`.
    case jsonl
    /// SARIF 2.1.0, for code-scanning services and editors.
    case sarif
    /// RFC 4180, for spreadsheets.
    case csv
    /// One page that stands alone, for people and for the file.
    case html
    /// JUnit's XML, for pipelines.
    case junit
}
