import Documents

/// SARIF 2.1.0 (OASIS): one run, a result for each finding, a notification for each coverage gap.
///
/// Results are written as they come; artifacts and notifications are kept until the end.
struct SARIFReport: Sendable {
    private let wording: ReportWording
    private let tool: SARIFTool
    private var artifacts: [String] = []
    private var notifications: [String] = []
    private var hasResults = false
    private var isComplete = true

    init(wording: ReportWording, book: RuleBook, version: String) {
        self.wording = wording
        tool = SARIFTool(language: wording.language, book: book, version: version)
    }

    func begin() -> String {
        "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{"
            + "\"tool\":{\"driver\":\(tool.driver.text)},\"language\":\"\(wording.language.rawValue)\",\n"
            + "\"results\":["
    }

    /// The results of one document; its gaps are remembered.
    mutating func results(_ result: ScanResult) -> String {
        let place = SARIFPlace(result: result, artifact: artifacts.count)
        artifacts.append(artifact(result, at: place).text)
        if result.verdict.outcome == .unexamined { isComplete = false }
        for gap in result.document.gaps { note(gap, in: result, at: place) }
        var text = ""
        for finding in result.document.findings {
            text += (hasResults ? ",\n" : "\n") + self.finding(finding, in: result, at: place).text
            hasResults = true
        }
        return text
    }

    func end(_ counts: [Outcome: Int]) -> String {
        var invocation = JSONText()
        invocation.add("executionSuccessful", isComplete)
        var summary = JSONText()
        for outcome in Outcome.allCases { summary.add(outcome.rawValue, counts[outcome, default: 0]) }
        // The notifications are JSON already, so the object is opened for them by hand.
        return "\n],\n\"artifacts\":[\(list(artifacts))],\n\"invocations\":[\(invocation.text.dropLast()),"
            + "\"toolExecutionNotifications\":[\(list(notifications))]}],\n"
            + "\"properties\":\(summary.text)}]}\n"
    }

    private func list(_ objects: [String]) -> String {
        objects.isEmpty ? "" : "\n" + objects.joined(separator: ",\n") + "\n"
    }

    private func finding(_ finding: Finding, in result: ScanResult, at place: SARIFPlace) -> JSONText {
        var json = JSONText()
        json.add("ruleId", finding.rule)
        json.add("ruleIndex", tool.index(finding.rule))
        json.add("level", finding.action.level)
        json.add("message", JSONText(sarifText: wording.line(finding, in: result)))
        json.add("locations", [place.location(part: finding.part, finding.location)])
        if !finding.fingerprint.isEmpty {
            var fingerprints = JSONText()
            fingerprints.add("obstatValue/v1", finding.fingerprint)
            json.add("partialFingerprints", fingerprints)
        }
        json.add("properties", properties(finding))
        return json
    }

    private func properties(_ finding: Finding) -> JSONText {
        var json = JSONText()
        json.add("category", finding.category.rawValue)
        json.add("action", finding.action.name)
        json.add("confidence", finding.confidence.name)
        json.add("reason", finding.reason.map(wording.safe))
        json.add("packVersion", finding.packVersion)
        json.add("grounds", finding.grounds.map(\.rawValue))
        return json
    }

    /// A gap is an error, unless the policy let the document pass with it.
    private mutating func note(_ gap: CoverageGap, in result: ScanResult, at place: SARIFPlace) {
        let isTolerated = result.verdict.outcome == .clear
        if !isTolerated { isComplete = false }
        var json = JSONText()
        json.add("descriptor", SARIFTool.reference(gap.reason))
        json.add("level", isTolerated ? "note" : "error")
        json.add("message", JSONText(sarifText: wording.line(gap, in: result)))
        json.add("locations", [place.location(part: gap.part, nil)])
        notifications.append(json.text)
    }

    private func artifact(_ result: ScanResult, at place: SARIFPlace) -> JSONText {
        var json = JSONText()
        json.add("location", place.uriObject)
        if result.sha256 != nil { json.add("length", result.bytes) }
        // The schema has no empty type; a document that nobody could look at has none.
        if result.document.mediaType.contains("/") { json.add("mimeType", result.document.mediaType) }
        json.add("roles", ["analysisTarget"])
        if let sha256 = result.sha256 {
            var hashes = JSONText()
            hashes.add("sha-256", sha256)
            json.add("hashes", hashes)
        }
        var properties = JSONText()
        properties.add("verdict", result.verdict.outcome.rawValue)
        properties.add("class", result.verdict.openness?.rawValue)
        properties.add("grounds", result.verdict.grounds.map(\.rawValue))
        properties.add("rulesDigest", result.document.rulesDigest)
        properties.add("engine", result.document.engine)
        json.add("properties", properties)
        return json
    }
}

extension Action {
    /// SARIF's word for it (section 3.27.10).
    var level: String {
        switch self {
        case .note: "note"
        case .review: "warning"
        case .hold: "error"
        }
    }
}
