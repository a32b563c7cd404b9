import Documents
import PCRE2

/// Decides whether a hit is a finding, how sure, and why.
struct HitJudge {
    let rule: CompiledRule

    struct Judgement {
        let confidence: Confidence
        let reasons: [String]

        /// The judgement on a name in a list of so many.
        func listed(among names: Int) -> Judgement {
            Judgement(confidence: confidence, reasons: reasons + ["a list of \(names) people"])
        }
    }

    /// - Returns: `nil` where the hit is no finding.
    func judge(
        _ hit: Hit, in part: inout PartReading, using data: borrowing MatchData, trace: inout Trace
    ) -> Judgement? {
        guard standsWhereItMust(hit, in: part, using: data, trace: &trace) else { return nil }
        var reasons: [String] = []
        guard isValid(hit, in: part, reasons: &reasons, trace: &trace) else { return nil }
        guard let found = believed(hit, in: &part, reasons: &reasons, trace: &trace) else { return nil }
        let doubt = exclusion(hit, in: &part, using: data)
        guard let confidence = doubted(found, by: doubt, reasons: &reasons, trace: &trace) else { return nil }
        trace.note("finding, confidence \(confidence.name)")
        return Judgement(confidence: confidence, reasons: reasons)
    }

    private func standsWhereItMust(
        _ hit: Hit, in part: PartReading, using data: borrowing MatchData, trace: inout Trace
    ) -> Bool {
        let segments = part.segments(of: hit)
        guard rule.rule.kinds.isEmpty || segments.contains(where: rule.reads) else {
            trace.note("not a kind of text that the rule reads")
            return false
        }
        guard rule.rule.position != .any else { return true }
        let holds = PositionCheck(hit: hit, part: part).holds(rule.rule.position, using: data)
        trace.note("position \(rule.rule.position) \(holds ? "holds" : "does not hold")")
        return holds
    }

    private func isValid(
        _ hit: Hit, in part: PartReading, reasons: inout [String], trace: inout Trace
    ) -> Bool {
        let value = part.view.bytes[hit.value]
        for validator in rule.rule.validators {
            let accepts = validator.accepts(value)
            trace.note("validator \(validator.rawValue) \(accepts ? "accepts" : "refuses")")
            guard accepts else { return false }
            reasons.append("\(validator.isProof ? "checksum" : "validator") \(validator.rawValue)")
        }
        if rule.excludedValues.contains(CanonicalValue.bytes(value)) {
            trace.note("excluded value")
            return false
        }
        return true
    }

    private func believed(
        _ hit: Hit, in part: inout PartReading, reasons: inout [String], trace: inout Trace
    ) -> Confidence? {
        guard let context = rule.rule.context else { return rule.rule.confidence }
        let surroundings = Surroundings(hit, within: context.within, in: part)
        if let found = surroundings.context(rule.contextWords, columnHeader: context.columnHeader, in: &part)
        {
            reasons.append(found)
            trace.note("context: \(found)")
            return rule.rule.confidence
        }
        trace.note("context: none\(rule.rule.confidenceAlone == nil ? ", and the rule asks for it" : "")")
        return rule.rule.confidenceAlone
    }

    /// Lowers the confidence of what proves itself, and drops what does not.
    private func doubted(
        _ confidence: Confidence, by doubt: String?, reasons: inout [String], trace: inout Trace
    ) -> Confidence? {
        guard let doubt else { return confidence }
        guard rule.provesItself else {
            trace.note("exclusion: \(doubt)")
            return nil
        }
        trace.note("exclusion: \(doubt); lowered, not dropped, because the value proves itself")
        reasons.append("exclusion \(doubt) lowers")
        return Confidence(rawValue: confidence.rawValue == 0 ? 0 : confidence.rawValue - 1) ?? .low
    }

    private func exclusion(
        _ hit: Hit, in part: inout PartReading, using data: borrowing MatchData
    ) -> String? {
        guard let exclusion = rule.rule.exclusion else { return nil }
        let surroundings = Surroundings(hit, within: exclusion.within, in: part)
        if let found = surroundings.exclusion(rule.exclusionWords, in: &part) { return found }
        if let found = surroundings.rowHeader(rule.exclusionHeaders, in: &part) { return found }
        return matchesExclusionPattern(hit, in: part, using: data) ? "pattern" : nil
    }

    /// Where the engine gives up the value is not excluded.
    private func matchesExclusionPattern(
        _ hit: Hit, in part: PartReading, using data: borrowing MatchData
    ) -> Bool {
        guard let pattern = rule.exclusionPattern else { return false }
        let line = part.line(of: hit.value, reach: 512)
        var start = line.range.lowerBound
        while start < hit.value.upperBound {
            let outcome = pattern.firstMatch(
                in: part.view.bytes, from: start, lastStart: hit.value.upperBound - 1,
                end: line.range.upperBound,
                using: data)
            guard case .match(let ranges) = outcome else { return false }
            if ranges.whole.upperBound > hit.value.lowerBound { return true }
            start = ScalarDecoding.boundary(
                part.view.bytes, atOrAfter: max(ranges.whole.upperBound, start + 1))
        }
        return false
    }
}

/// The steps by which a hit was judged, kept only where somebody will read them.
struct Trace {
    var isKept = false
    private(set) var steps: [String] = []

    mutating func note(_ step: @autoclosure () -> String) {
        if isKept { steps.append(step()) }
    }
}
