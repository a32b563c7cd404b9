/// What a waiting document waits for, and from whom.
package enum NextStep: String, Sendable, CaseIterable, Codable {
    /// A reviewer decides; one is enough for everything.
    case review
    /// A reviewer decides; a release takes two people.
    case reviewByTwo
    /// A second person approves or refuses what was requested.
    case approve
    /// The gate carries out what was decided.
    case gate
    /// The committee's resolution is awaited.
    case committee
    /// Nothing: it has come to its end.
    case none

    /// For the reviewer: what to do.
    package var title: LocalizedText {
        switch self {
        case .review: LocalizedText(zhTW: "審查（放行須一人附佐證）", en: "review (release: one person, with evidence)")
        case .reviewByTwo: LocalizedText(zhTW: "審查（放行須兩人）", en: "review (release: two people)")
        case .approve: LocalizedText(zhTW: "待另一人核可或不同意", en: "another person approves or refuses")
        case .gate: LocalizedText(zhTW: "系統執行決定中", en: "the gate carries the decision out")
        case .committee: LocalizedText(zhTW: "待諮詢小組決議", en: "the committee's resolution")
        case .none: LocalizedText(zhTW: "無", en: "none")
        }
    }
}
