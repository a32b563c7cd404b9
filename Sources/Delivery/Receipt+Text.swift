import Documents

extension Receipt {
    private static let placesPerRule = 20

    /// The receipt in the unit's language.
    ///
    /// - Parameter zone: seconds east of UTC; the machine's own zone without it.
    /// - Returns: lines of plain text.
    package func text(zone: Int? = nil) -> String {
        var page = ReceiptPage(language: unit.language)
        page.title(LocalizedText(zhTW: "送件回條", en: "Receipt"))
        head(&page, zone: zone)
        findings(&page, ReceiptWords.found, examined.findings.filter { $0.action > .note })
        gaps(&page)
        findings(&page, ReceiptWords.noted, examined.findings.filter { $0.action == .note })
        judgement(&page)
        page.closing(verdict.outcome.nextStep, contact: unit)
        return page.text
    }

    private func head(_ page: inout ReceiptPage, zone: Int?) {
        page.field(ReceiptWords.outcome, verdict.outcome.title(unit.language))
        page.paragraph(verdict.outcome.explanation(unit.language))
        page.field(ReceiptWords.file, submission.displayPath)
        page.field(ReceiptWords.size, ReceiptWords.bytes(submission.bytes)(unit.language))
        page.field(ReceiptWords.hash, submission.sha256)
        page.field(ReceiptWords.taken, ReceiptTime(submission.provenance.taken, zone: zone).text)
        page.field(ReceiptWords.decided, ReceiptTime(moment, zone: zone).text)
        page.field(ReceiptWords.reference, submission.id.description)
        page.field(ReceiptWords.rules, examined.rulesDigest)
        page.field(ReceiptWords.engine, examined.engine)
        if let delivered {
            page.field(ReceiptWords.uploaded, delivered.displayPath)
        }
    }

    private func findings(_ page: inout ReceiptPage, _ heading: LocalizedText, _ findings: [Finding]) {
        if findings.isEmpty { return }
        page.heading(heading, count: findings.count)
        var order: [String] = []
        var byRule: [String: [Finding]] = [:]
        for finding in findings {
            if byRule[finding.rule] == nil { order.append(finding.rule) }
            byRule[finding.rule, default: []].append(finding)
        }
        for (number, rule) in order.enumerated() {
            reason(&page, number + 1, rule: rule, byRule[rule] ?? [])
        }
    }

    private func reason(_ page: inout ReceiptPage, _ number: Int, rule: String, _ findings: [Finding]) {
        guard let first = findings.first else { return }
        let language = unit.language
        let summary = rules[rule]
        let title = summary?.title(language) ?? first.category.title(language)
        let action = findings.map(\.action).max() ?? first.action
        page.item(
            number, "\(title)（\(first.category.subjectTitle(language))）",
            "\(title) (\(first.category.title(language)))")
        page.detail(action.title(language))
        for finding in findings.prefix(Self.placesPerRule) { page.bullet(place(of: finding)) }
        if findings.count > Self.placesPerRule {
            page.bullet(ReceiptWords.more(findings.count - Self.placesPerRule)(language))
        }
        if let advice = summary?.advice { page.detail(ReceiptWords.advice, advice(language)) }
    }

    private func place(of finding: Finding) -> String {
        let part = ReceiptPage.safe(finding.part)
        let place = finding.location?.words(unit.language) ?? ReceiptWords.somewhere(unit.language)
        return part.isEmpty ? place : "\(part) › \(place)"
    }

    private func gaps(_ page: inout ReceiptPage) {
        if examined.gaps.isEmpty { return }
        let language = unit.language
        page.heading(ReceiptWords.unexamined, count: examined.gaps.count)
        for (number, reason) in CoverageReason.allCases.filter({ reason in
            examined.gaps.contains { $0.reason == reason }
        }).enumerated() {
            let gaps = examined.gaps.filter { $0.reason == reason }
            page.item(number + 1, reason.title(language), reason.title(language))
            page.detail(reason.explanation(language))
            for gap in gaps.prefix(Self.placesPerRule) {
                let part = ReceiptPage.safe(gap.part)
                page.bullet(part.isEmpty ? ReceiptWords.wholeFile(language) : part)
            }
            if gaps.count > Self.placesPerRule {
                page.bullet(ReceiptWords.more(gaps.count - Self.placesPerRule)(language))
            }
            page.detail(ReceiptWords.advice, reason.nextStep(language))
        }
    }

    private func judgement(_ page: inout ReceiptPage) {
        let language = unit.language
        if let openness = verdict.openness, verdict.outcome != .clear {
            page.heading(ReceiptWords.proposed)
            page.detail(openness.title(language))
        }
        if verdict.grounds.isEmpty { return }
        page.heading(ReceiptWords.grounds)
        for ground in verdict.grounds { page.bullet("\(ground.rawValue)　\(ground.publicReason(language))") }
    }
}
