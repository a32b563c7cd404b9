package import Documents

/// A verdict in plain sentences, for the person who dropped the document; no value appears in it.
package struct Explanation: Sendable, Hashable {
    /// One sentence: what became of the document.
    package var summary: String
    /// One for each rule that stops the document, then one for each kind of gap; each says how many.
    package var reasons: [String]
    /// What to do about them, in the same order, without repetition.
    package var nextSteps: [String]
    /// What the public may be told, one for each ground.
    package var publicReasons: [String]
}

extension Verdict {
    /// Says the verdict on `document`, as ``Judgement`` returned both.
    package func explanation(
        of document: ExaminedDocument, book: RuleBook, language: Language
    ) -> Explanation {
        let rules = StoppedRule.all(in: document.findings, book: book)
        let gaps = outcome == .clear ? [] : GapKind.all(in: document.gaps)
        return Explanation(
            summary: summary(stopping: rules.reduce(0) { $0 + $1.count }, gaps: document.gaps.count)(
                language),
            reasons: rules.map { $0.sentence(language) } + gaps.map { $0.sentence(language) },
            nextSteps: (rules.map { $0.nextStep(language) } + gaps.map { $0.reason.nextStep(language) })
                .unrepeated,
            publicReasons: grounds.map { "\($0.rawValue) \($0.publicReason(language))" })
    }

    private func summary(stopping: Int, gaps: Int) -> LocalizedText {
        switch outcome {
        case .clear:
            LocalizedText(
                zhTW: "已完整檢查，未發現應攔下的內容。", en: "Examined completely; nothing was found that stops it.")
        case .held:
            LocalizedText(
                zhTW: "文件暫不公開：有 \(stopping) 處內容須先處理。",
                en:
                    "Not published: \(stopping) \(stopping == 1 ? "place needs" : "places need") attention first."
            )
        case .unexamined:
            LocalizedText(
                zhTW: "文件暫不公開：有 \(gaps) 個部分無法完整檢查。",
                en: "Not published: \(gaps) \(gaps == 1 ? "part" : "parts") could not be examined completely."
            )
        }
    }
}

/// A rule that stops a document, and how often.
private struct StoppedRule {
    let id: String
    let summary: RuleSummary?
    var count = 1
    var action: Action

    /// In order of first appearance.
    static func all(in findings: [Finding], book: RuleBook) -> [StoppedRule] {
        findings.filter(\.stops).reduce(into: []) { rules, finding in
            if let index = rules.firstIndex(where: { $0.id == finding.rule }) {
                rules[index].count += 1
                rules[index].action = max(rules[index].action, finding.action)
            } else {
                rules.append(
                    StoppedRule(
                        id: finding.rule, summary: book.rule(id: finding.rule), action: finding.action))
            }
        }
    }

    func sentence(_ language: Language) -> String {
        let title = summary?.title(language) ?? id
        return LocalizedText(zhTW: "\(title)：\(count) 處", en: "\(title): \(count)")(language)
    }

    func nextStep(_ language: Language) -> String {
        if let advice = summary?.advice { return advice(language) }
        return action.nextStep(language)
    }
}

/// One kind of gap, and how many parts have it.
private struct GapKind {
    let reason: CoverageReason
    let count: Int

    /// In the order of the closed set of reasons.
    static func all(in gaps: [CoverageGap]) -> [GapKind] {
        CoverageReason.allCases.compactMap { reason in
            let count = gaps.count { $0.reason == reason }
            return count == 0 ? nil : GapKind(reason: reason, count: count)
        }
    }

    func sentence(_ language: Language) -> String {
        let title = reason.title(language)
        return LocalizedText(zhTW: "\(title)：\(count) 個部分", en: "\(title): \(count)")(language)
    }
}

extension Array where Element: Hashable {
    /// Each element once, where it first stands.
    fileprivate var unrepeated: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
