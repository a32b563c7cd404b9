/// What a finding does to its document.
package enum Action: UInt8, Sendable, CaseIterable, Comparable, Codable {
    /// Shown, stops nothing.
    case note = 0
    /// Stops; one reviewer may release it, with evidence.
    case review
    /// Stops; only two people may release it.
    case hold

    /// The name used in rule packs and reports.
    package var name: String {
        switch self {
        case .note: "note"
        case .review: "review"
        case .hold: "hold"
        }
    }

    package init?(name: some StringProtocol) {
        guard let action = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = action
    }

    package static func < (lhs: Action, rhs: Action) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// How sure a finding is that the value is what its rule looks for.
package enum Confidence: UInt8, Sendable, CaseIterable, Comparable, Codable {
    case low = 0
    case medium
    case high

    /// The name used in rule packs and reports.
    package var name: String {
        switch self {
        case .low: "low"
        case .medium: "medium"
        case .high: "high"
        }
    }

    package init?(name: some StringProtocol) {
        guard let confidence = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = confidence
    }

    package static func < (lhs: Confidence, rhs: Confidence) -> Bool { lhs.rawValue < rhs.rawValue }
}
