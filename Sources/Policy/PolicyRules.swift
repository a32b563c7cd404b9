package import Documents

/// What the public body asks beyond its rules: how sure a finding must be, and what counts and company make of it.
///
/// As read from `policy.yaml`. A value without settings is the shipped default: strict, and without raising.
package struct PolicyRules: Sendable, Hashable {
    package var minimumConfidence = MinimumConfidence()
    /// Applied in order; none lowers an action.
    package var raises: [Raise] = []
    /// Whether a link or external reference that was not followed keeps a document from passing.
    ///
    /// Every other coverage gap always does.
    package var notFollowedStops = true
    /// Changes for single units, by unit id.
    package var units: [String: UnitPolicy] = [:]
    /// Rules that weigh differently where this policy holds, by id; empty in a general policy.
    package var rules: [String: UnitRule] = [:]

    package init() {}

    /// The policy that holds for `unit`: the general one with the unit's own changes.
    package func applied(to unit: String?) -> PolicyRules {
        guard let unit, let own = units[unit] else { return self }
        var policy = self
        policy.minimumConfidence.hold = own.holdConfidence ?? minimumConfidence.hold
        policy.minimumConfidence.review = own.reviewConfidence ?? minimumConfidence.review
        policy.raises += own.raises
        policy.notFollowedStops = own.notFollowedStops ?? notFollowedStops
        policy.rules = own.rules
        return policy
    }
}

/// The confidence that a finding needs for its action to stand; below it the action is weakened.
///
/// By default a `hold` rule holds at high confidence, becomes a review at medium and a note at low.
package struct MinimumConfidence: Sendable, Hashable {
    package var hold: Confidence = .high
    package var review: Confidence = .medium

    package init() {}

    /// The strongest action, no stronger than `action`, that `confidence` bears.
    package func action(_ action: Action, at confidence: Confidence) -> Action {
        if action >= .hold, confidence >= hold { return .hold }
        if action >= .review, confidence >= review { return .review }
        return .note
    }
}

/// What one unit's documents are judged by instead of, or besides, the general policy.
package struct UnitPolicy: Sendable, Hashable {
    package var holdConfidence: Confidence?
    package var reviewConfidence: Confidence?
    /// In addition to the general ones.
    package var raises: [Raise] = []
    package var notFollowedStops: Bool?
    /// Rules that weigh differently in this unit, by id.
    package var rules: [String: UnitRule] = [:]

    package init() {}
}

/// What a site has made of one rule for one unit.
package struct UnitRule: Sendable, Hashable {
    package enum Standing: Sendable, Hashable {
        case enforced
        /// Findings are notes.
        case shadow
        /// There are no findings.
        case disabled
    }

    package var standing: Standing?
    package var action: Action?

    package init(standing: Standing? = nil, action: Action? = nil) {
        self.standing = standing
        self.action = action
    }
}
