package import Documents

/// What a corrected version no longer has, and what it has anew.
package struct FindingDifference: Sendable, Hashable, Codable {
    package var gone: [Finding]
    package var new: [Finding]
    package var still: [Finding]
    package var goneGaps: [CoverageGap]
    package var newGaps: [CoverageGap]
    package var stillGaps: [CoverageGap]

    /// Findings are the same where rule and value are; of several equal ones, as many as both have are still there.
    package init(
        from before: (findings: [Finding], gaps: [CoverageGap]),
        to after: (findings: [Finding], gaps: [CoverageGap])
    ) {
        let findings = Self.split(before.findings, after.findings) { [$0.rule, $0.fingerprint] }
        let gaps = Self.split(before.gaps, after.gaps) { [$0.part.description, $0.reason.name] }
        gone = findings.gone.sorted { ($0.rule, $0.fingerprint) < ($1.rule, $1.fingerprint) }
        (new, still) = (findings.new, findings.still)
        goneGaps = gaps.gone.sorted { $0.part.description < $1.part.description }
        (newGaps, stillGaps) = (gaps.new, gaps.still)
    }

    /// Items are the same where their keys are, each as often as it is there; the order is theirs.
    package static func split<Item, Key: Hashable>(
        _ before: [Item], _ after: [Item], by key: (Item) -> Key
    ) -> (gone: [Item], new: [Item], still: [Item]) {
        var left = Dictionary(grouping: before, by: key).mapValues(\.count)
        func takes(_ item: Item) -> Bool {
            guard let count = left[key(item)], count > 0 else { return false }
            left[key(item)] = count - 1
            return true
        }
        var (new, still): ([Item], [Item]) = ([], [])
        for item in after {
            if takes(item) { still.append(item) } else { new.append(item) }
        }
        // Of equal ones the last are gone.
        return (before.reversed().filter(takes).reversed(), new, still)
    }
}
