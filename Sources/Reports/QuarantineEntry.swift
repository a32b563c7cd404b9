package import Documents

/// One waiting document as lists show it: the schema `obstat.quarantine/1`.
package struct QuarantineEntry: Sendable {
    private let submission: Submission
    private let state: String
    private let verdict: Verdict?
    private let categories: [String: Int]
    private let coverage: [String: Int]

    /// - `categories`: findings that stop it, by category.
    /// - `coverage`: gaps by the name of their reason.
    package init(
        submission: Submission, state: String, verdict: Verdict?, categories: [String: Int],
        coverage: [String: Int]
    ) {
        self.submission = submission
        self.state = state
        self.verdict = verdict
        self.categories = categories
        self.coverage = coverage
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
        json.add("categories", categories.keys.sorted())
        json.add("coverage", coverage.keys.sorted())
        return json.text
    }

    /// Why it waits, in a few words: what was found how often, and what was not examined.
    package func reasons(_ language: Language) -> String {
        let found = categories.map { name, count in
            "\(Category(rawValue: name)?.title(language) ?? name) ×\(count)"
        }
        let missed = coverage.keys.map { CoverageReason(name: $0)?.title(language) ?? $0 }
        return (found.sorted() + missed.sorted()).joined(separator: language == .en ? ", " : "、")
    }
}
