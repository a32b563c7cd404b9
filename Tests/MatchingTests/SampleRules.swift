import Documents
import Frames
import Matching

/// Short ways to rules, texts and what is found.
enum SampleRules {
    static func rule(
        _ pattern: String, id: String = "test.rule", flags: Rule.Flags = [],
        change: (inout Rule) -> Void = { _ in }
    ) -> Rule {
        var rule = Rule(
            id: id, pack: "test", packVersion: 1, title: LocalizedText(zhTW: "測試", en: "Test"),
            category: .personalOther, pattern: pattern)
        rule.flags = flags
        change(&rule)
        return rule
    }

    static let nationalID = rule(
        "(?<![A-Za-z0-9])[A-Z][12]\\d{8}(?![A-Za-z0-9])", id: "tw.national-id", flags: .caseless
    ) {
        $0.validators = [.twNationalID]
        $0.context = Rule.Context(keywords: ["身分證", "ID No"])
        $0.exclusion = Rule.Exclusion(keywords: ["發票"], values: ["A123456789"])
        $0.category = .personalNationalID
    }

    static let mobile = rule(
        "(?<![\\dA-Za-z第])(?<!第 )(?:\\+?886[- ]?|00886)?\\(?0?9\\d{2}\\)?[-. ]?\\d{3}[-. ]?\\d{3}(?![\\dA-Za-z])(?! ?號)",
        id: "tw.mobile"
    ) {
        $0.validators = [.twMobile]
        $0.category = .personalPhone
    }

    /// One part of body text, a segment for each line.
    static func part(
        _ text: String, kind: SegmentKind = .body, path: PartPath = .document,
        place: (Int) -> Place = { Place(line: Int32($0)) }
    ) -> PartText {
        var builder = PartTextBuilder()
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            builder.append(line.utf8, kind: kind, place: place(index + 1))
        }
        return builder.build(path: path, mediaType: "text/plain")
    }

    /// Rows of cells; the first row may be the header of the others.
    static func table(_ rows: [[String]], hasHeader: Bool) -> PartText {
        var builder = PartTextBuilder()
        for (row, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                let label = hasHeader && row > 0 ? builder.name(rows[0][column]) : Place.absent
                builder.append(
                    cell.utf8, kind: .tableCell, place: Place(row: Int32(row + 1), column: Int32(column + 1)),
                    label: label, separator: column == 0 ? 0x0A : 0x09)
            }
        }
        return builder.build(path: .document, mediaType: "text/csv")
    }

    static func run(
        _ rules: [Rule], on parts: [PartText], limits: ExaminationLimits = ExaminationLimits(),
        onlyRule: Int? = nil
    ) throws -> (findings: [ReportedFinding], gaps: [CoverageGap]) {
        let compiled = try CompiledRules(RuleSet(rules: rules, digest: "test"))
        var matcher = DocumentMatcher(rules: compiled, limits: limits, onlyRule: onlyRule)
        for part in parts { matcher.match(part) }
        return matcher.finish()
    }

    static func values(_ rule: Rule, in text: String) throws -> [String] {
        try run([rule], on: [part(text)]).findings.map { String(decoding: $0.value, as: UTF8.self) }
    }
}
