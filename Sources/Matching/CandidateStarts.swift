import Triggers

/// Where in a part the matches of each rule may start.
///
/// Every search for a rule asks here and nowhere else. Whatever it leaves out are places where nothing is found: those
/// that the trigger index passes over, and whole texts without a word that a rule makes no finding without.
struct CandidateStarts {
    /// By rule: in the text proper, and among the joined lines.
    private var main: [[Range<Int>]]
    private var joined: [[Range<Int>]]

    init(for rules: CompiledRules, in part: PartReading) {
        var scan = TriggerScan(rules.triggers)
        self.init(for: rules, in: part, using: &scan)
    }

    init(for rules: CompiledRules, in part: PartReading, using scan: inout TriggerScan) {
        let view = part.view
        self.init(everywhereIn: view, for: rules)
        guard rules.isIndexed else { return }
        var words = KeywordPresence(of: rules.keywords, in: part)
        let text = 0..<view.mainCount
        scan.read(view.bytes, region: text)
        words.enter(scan, rules.keywords, of: view)
        for (number, rule) in rules.rules.enumerated() { main[rule.index] = scan.starts(of: number) }
        let behind = view.mainCount..<view.bytes.count
        if !behind.isEmpty {
            scan.read(view.bytes, region: behind)
            words.enter(scan, rules.keywords, of: view)
            for (number, rule) in rules.rules.enumerated() { joined[rule.index] = scan.starts(of: number) }
        }
        for rule in rules.rules where !words.areThere[rule.index] {
            main[rule.index] = []
            joined[rule.index] = []
        }
    }

    /// All places, for every rule: what the index must not change the findings of.
    init(everywhereIn view: NormalisedView, for rules: CompiledRules) {
        let behind = view.mainCount..<view.bytes.count
        let count = rules.set.rules.count
        main = Array(repeating: view.mainCount == 0 ? [] : [0..<view.mainCount], count: count)
        joined = Array(repeating: behind.isEmpty ? [] : [behind], count: count)
    }

    /// In order and apart.
    func inText(for rule: CompiledRule) -> [Range<Int>] { main[rule.index] }

    /// In order and apart.
    func inJoinedLines(for rule: CompiledRule) -> [Range<Int>] { joined[rule.index] }

    /// Whether a rule can match at all.
    func areThere(for rule: CompiledRule) -> Bool {
        !inText(for: rule).isEmpty || !inJoinedLines(for: rule).isEmpty
    }
}

/// What a scan writes into, used again for every part of a document.
final class ScanMemory {
    var scan: TriggerScan

    init(_ rules: CompiledRules) {
        scan = TriggerScan(rules.triggers)
    }
}
