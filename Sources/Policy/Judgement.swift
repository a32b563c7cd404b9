package import Documents

/// Turns what an examination found into what becomes of the document.
///
/// The same document, rules and policy always give the same verdict.
package enum Judgement {
    /// Weighs every finding and says the outcome.
    ///
    /// - Parameters:
    ///   - document: what the examination established; its gaps are kept as they are.
    ///   - book: the rules that were applied. A finding whose rule is not among them keeps its own action.
    ///   - policy: the general policy with all units' changes.
    ///   - unit: the id of the unit that dropped the document, or `nil` where there is none.
    ///   - exemption: the number of the exemption that lets a weighed finding pass, where people have made one.
    /// - Returns: the document with its findings' final actions and the reasons for each change, and the verdict.
    package static func judge(
        _ document: ExaminedDocument, book: RuleBook, policy: PolicyRules, unit: String?,
        exemption: (Finding) -> Int64? = { _ in nil }
    ) -> (document: ExaminedDocument, verdict: Verdict) {
        let policy = policy.applied(to: unit)
        let summaries = Dictionary(book.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var bench = Bench(findings: document.findings, summaries: summaries, changes: policy.rules)
        bench.weigh(by: policy.minimumConfidence)
        for raise in policy.raises { bench.apply(raise) }
        // Last, so that what is exempted still counts as company of what is not.
        bench.exempt(by: exemption)
        var judged = document
        judged.findings = bench.findings
        return (judged, verdict(of: judged, policy: policy, summaries))
    }

    private static func verdict(
        of document: ExaminedDocument, policy: PolicyRules, _ summaries: [String: RuleSummary]
    ) -> Verdict {
        let stopping = document.findings.filter(\.stops)
        if !stopping.isEmpty {
            return Verdict(
                outcome: .held, openness: openness(of: stopping, summaries), grounds: grounds(of: stopping))
        }
        let isCovered = document.gaps.allSatisfy { $0.reason == .notFollowed && !policy.notFollowedStops }
        return isCovered
            ? Verdict(outcome: .clear, openness: .open, grounds: [])
            : Verdict(outcome: .unexamined, openness: nil, grounds: [])
    }

    /// A document that only lacks a settled licence can still be had on application; one thing more that can't, and
    /// nothing of it can.
    private static func openness(
        of stopping: [Finding], _ summaries: [String: RuleSummary]
    ) -> Openness {
        let isForApplication = stopping.allSatisfy { finding in
            let usual: Openness = finding.category == .creditLicence ? .onApplication : .notProvided
            return finding.action == .review
                && (summaries[finding.rule]?.proposal ?? usual) == .onApplication
        }
        return isForApplication ? .onApplication : .notProvided
    }

    private static func grounds(of stopping: [Finding]) -> [Ground] {
        stopping.flatMap(\.grounds).reduce(into: []) { union, ground in
            if !union.contains(ground) { union.append(ground) }
        }
    }
}

extension Finding {
    /// Whether it keeps its document from passing.
    package var stops: Bool { action >= .review }
}
