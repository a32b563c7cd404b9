import Documents

/// The findings of one document while they are weighed.
struct Bench {
    private(set) var findings: [Finding]
    /// The findings whose rules are on trial; they stay notes and are no company for others.
    private var onTrial: [Bool]

    /// Takes the findings of one document, each with the action that its rule asks for.
    ///
    /// - `changes`: what the unit has other rules about, by their id.
    init(findings: [Finding], summaries: [String: RuleSummary], changes: [String: UnitRule] = [:]) {
        let findings = findings.filter { changes[$0.rule]?.standing != .disabled }
        self.findings = findings.map { finding in
            guard let rule = summaries[finding.rule] else { return Self.grounded(finding) }
            var asked = finding
            asked.action = changes[finding.rule]?.action ?? rule.action
            if asked.action != rule.action {
                asked.reason.append("unit: \(rule.action.name) -> \(asked.action.name)")
            }
            if asked.grounds.isEmpty { asked.grounds = rule.grounds }
            return Self.grounded(asked)
        }
        onTrial = findings.map { finding in
            switch changes[finding.rule]?.standing {
            case .enforced: false
            case .shadow: true
            default: summaries[finding.rule]?.isEnforced == false
            }
        }
    }

    private static func grounded(_ finding: Finding) -> Finding {
        guard finding.grounds.isEmpty else { return finding }
        var grounded = finding
        grounded.grounds = finding.category.defaultGrounds
        return grounded
    }

    /// Weakens each action to what its confidence bears.
    mutating func weigh(by minimum: MinimumConfidence) {
        for index in findings.indices {
            let finding = findings[index]
            if onTrial[index] {
                set(.note, at: index, because: "rule on trial")
            } else {
                let borne = minimum.action(finding.action, at: finding.confidence)
                set(borne, at: index, because: "confidence \(finding.confidence.name)")
            }
        }
    }

    /// Raises every finding that meets the condition.
    mutating func apply(_ raise: Raise) {
        let candidates = findings.indices.filter {
            !onTrial[$0] && findings[$0].confidence >= raise.confidence
        }
        let met =
            switch raise.condition {
            case .count(let topic, let atLeast, let distinct, let beside):
                counted(topic, atLeast: atLeast, distinct: distinct, beside: beside, among: candidates)
            case .together(let topics):
                together(topics, among: candidates)
            }
        for index in met where findings[index].action < raise.action {
            set(raise.action, at: index, because: raise.condition.reason(count: met.count))
        }
    }

    /// Lets pass what people have exempted.
    mutating func exempt(by exemption: (Finding) -> Int64?) {
        for index in findings.indices where findings[index].action >= .review {
            guard let number = exemption(findings[index]) else { continue }
            set(.note, at: index, because: "exemption \(number)")
        }
    }

    private func counted(
        _ topic: Topic, atLeast: Int, distinct: Bool, beside: Topic?, among candidates: [Int]
    ) -> [Int] {
        var met = candidates.filter { topic.contains(findings[$0].category) }
        if let beside {
            let company = together([topic, beside], among: candidates)
            let accompanied = Set(company)
            met.removeAll { !accompanied.contains($0) }
        }
        let count = distinct ? Set(met.map { findings[$0].fingerprint }).count : met.count
        return count >= atLeast ? met : []
    }

    private func together(_ topics: [Topic], among candidates: [Int]) -> [Int] {
        var neighbours: [Neighbourhood: [Int]] = [:]
        for index in candidates where topics.contains(where: { $0.contains(findings[index].category) }) {
            guard let place = Neighbourhood(of: findings[index]) else { continue }
            neighbours[place, default: []].append(index)
        }
        return neighbours.values
            .filter { group in
                topics.allSatisfy { topic in group.contains { topic.contains(findings[$0].category) } }
            }
            .flatMap(\.self)
            .sorted()
    }

    private mutating func set(_ action: Action, at index: Int, because cause: String) {
        let before = findings[index].action
        guard action != before else { return }
        findings[index].action = action
        findings[index].reason.append("policy: \(before.name) -> \(action.name), \(cause)")
    }
}

extension Raise.Condition {
    /// The condition in the words of a finding's reasons.
    fileprivate func reason(count: Int) -> String {
        switch self {
        case .count(let topic, let atLeast, _, nil):
            "\(count) of \(topic.name) (from \(atLeast))"
        case .count(let topic, let atLeast, _, let beside?):
            "\(count) of \(topic.name) beside \(beside.name) (from \(atLeast))"
        case .together(let topics):
            topics.map(\.name).joined(separator: " and ") + " together"
        }
    }
}
