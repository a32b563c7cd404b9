import Documents
import PCRE2

extension CompiledRules {
    /// Applies one rule to one text, whatever the rule's state and however many values it wants in a document.
    package func trial(rule index: Int, on example: Rule.Example) -> RuleTrial {
        guard let rule = rules.first(where: { $0.index == index }) else {
            let text = MarkedText(example.text)
            return RuleTrial(
                text: text.bytes, expected: text.marks, hits: [], stopped: "a rule on structure reads no text"
            )
        }
        let marked = MarkedText(example.text)
        var part = PartReading(marked.part(kind: example.kind, label: example.label, rule: rule.rule))
        guard let data = MatchData() else {
            return RuleTrial(text: marked.bytes, expected: marked.marks, hits: [], stopped: "no memory")
        }
        var hits: [RuleTrial.Hit] = []
        var places: [Hit] = []
        let starts = CandidateStarts(everywhereIn: part.view, for: self)
        let deadline = Deadline(milliseconds: ExaminationLimits().ruleMilliseconds)
        let end = HitSearch(rule: rule, starts: starts, deadline: deadline).run(
            in: part.view, using: data
        ) { hit, data in
            if !hits.contains(where: { $0.range == hit.original }) {
                hits.append(Self.explain(hit, by: HitJudge(rule: rule), in: &part, using: data))
                places.append(hit)
            }
            return true
        }
        if let register = rule.register {
            let listed = register.entries(among: places, in: part, using: data)
            let names = Dictionary(listed.map { ($0.hit, $0.names) }, uniquingKeysWith: { first, _ in first })
            hits = hits.indices.map { hits[$0].listed(among: names[$0]) }
        }
        hits.sort { $0.range.lowerBound < $1.range.lowerBound }
        return RuleTrial(
            text: marked.bytes, expected: marked.marks, hits: hits, stopped: end == .complete ? nil : "\(end)"
        )
    }

    private static func explain(
        _ hit: Hit, by judge: HitJudge, in part: inout PartReading, using data: borrowing MatchData
    ) -> RuleTrial.Hit {
        var trace = Trace(isKept: true)
        let value = String(decoding: part.view.bytes[hit.value], as: UTF8.self)
        trace.note("the pattern matches \(String(decoding: part.view.bytes[hit.whole], as: UTF8.self))")
        if hit.whole != hit.value { trace.note("the value is \(value)") }
        let judgement = judge.judge(hit, in: &part, using: data, trace: &trace)
        return RuleTrial.Hit(
            range: hit.original, value: value, confidence: judgement?.confidence,
            reasons: judgement?.reasons ?? [],
            steps: trace.steps)
    }
}

extension RuleTrial.Hit {
    /// The hit of a rule on lists of people, once it is known whether it stands in one.
    fileprivate func listed(among names: Int?) -> RuleTrial.Hit {
        guard let names else {
            return RuleTrial.Hit(
                range: range, value: value, confidence: nil, reasons: reasons,
                steps: steps + ["not in a list of people"])
        }
        let found = "a list of \(names) people"
        return RuleTrial.Hit(
            range: range, value: value, confidence: confidence, reasons: reasons + [found],
            steps: steps + [found])
    }
}
