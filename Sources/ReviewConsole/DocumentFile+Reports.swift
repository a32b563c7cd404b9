import AuditStore
import Documents
import Reports

extension DocumentFile {
    /// The form in which every report takes a document.
    var scanResult: ScanResult {
        let examined = ExaminedDocument(
            mediaType: record.mediaType ?? "", findings: findings, gaps: gaps,
            rulesDigest: record.rulesDigest ?? "",
            engine: record.engine ?? "", milliseconds: record.milliseconds ?? 0, textBytes: 0)
        return ScanResult(
            path: FileName(record.submission.path.map(\.text).joined(separator: "/")),
            sha256: record.submission.sha256, bytes: record.submission.bytes, document: examined,
            verdict: record.verdict ?? Verdict(outcome: .unexamined, openness: nil, grounds: []))
    }

    /// How lists show it.
    var entry: QuarantineEntry {
        QuarantineEntry(
            submission: record.submission, state: record.state.rawValue, verdict: record.verdict,
            findings: findings, gaps: gaps)
    }
}

extension AuditEvent {
    /// How lists show it.
    var entry: AuditEntry {
        AuditEntry(
            sequence: sequence, time: time, actor: actor, act: act, document: document, detail: detail,
            hash: hash)
    }
}
