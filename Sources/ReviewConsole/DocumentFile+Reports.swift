import AuditStore
import Documents
import Reports

extension DocumentRecord {
    /// The form in which every report takes a document.
    func scanResult(findings: [Finding], gaps: [CoverageGap]) -> ScanResult {
        let examined = ExaminedDocument(
            mediaType: mediaType ?? "", findings: findings, gaps: gaps,
            rulesDigest: rulesDigest ?? "",
            engine: engine ?? "", milliseconds: milliseconds ?? 0, textBytes: 0)
        return ScanResult(
            path: FileName(submission.path.map(\.text).joined(separator: "/")),
            sha256: submission.sha256, bytes: submission.bytes, document: examined,
            verdict: verdict ?? Verdict(outcome: .unexamined, openness: nil, grounds: []))
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
