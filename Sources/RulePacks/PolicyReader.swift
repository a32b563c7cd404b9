import Documents
import Policy

/// Reads `policy.yaml`.
///
/// ```yaml
/// minimumConfidence: {hold: high, review: medium}
/// raise:
///   - {count: personal.phone, atLeast: 30, distinct: true, beside: personal.name_labelled, action: hold}
///   - {together: [personal.name_labelled, personal.birthdate], confidence: low, action: hold}
/// coverage: {notFollowed: stop}     # stop | note
/// units:
///   library: {minimumConfidence: {review: high}, raise: […], coverage: {…}}
/// ```
/// In an overlay each key that is present takes the place of the shipped one; `units` and `minimumConfidence` by entry.
struct PolicyReader {
    let log: ProblemLog

    private static let keys = ["minimumConfidence", "raise", "coverage"]

    /// Adds what `file` says to `policy`.
    func read(_ file: SourceFile, into policy: inout PolicyRules) {
        guard let root = file.composed(log: log),
            let fields = FieldReader(root, of: file, log: log, allowed: Self.keys + ["units"])
        else { return }
        let general = unitPolicy(fields)
        policy.minimumConfidence.hold = general.holdConfidence ?? policy.minimumConfidence.hold
        policy.minimumConfidence.review = general.reviewConfidence ?? policy.minimumConfidence.review
        policy.notFollowedStops = general.notFollowedStops ?? policy.notFollowedStops
        if fields.has("raise") { policy.raises = general.raises }
        guard let node = fields.value("units"), let units = FieldReader(openTo: node, of: file, log: log)
        else { return }
        for unit in units.keys {
            if let own = units.nested(unit, allowed: Self.keys) { policy.units[unit] = unitPolicy(own) }
        }
    }

    private func unitPolicy(_ fields: FieldReader) -> UnitPolicy {
        var policy = UnitPolicy()
        if let minimum = fields.nested("minimumConfidence", allowed: ["hold", "review"]) {
            policy.holdConfidence = minimum.choice("hold", among: RuleNames.confidences)
            policy.reviewConfidence = minimum.choice("review", among: RuleNames.confidences)
        }
        policy.raises = fields.items("raise").compactMap { raise($0, in: fields.file) }
        policy.notFollowedStops = coverage(fields)
        return policy
    }

    /// Every reason may be named, but only one may be given way to.
    private func coverage(_ fields: FieldReader) -> Bool? {
        let reasons = CoverageReason.allCases.map(\.name)
        guard let coverage = fields.nested("coverage", allowed: reasons) else { return nil }
        for reason in CoverageReason.allCases where reason != .notFollowed {
            guard coverage.value(reason.name)?.scalar?.text == "note" else {
                _ = coverage.choice(reason.name, among: [("stop", true)])
                continue
            }
            log.error(
                LocalizedText(
                    zhTW: "「\(reason.name)」一定會攔下文件，不能放寬", en: "'\(reason.name)' always stops a document"),
                in: fields.file, at: coverage.position(of: reason.name),
                hint: LocalizedText(zhTW: "只有 notFollowed 可設為 note", en: "only notFollowed may be a note"))
        }
        return coverage.choice("notFollowed", among: [("stop", true), ("note", false)])
    }

    private func raise(_ node: SourceNode, in file: SourceFile) -> Raise? {
        let allowed = ["count", "together", "atLeast", "distinct", "beside", "confidence", "action"]
        guard let fields = FieldReader(node, of: file, log: log, allowed: allowed, required: ["action"]),
            let condition = condition(fields), let action = fields.choice("action", among: RuleNames.actions)
        else { return nil }
        let confidence = fields.choice("confidence", among: RuleNames.confidences) ?? .medium
        return Raise(condition: condition, confidence: confidence, action: action)
    }

    private func condition(_ fields: FieldReader) -> Raise.Condition? {
        guard fields.has("count") != fields.has("together") else {
            log.error(
                LocalizedText(zhTW: "須有 count 或 together 其中之一", en: "needs either 'count' or 'together'"),
                in: fields.file, at: fields.position)
            return nil
        }
        return fields.has("together") ? together(fields) : count(fields)
    }

    private func together(_ fields: FieldReader) -> Raise.Condition? {
        for key in ["atLeast", "distinct", "beside"] where fields.has(key) {
            log.error(
                LocalizedText(zhTW: "「\(key)」只能與 count 同用", en: "'\(key)' goes with 'count' only"),
                in: fields.file, at: fields.position(of: key), length: key.count)
        }
        let topics = fields.choices("together", among: Self.topics)
        guard topics.count < 2 else { return .together(topics) }
        log.error(
            LocalizedText(zhTW: "together 至少要有兩項", en: "'together' needs at least two"), in: fields.file,
            at: fields.position(of: "together"))
        return nil
    }

    private func count(_ fields: FieldReader) -> Raise.Condition? {
        guard let topic = fields.choice("count", among: Self.topics) else { return nil }
        return .count(
            of: topic, atLeast: fields.integer("atLeast", in: 1...100_000) ?? 1,
            distinct: fields.boolean("distinct") ?? false, beside: fields.choice("beside", among: Self.topics)
        )
    }

    private static let topics: [(name: String, value: Topic)] =
        Topic.subjects.map { ($0, .subject($0)) } + Category.allCases.map { ($0.rawValue, .category($0)) }
}
