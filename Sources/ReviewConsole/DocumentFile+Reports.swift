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

    /// The schema `obstat.quarantine/1`.
    var quarantineLine: String {
        let submission = record.submission
        var json = JSONText()
        json.add("schema", "obstat.quarantine/1")
        json.add("id", id.description)
        json.add("unit", submission.unit)
        json.add("name", submission.displayPath)
        json.add("sha256", submission.sha256)
        json.add("bytes", submission.bytes)
        json.add("taken", PointInTime(nanoseconds: submission.provenance.taken).machine)
        json.add("state", record.state.rawValue)
        json.add("verdict", record.verdict?.outcome.rawValue)
        json.add("class", record.verdict?.openness?.rawValue)
        json.add("grounds", record.verdict?.grounds.map(\.rawValue) ?? [])
        json.add("categories", Set(stopping.map(\.category.rawValue)).sorted())
        json.add("coverage", Set(gaps.map(\.reason.name)).sorted())
        return json.text
    }
}

extension AuditEvent {
    /// The schema `obstat.audit/1`.
    var auditLine: String {
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
}
