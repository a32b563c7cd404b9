import Documents
import Frames

/// Keeps a document's findings until all parts have been read.
struct FindingLedger {
    /// A finding while its part is still at hand.
    struct Mark {
        let rule: Int
        let hit: Hit
        /// `nil` for what is only counted and masked, because its rule has findings enough.
        let judgement: HitJudge.Judgement?

        /// The mark of a name in a list of so many.
        func listed(among names: Int) -> Mark {
            Mark(rule: rule, hit: hit, judgement: judgement?.listed(among: names))
        }
    }

    /// A finding and where its value lies.
    struct Entry {
        /// Counts the parts from 0.
        let part: Int
        /// In the part's own text.
        let range: Range<Int>
        var finding: ReportedFinding
    }

    /// What is counted for one rule over the whole document.
    private struct Count {
        var values = 0
        var different: Set<[UInt8]> = []
        /// Findings that were counted and not kept.
        var left = 0
    }

    private let rules: [Rule]
    private let limit: Int
    private var entries: [Entry] = []
    private var counts: [Int: Count] = [:]
    private var parts = 0

    init(rules: [Rule], limit: Int) {
        self.rules = rules
        self.limit = max(0, limit)
    }

    /// Enters the findings of one part, each place once for each rule.
    ///
    /// - Parameters:
    ///   - marks: what was found, in any order.
    ///   - part: where it was found.
    ///   - unsearched: from where on in the view values may stand that no rule was asked about.
    mutating func enter(_ marks: [Mark], of part: PartReading, unsearched: Int = .max) {
        defer { parts += 1 }
        guard !marks.isEmpty else { return }
        let sorted = marks.sorted { Self.precedes($0, $1) }
        let writer = ExcerptWriter(
            marks: sorted, categories: rules.map(\.category), view: part.view, unsearched: unsearched)
        var columns = ColumnCounter(part.text)
        var last: Mark?
        for mark in sorted {
            defer { last = mark }
            if let last, last.rule == mark.rule, last.hit.original == mark.hit.original { continue }
            let value = CanonicalValue.bytes(part.view.bytes[mark.hit.value])
            guard count(value, of: mark.rule, isJudged: mark.judgement != nil), let judgement = mark.judgement
            else { continue }
            let place = mark.hit.original
            let finding = ReportedFinding(
                rule: mark.rule, confidence: judgement.confidence, reason: judgement.reasons,
                part: part.text.path, location: columns.location(at: place.lowerBound),
                excerpt: writer.excerpt(around: mark.hit, of: rules[mark.rule], in: part),
                value: Self.bounded(value))
            entries.append(Entry(part: parts, range: place, finding: finding))
        }
    }

    private static func precedes(_ one: Mark, _ other: Mark) -> Bool {
        (one.hit.original.lowerBound, one.rule, one.hit.original.upperBound)
            < (other.hit.original.lowerBound, other.rule, other.hit.original.upperBound)
    }

    /// - Returns: whether there is room to keep the finding.
    private mutating func count(_ value: [UInt8], of rule: Int, isJudged: Bool) -> Bool {
        // Without the default the entry stays in place, and its set is not copied for each value.
        counts[rule, default: Count()].values += 1
        if rules[rule].distinct, counts[rule, default: Count()].different.count < rules[rule].atLeast {
            counts[rule, default: Count()].different.insert(value)
        }
        let count = counts[rule, default: Count()]
        // Each rule has room for as many as may be reported, so that a flood of notes can't crowd out what matters.
        let hasRoom = isJudged && count.values - count.left <= limit && entries.count < limit * Self.room
        if !hasRoom { counts[rule, default: Count()].left += 1 }
        return hasRoom
    }

    /// How many times the limit are kept until the end.
    private static let room = 8

    private static func bounded(_ value: [UInt8]) -> [UInt8] {
        guard value.count > ReportedFinding.maximumValueBytes else { return value }
        return Array(value[..<ScalarDecoding.boundary(value, atOrBefore: ReportedFinding.maximumValueBytes)])
    }

    // MARK: The end

    /// - Returns: the findings in the order of the text, and how many more there were.
    func close() -> (findings: [ReportedFinding], left: Int) {
        let enough = entries.filter { reachesCount($0.finding.rule) }
        var left = counts.reduce(0) { sum, count in
            sum + (reachesCount(count.key) && !rules[count.key].isRemark ? count.value.left : 0)
        }
        var kept = OverlappingFindings(rules: rules).merged(enough)
        if kept.count > limit {
            let sorted = kept.enumerated().sorted { weightier($0, $1) }.map(\.element)
            left += sorted[limit...].count { !rules[$0.finding.rule].isRemark }
            kept = Array(sorted.prefix(limit))
        }
        kept.sort {
            ($0.part, $0.range.lowerBound, $0.finding.rule) < ($1.part, $1.range.lowerBound, $1.finding.rule)
        }
        return (kept.map(\.finding), left)
    }

    private func reachesCount(_ rule: Int) -> Bool {
        let count = counts[rule] ?? Count()
        return (rules[rule].distinct ? count.different.count : count.values) >= rules[rule].atLeast
    }

    /// What stops a document comes before what does not; then the order of the text.
    private func weightier(
        _ one: (offset: Int, element: Entry), _ other: (offset: Int, element: Entry)
    ) -> Bool {
        let (a, b) = (rules[one.element.finding.rule].action, rules[other.element.finding.rule].action)
        return a != b ? a > b : one.offset < other.offset
    }
}
