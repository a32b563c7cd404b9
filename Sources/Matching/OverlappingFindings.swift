import Documents
import Frames

/// Tells once what several rules found about one value.
///
/// Of two findings of one category whose values overlap the stronger stays, and names the other's rule among its
/// reasons. Stronger means: in nothing weaker, neither in action nor in confidence nor in grounds, because
/// policy weighs them together. Where each is stronger in something both stay. A finding takes in one of each other
/// rule only, so that a passage in which a rule finds ten values still counts as ten.
struct OverlappingFindings {
    private let standings: [Standing]
    private let ids: [String]

    /// What a rule gives to all its findings.
    private struct Standing {
        let category: Int
        let isEnforced: Bool
        let action: Action
        let grounds: Set<Ground>
        /// Nobody knows yet what it will weigh, so it takes in nothing and is not taken in.
        let varies: Bool
    }

    init(rules: [Rule]) {
        let numbers = Dictionary(
            uniqueKeysWithValues: Category.allCases.enumerated().map { ($0.element, $0.offset) })
        ids = rules.map(\.id)
        standings = rules.map { rule in
            Standing(
                category: numbers[rule.category] ?? -1, isEnforced: rule.state != .shadow,
                action: rule.action,
                grounds: Set(rule.grounds.isEmpty ? rule.category.defaultGrounds : rule.grounds),
                varies: rule.variesByUnit)
        }
    }

    /// - Parameter entries: in any order.
    /// - Returns: those that stay, in another order.
    func merged(_ entries: [FindingLedger.Entry]) -> [FindingLedger.Entry] {
        let sorted = entries.sorted { key($0) < key($1) }
        var merged: [FindingLedger.Entry] = []
        var cluster: [FindingLedger.Entry] = []
        var end = 0
        for entry in sorted {
            if let first = cluster.first,
                first.part != entry.part || category(first) != category(entry)
                    || entry.range.lowerBound >= end
            {
                merged += told(cluster)
                cluster = []
            }
            end = cluster.isEmpty ? entry.range.upperBound : max(end, entry.range.upperBound)
            cluster.append(entry)
        }
        return merged + told(cluster)
    }

    private func key(_ entry: FindingLedger.Entry) -> (Int, Int, Int) {
        (entry.part, category(entry), entry.range.lowerBound)
    }

    private func standing(_ entry: FindingLedger.Entry) -> Standing { standings[entry.finding.rule] }

    private func category(_ entry: FindingLedger.Entry) -> Int { standing(entry).category }

    /// The findings of one cluster of overlapping values that stay.
    private func told(_ cluster: [FindingLedger.Entry]) -> [FindingLedger.Entry] {
        guard cluster.count > 1 else { return cluster }
        var kept: [FindingLedger.Entry] = []
        var taken: [Set<Int>] = []
        for entry in cluster.sorted(by: { isBefore($0, $1) }) {
            let rule = entry.finding.rule
            let winner = kept.indices.first { index in
                kept[index].range.overlaps(entry.range) && !taken[index].contains(rule)
                    && isNowhereWeaker(kept[index], than: entry)
            }
            if let winner {
                kept[winner].finding.reason.append("also \(ids[rule])")
                taken[winner].insert(rule)
            } else {
                kept.append(entry)
                taken.append([rule])
            }
        }
        return kept
    }

    /// Action, then confidence, then the longer value, then the order of the rules.
    private func isBefore(_ one: FindingLedger.Entry, _ other: FindingLedger.Entry) -> Bool {
        let (a, b) = (standing(one), standing(other))
        if a.isEnforced != b.isEnforced { return a.isEnforced }
        if a.action != b.action { return a.action > b.action }
        if one.finding.confidence != other.finding.confidence {
            return one.finding.confidence > other.finding.confidence
        }
        if one.range.count != other.range.count { return one.range.count > other.range.count }
        return (one.finding.rule, one.range.lowerBound) < (other.finding.rule, other.range.lowerBound)
    }

    private func isNowhereWeaker(_ one: FindingLedger.Entry, than other: FindingLedger.Entry) -> Bool {
        let (a, b) = (standing(one), standing(other))
        guard !a.varies, !b.varies else { return one.finding.rule == other.finding.rule }
        return (a.isEnforced || !b.isEnforced) && a.action >= b.action
            && one.finding.confidence >= other.finding.confidence && a.grounds.isSuperset(of: b.grounds)
    }
}
