import PCRE2
import Triggers

/// Where in a view the matches of each rule may start.
///
/// Every search for a rule asks here and nowhere else. Whatever it leaves out are places where PCRE2 finds nothing: those
/// that the trigger index passes over, and whole texts without a byte that every match of a pattern needs.
struct CandidateStarts {
    /// By rule: in the text proper, and among the joined lines.
    private let main: [[Range<Int>]]
    private let joined: [[Range<Int>]]

    init(for rules: CompiledRules, in view: NormalisedView) {
        var scan = TriggerScan(rules.triggers)
        main = Self.ranges(for: rules, in: view, 0..<view.mainCount, using: &scan)
        let behind = view.mainCount..<view.bytes.count
        joined = behind.isEmpty ? [] : Self.ranges(for: rules, in: view, behind, using: &scan)
    }

    /// All places, for every rule: what the index must not change the findings of.
    init(everywhereIn view: NormalisedView, for rules: CompiledRules) {
        let behind = view.mainCount..<view.bytes.count
        main = rules.set.rules.map { _ in view.mainCount == 0 ? [] : [0..<view.mainCount] }
        joined = behind.isEmpty ? [] : rules.set.rules.map { _ in [behind] }
    }

    private static func ranges(
        for rules: CompiledRules, in view: NormalisedView, _ region: Range<Int>,
        using scan: inout TriggerScan
    ) -> [[Range<Int>]] {
        scan.read(view.bytes, region: region)
        var ranges = [[Range<Int>]](repeating: [], count: rules.set.rules.count)
        for (number, rule) in rules.rules.enumerated() {
            let starts = scan.starts(of: number)
            guard !starts.isEmpty, rule.pattern.needs.areMet(by: view.occurring) else { continue }
            ranges[rule.index] = starts
        }
        return ranges
    }

    /// In order and apart.
    func inText(for rule: CompiledRule) -> [Range<Int>] { main[rule.index] }

    /// In order and apart.
    func inJoinedLines(for rule: CompiledRule) -> [Range<Int>] {
        joined.isEmpty ? [] : joined[rule.index]
    }

    /// Whether a rule can match at all.
    func areThere(for rule: CompiledRule) -> Bool {
        !inText(for: rule).isEmpty || !inJoinedLines(for: rule).isEmpty
    }

    /// Whether a rule can match in more than a few places.
    func areMany(for rule: CompiledRule) -> Bool {
        inText(for: rule).reduce(0) { $0 + $1.count } > Self.few
    }

    /// Judging this many hits takes as long as looking for words in a small text.
    private static let few = 64
}
