import Documents

/// A finding as a page shows it: masked, with its place.
struct FindingView {
    let heading: String
    let action: String
    let actionClass: String
    let confidence: String
    let part: String
    let position: String
    let excerpt: String
    let rule: String
    let steps: [String]

    init(_ finding: Finding, in submission: Submission, _ language: Language) {
        heading = finding.category.title(language)
        action = finding.action.title(language)
        actionClass = finding.action.name
        confidence = finding.confidence.title(language)
        part = submission.chain(finding.part)
        position = finding.location?.words(language) ?? "—"
        excerpt = String(shownSafely: finding.excerpt)
        rule = "\(finding.rule) · \(finding.packVersion)"
        steps = finding.reason.map { String(shownSafely: $0) }
    }
}

extension Submission {
    /// The chain of containers from the file's own name down to the part.
    func chain(_ part: PartPath) -> String {
        ([name.display] + part.names.map { String(shownSafely: $0) }).joined(separator: " › ")
    }
}
