package import Documents
package import Frames
import PCRE2

/// Applies a rule set to one document, part after part.
///
/// Not for more than one document, nor for more than one thread.
package struct DocumentMatcher {
    private var rules: [CompiledRule]
    private var compiled: CompiledRules
    private var memory: ScanMemory
    /// Text that has come so far.
    private var bytes = 0
    private let limits: ExaminationLimits
    private let deadline: Deadline
    private var ledger: FindingLedger
    private var structure: StructureLedger
    private var gaps: [CoverageGap] = []
    /// Gaps that were counted and not kept.
    private var moreGaps = 0

    /// - Parameters:
    ///   - rules: may be used for any number of documents.
    ///   - limits: heeded here are `findings`, `ruleMilliseconds` and, from now on, three quarters of the
    ///     document's own time: what was found by then must still be told.
    ///   - onlyRule: applies the one rule of that index, whatever its state.
    package init(rules: CompiledRules, limits: ExaminationLimits, onlyRule: Int? = nil) {
        func applies(_ index: Int, _ rule: Rule) -> Bool {
            onlyRule.map { $0 == index } ?? (rule.state != .disabled)
        }
        self.rules = rules.rules.filter { applies($0.index, $0.rule) }
        structure = StructureLedger(rules: rules.structural.filter { applies($0.index, $0.rule) })
        compiled = rules
        memory = ScanMemory(rules)
        self.limits = limits
        deadline = Deadline(milliseconds: Self.milliseconds(of: limits))
        ledger = FindingLedger(rules: rules.set.rules, limit: limits.findings)
    }

    private static func milliseconds(of limits: ExaminationLimits) -> Int {
        let processor = limits.processorSeconds.multipliedReportingOverflow(by: 1_000)
        return min(limits.wallMilliseconds, processor.overflow ? .max : processor.partialValue) / 4 * 3
    }

    package mutating func match(_ text: PartText) {
        guard !text.bytes.isEmpty else { return }
        // It takes next to no time, so that no deadline keeps what is hidden from being told.
        structure.enter(text)
        guard !deadline.hasPassed else {
            return add(CoverageGap(part: text.path, reason: .timeout, detail: "no time left to match it"))
        }
        guard text.bytes.count <= Self.partBytes, let data = MatchData() else {
            return add(
                CoverageGap(part: text.path, reason: .limit, detail: "too much text in one part to match"))
        }
        count(text.bytes.count)
        var part = PartReading(text)
        if part.view.isDamaged {
            add(CoverageGap(part: text.path, reason: .undecodable, detail: "text that is not UTF-8"))
        }
        var harvest = Harvest()
        let starts = CandidateStarts(for: compiled, in: part, using: &memory.scan)
        let rules = rules.filter { starts.areThere(for: $0) && part.holdsText(for: $0) }
        for (index, rule) in rules.enumerated() {
            guard !deadline.hasPassed else {
                leave(rules[index...], of: text.path, &harvest)
                break
            }
            search(rule, from: starts, in: &part, using: data, &harvest)
        }
        ledger.enter(harvest.marks, of: part, unsearched: harvest.unsearched)
    }

    /// Has the index made once there is enough text for it.
    private mutating func count(_ more: Int) {
        bytes += more
        guard bytes > CompiledRules.worthwhileBytes, !compiled.isIndexed else { return }
        compiled.index()
        let applied = Set(rules.map { $0.index })
        rules = compiled.rules.filter { applied.contains($0.index) }
        memory = ScanMemory(compiled)
    }

    /// Takes a fact that no text tells.
    package mutating func observe(_ observation: Observation) {
        structure.enter(observation)
    }

    /// What all rules have found in one part.
    private struct Harvest {
        var marks: [FindingLedger.Mark] = []
        /// From where on in the view some rule on personal values was not applied.
        var unsearched = Int.max
    }

    /// Notes that there was no time for the rules that are left.
    private mutating func leave(_ left: ArraySlice<CompiledRule>, of path: PartPath, _ harvest: inout Harvest)
    {
        let first = left.first?.rule.id ?? ""
        add(
            CoverageGap(
                part: path, reason: .timeout,
                detail: "no time left for \(left.count) of \(rules.count) rules, \(first) the first of them"))
        if left.contains(where: \.isPersonal) { harvest.unsearched = 0 }
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
        let (values, more) = ledger.close()
        let built = structure.close(limit: max(0, limits.findings - values.count))
        let findings = values + built.findings
        let left = more + built.left
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

    /// Hits of one rule that are kept for one part; where there are more its search ends.
    private static let hitLimit = 20_000

    private mutating func search(
        _ rule: CompiledRule, from starts: CandidateStarts, in part: inout PartReading,
        using data: borrowing MatchData,
        _ harvest: inout Harvest
    ) {
        let deadline = Deadline(milliseconds: limits.ruleMilliseconds).orEarlier(deadline)
        let most = max(Self.hitLimit, limits.findings)
        let judge = HitJudge(rule: rule)
        var trace = Trace()
        var count = 0
        let first = harvest.marks.count
        let search = HitSearch(rule: rule, starts: starts, deadline: deadline)
        let end = search.run(in: part.view, using: data) { hit, data in
            guard let judgement = judge.judge(hit, in: &part, using: data, trace: &trace) else { return true }
            count += 1
            let isKept = count <= limits.findings
            harvest.marks.append(
                FindingLedger.Mark(rule: rule.index, hit: hit, judgement: isKept ? judgement : nil))
            return count < most
        }
        if let register = rule.register { keep(register, from: first, in: part, using: data, &harvest) }
        if case .enough = end, rule.rule.isRemark { return }
        guard let (offset, reason) = Self.stop(end) else { return }
        let cause = Self.words(end, place: "byte \(part.view.originalOffset(of: offset))")
        add(CoverageGap(part: part.text.path, reason: reason, detail: "rule \(rule.rule.id) \(cause)"))
        if rule.isPersonal { harvest.unsearched = min(harvest.unsearched, offset) }
    }

    /// Keeps of the marks from `first` on those in lists of people.
    private func keep(
        _ register: PeopleRegister, from first: Int, in part: PartReading, using data: borrowing MatchData,
        _ harvest: inout Harvest
    ) {
        let found = Array(harvest.marks[first...])
        harvest.marks.removeSubrange(first...)
        for (index, names) in register.entries(among: found.map(\.hit), in: part, using: data) {
            harvest.marks.append(found[index].listed(among: names))
        }
    }

    private static func stop(_ end: PatternSearch.End) -> (offset: Int, CoverageReason)? {
        switch end {
        case .complete: nil
        case .limit(_, let offset), .enough(let offset): (offset, .limit)
        case .outOfTime(let offset): (offset, .timeout)
        }
    }

    private static func words(_ end: PatternSearch.End, place: String) -> String {
        switch end {
        case .complete: "came to its end"
        case .limit(let limit, _): "stopped at \(place): \(limit.name)"
        case .outOfTime: "ran out of time at \(place)"
        case .enough: "stopped at \(place): it has found too much to list"
        }
    }
}
