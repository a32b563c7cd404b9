import Documents

/// Findings, rules and documents with only what a test is about.
enum Sample {
    static func finding(
        _ rule: String, _ category: Category, _ confidence: Confidence = .high, row: Int? = nil,
        paragraph: Int? = nil, line: Int? = nil, part: PartPath = .document, fingerprint: String = "f"
    ) -> Finding {
        var location = Location(kind: row == nil ? .body : .tableCell, line: line, paragraph: paragraph)
        location.cell = row.map { "B\($0)" }
        return Finding(
            rule: rule, packVersion: 1, category: category, action: .note, confidence: confidence, reason: [],
            part: part, location: location, excerpt: "•••", fingerprint: fingerprint, grounds: [])
    }

    static func document(_ findings: [Finding], gaps: [CoverageReason] = []) -> ExaminedDocument {
        ExaminedDocument(
            mediaType: "text/plain", findings: findings,
            gaps: gaps.map { CoverageGap(part: .document, reason: $0, detail: "") }, rulesDigest: "sha256:0",
            engine: "test", milliseconds: 0, textBytes: 0)
    }

    static func rule(
        _ id: String, _ category: Category, _ action: Action, isEnforced: Bool = true,
        advice: LocalizedText? = nil
    ) -> RuleSummary {
        RuleSummary(
            id: id, packVersion: 1, title: LocalizedText(zhTW: "規則\(id)", en: "Rule \(id)"),
            category: category,
            action: action, grounds: category.defaultGrounds, why: "", advice: advice, isEnforced: isEnforced)
    }

    static let book = RuleBook(
        rules: [
            rule("id", .personalNationalID, .hold),
            rule("phone", .personalPhone, .review),
            rule("name", .personalNameLabelled, .note),
            rule("secret", .markingNational, .hold),
            rule("licence", .creditLicence, .review),
            rule(
                "photo", .creditPhoto, .review, advice: LocalizedText(zhTW: "請附授權。", en: "Give the licence.")),
            rule("trial", .personalCard, .hold, isEnforced: false),
        ], digest: "sha256:0", flat: [])
}
