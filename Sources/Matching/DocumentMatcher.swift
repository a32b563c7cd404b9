package import Documents
package import Frames
import PCRE2

/// Applies a rule set to one document, part after part.
///
/// Not for more than one document, nor for more than one thread.
package struct DocumentMatcher {
    private let rules: [CompiledRule]
    private let limits: ExaminationLimits
    private var ledger: FindingLedger
    private var gaps: [CoverageGap] = []
    /// Gaps that were counted and not kept.
    private var moreGaps = 0

    /// - Parameters:
    ///   - rules: may be used for any number of documents.
    ///   - limits: `findings` and `ruleMilliseconds` are heeded here.
    ///   - onlyRule: applies the one rule of that index, whatever its state.
    package init(rules: CompiledRules, limits: ExaminationLimits, onlyRule: Int? = nil) {
        self.rules = rules.rules.filter { rule in
            onlyRule.map { $0 == rule.index } ?? (rule.rule.state != .disabled)
        }
        self.limits = limits
        ledger = FindingLedger(rules: rules.set.rules, limit: limits.findings)
    }

    package mutating func match(_ text: PartText) {
        guard !text.bytes.isEmpty else { return }
        guard text.bytes.count <= Self.partBytes, let data = MatchData() else {
            gaps.append(
                CoverageGap(part: text.path, reason: .limit, detail: "too much text in one part to match"))
            return
        }
        var part = PartReading(text)
        if part.view.isDamaged {
            add(CoverageGap(part: text.path, reason: .undecodable, detail: "text that is not UTF-8"))
        }
        var marks: [FindingLedger.Mark] = []
        for rule in rules {
            if let gap = search(rule, in: &part, using: data, marks: &marks) { add(gap) }
        }
        ledger.enter(marks, of: part)
    }

    /// Beyond these, more of the same tell nobody anything.
    private static let gapLimit = 500

    private mutating func add(_ gap: CoverageGap) {
        if gaps.count < Self.gapLimit { gaps.append(gap) } else { moreGaps += 1 }
    }

    /// Views address text with 32 bits, and joined lines may double it.
    private static let partBytes = 1 << 30

    /// Ends the document: counts what rules want counted, keeps to the limit, puts findings in the order of the text.
    package mutating func finish() -> (findings: [ReportedFinding], gaps: [CoverageGap]) {
        let (findings, left) = ledger.close()
        if left > 0 {
            gaps.append(CoverageGap(part: .document, reason: .limit, detail: "\(left) more findings"))
        }
        if moreGaps > 0 {
            gaps.append(
                CoverageGap(part: .document, reason: .limit, detail: "\(moreGaps) more gaps in matching"))
        }
        return (findings, gaps)
    }

    // MARK: One rule on one part

    private func search(
        _ rule: CompiledRule, in part: inout PartReading, using data: borrowing MatchData,
        marks: inout [FindingLedger.Mark]
    ) -> CoverageGap? {
        let deadline = Deadline(milliseconds: limits.ruleMilliseconds)
        let judge = HitJudge(rule: rule)
        var trace = Trace()
        var count = 0
        let end = HitSearch(rule: rule, deadline: deadline).run(in: part.view, using: data) { hit, data in
            guard let judgement = judge.judge(hit, in: &part, using: data, trace: &trace) else { return }
            count += 1
            let isKept = count <= limits.findings
            marks.append(FindingLedger.Mark(rule: rule.index, hit: hit, judgement: isKept ? judgement : nil))
        }
        return Self.gap(end, rule: rule, path: part.text.path)
    }

    private static func gap(_ end: PatternSearch.End, rule: CompiledRule, path: PartPath) -> CoverageGap? {
        switch end {
        case .complete: nil
        case .limit(let limit, let offset):
            CoverageGap(
                part: path, reason: .limit,
                detail: "rule \(rule.rule.id) stopped at byte \(offset): \(limit.name)")
        case .outOfTime(let offset):
            CoverageGap(
                part: path, reason: .timeout, detail: "rule \(rule.rule.id) ran out of time at byte \(offset)"
            )
        }
    }
}
