import Documents
import Frames

/// Gathers what rules on structure take, and makes one finding of each rule, part and place.
///
/// A place is a sheet, a page or a slide, or the whole part where it has none of these. A hidden sheet of ten thousand
/// cells is one finding; so is a page of a hundred annotations. Beyond ``placesPerRule`` places of a rule the rest are
/// told in the last of them: nothing is lost by it, because all of them say the same.
struct StructureLedger {
    private struct Key: Hashable {
        let rule: Int
        let part: PartPath
        var sheet: String?
        var page = Place.absent
        var slide = Place.absent
    }

    private let rules: [StructuralRule]
    private var groups: [Key: Int] = [:]
    private var gathered: [(rule: Int, group: StructureGroup)] = []
    /// For each rule, by its index, how many places it has.
    private var places: [Int: Int] = [:]
    /// For each rule, by its index, the last place that is listed.
    private var last: [Int: Int] = [:]

    /// Places of one rule that are listed.
    static let placesPerRule = 100

    init(rules: [StructuralRule]) {
        self.rules = rules
    }

    // MARK: Text

    mutating func enter(_ text: PartText) {
        let seen = Self.kindsAndConcealments(of: text)
        for rule in rules where rule.readsText && seen.contains(where: { rule.takes($0) }) {
            enter(text, for: rule)
        }
    }

    /// One segment for each pair of kind and concealment that occurs.
    private static func kindsAndConcealments(of text: PartText) -> [Segment] {
        var isSeen = [Bool](repeating: false, count: 1 << 16)
        var seen: [Segment] = []
        for segment in text.segments {
            let pair = Int(segment.kind.rawValue) << 8 | Int(segment.concealment.rawValue)
            guard !isSeen[pair] else { continue }
            isSeen[pair] = true
            seen.append(segment)
        }
        return seen
    }

    private mutating func enter(_ text: PartText, for rule: StructuralRule) {
        let fields = rule.takenFields(of: text)
        var current: (place: Place, group: Int)?
        for segment in text.segments where rule.takes(segment) && !rule.leaves(text.bytes[segment.range]) {
            if let fields {
                guard fields.indices.contains(Int(segment.label)), fields[Int(segment.label)] else {
                    continue
                }
            }
            let place = Place(
                page: segment.place.page, sheet: segment.place.sheet, slide: segment.place.slide)
            let group: Int
            if let current, current.place == place {
                group = current.group
            } else {
                let key = Key(
                    rule: rule.index, part: text.path, sheet: text.name(place.sheet), page: place.page,
                    slide: place.slide)
                group = self.group(of: key)
                current = (place, group)
            }
            gathered[group].group.take(segment, of: text)
        }
    }

    // MARK: Traits

    mutating func enter(_ observation: Observation) {
        for rule in rules where rule.traits.contains(observation.trait) {
            let group = group(of: Key(rule: rule.index, part: observation.part))
            gathered[group].group.take(observation)
        }
    }

    // MARK: Groups

    private mutating func group(of key: Key) -> Int {
        if let known = groups[key] { return known }
        places[key.rule, default: 0] += 1
        if places[key.rule, default: 0] > Self.placesPerRule, let last = last[key.rule] {
            // The place is remembered only while there is room for a map of all places.
            if groups.count < 1 << 16 { groups[key] = last }
            return last
        }
        let index = gathered.count
        gathered.append((key.rule, StructureGroup(part: key.part)))
        groups[key] = index
        last[key.rule] = index
        return index
    }

    // MARK: The end

    /// - Returns: the findings in the order in which they were come upon, and how many more there were.
    func close(limit: Int) -> (findings: [ReportedFinding], left: Int) {
        let known = Dictionary(uniqueKeysWithValues: rules.map { ($0.index, $0.rule) })
        var kept = Array(gathered.enumerated())
        if kept.count > limit {
            // What stops a document comes before what does not.
            kept.sort { one, other in
                let (a, b) = (known[one.element.rule]?.action, known[other.element.rule]?.action)
                return a == b ? one.offset < other.offset : (a ?? .note) > (b ?? .note)
            }
            kept = kept.prefix(limit).sorted { $0.offset < $1.offset }
        }
        let findings = kept.map { index, entry in
            let isLast = last[entry.rule] == index
            let more = isLast ? max(0, places[entry.rule, default: 0] - Self.placesPerRule) : 0
            return entry.group.finding(
                rule: entry.rule, confidence: known[entry.rule]?.confidence ?? .high, morePlaces: more)
        }
        return (findings, gathered.count - findings.count)
    }
}
