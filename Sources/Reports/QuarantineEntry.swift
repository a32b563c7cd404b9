package import Documents

/// One waiting document as lists show it: the schema `obstat.quarantine/1`.
package struct QuarantineEntry: Sendable {
    private let submission: Submission
    private let state: String
    private let verdict: Verdict?
    private let findings: [Finding]
    private let gaps: [CoverageGap]

    package init(
        submission: Submission, state: String, verdict: Verdict?, findings: [Finding], gaps: [CoverageGap]
    ) {
        self.submission = submission
        self.state = state
        self.verdict = verdict
        self.findings = findings.filter { $0.action >= .review }
        self.gaps = gaps
    }

    /// One JSON object without a line feed.
    package var jsonLine: String {
        var json = JSONText()
        json.add("schema", "obstat.quarantine/1")
        json.add("id", submission.id.description)
        json.add("unit", submission.unit)
        json.add("name", submission.displayPath)
        json.add("sha256", submission.sha256)
        json.add("bytes", submission.bytes)
        json.add("taken", PointInTime(nanoseconds: submission.provenance.taken).machine)
        json.add("state", state)
        json.add("verdict", verdict?.outcome.rawValue)
        json.add("class", verdict?.openness?.rawValue)
        json.add("grounds", verdict?.grounds.map(\.rawValue) ?? [])
        json.add("categories", Set(findings.map(\.category.rawValue)).sorted())
        json.add("coverage", Set(gaps.map(\.reason.name)).sorted())
        return json.text
    }

    /// Why it waits, in a few words: what was found how often, and what was not examined.
    package func reasons(_ language: Language) -> String {
        let found = Set(findings.map(\.category)).map { category in
            "\(category.title(language)) ×\(findings.count { $0.category == category })"
        }
        let missed = Set(gaps.map(\.reason)).map { $0.title(language) }
        return (found.sorted() + missed.sorted()).joined(separator: language == .en ? ", " : "、")
    }
}
