import Documents

/// Everything about one document that the gate's next step may depend on.
struct LifeWorld: Hashable {
    /// What an examination finds.
    let isClean: Bool
    /// Whether the file is still in its drop folder.
    var hasOriginal = true
    var place: SpoolState?
    /// What the store knows; `nil`: nothing.
    var standing: DocumentStanding?
    var verdict: Outcome?
    var hasTarget = false
    /// In the upload area, under names of their own.
    var copies = 0
    var isReachable = true
    var decision: Decided?
    /// A release has begun that two people wanted.
    var isReleased = false
    /// The last decision that was carried out.
    var settled: LifeErrand?
    var hasLostStore = false
    /// What the gate is at, gone with a crash.
    var work: Work?

    struct Decided: Hashable {
        var errand: LifeErrand
        var phase: Phase
        var hasTarget = false
        enum Phase { case requested, approved, underway }
    }

    struct Work: Hashable {
        var errand: LifeErrand
        var next = 0
        /// Examiners have died on it: what is detained goes to `corrupt`.
        var isCorrupt = false
    }

    init(isClean: Bool) {
        self.isClean = isClean
    }
}

extension LifeWorld {
    /// What no instant may show; `nil` where all is well.
    var violation: String? {
        if !hasOriginal && place == nil && copies == 0 { return "lost" }
        if copies > 1 { return "published twice" }
        if copies > 0 && !isClean && !isReleased { return "passed without a clear verdict or a decision" }
        return nil
    }

    /// What is wrong with a document for which nothing is left to do; `nil` where it has come to its end.
    var unrest: String? {
        if hasOriginal { return "the original stays" }
        let isForgotten = hasLostStore && copies == 1 && place == nil
        guard let standing else { return isForgotten ? nil : "unknown to the store" }
        if standing.intent != nil { return "stuck at \(standing)" }
        switch standing.state {
        case .arrived, .deferred: return "stuck at \(standing)"
        case .delivered:
            if place != nil { return "delivered and kept in \(place.map(\.rawValue) ?? "")" }
            if copies == 0 { return "said to be delivered" }
        case .hold, .corrupt, .returned, .withheld:
            if place?.rawValue != standing.state.rawValue { return "\(standing.state) and not there" }
            // A store that was lost does not know what it has published; the document is asked about once more.
            if copies > 0 && !hasLostStore { return "published and said to be \(standing.state)" }
        }
        if let settled, !hasLostStore, !settled.ends.contains(standing.state) { return "a decision undone" }
        return nil
    }
}

extension LifeErrand {
    /// Where a decision that was carried out leaves a document, until the next one.
    fileprivate var ends: [DocumentState] {
        switch self {
        case .release: [.delivered]
        case .giveBack: [.returned]
        case .withhold: [.withheld]
        case .keep: [.delivered]
        default: [.hold]
        }
    }
}
