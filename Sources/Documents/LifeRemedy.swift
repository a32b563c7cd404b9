/// What a document needs that was found lying: after a stop of any kind, after a fault, when its time has come.
package enum LifeRemedy: Hashable, Sendable {
    case nothing
    /// It is delivered; only the private copy is left.
    case forget
    case examine
    /// It may have been delivered already: that is looked for, and if it was not, it is examined again.
    case takeUp
    /// It lies where it belongs, and only the record is left to do.
    case record(LifeStep)
    /// The store does not know why it is here: an examination tells.
    case moveToIncoming
    /// Spool and store contradict each other, as those of two different days do; a person looks.
    case tell

    /// - Parameters:
    ///   - place: where it lies.
    ///   - standing: what the store says, after ``LifeStep/arrive``.
    ///   - isJudged: whether the store knows a verdict.
    package init(at place: SpoolState, _ standing: DocumentStanding, isJudged: Bool) {
        if standing.state == .delivered {
            self = .forget
            return
        }
        let isFinished = standing.state == .returned || standing.state == .withheld
        switch place {
        case .incoming:
            // Anything but arrived is a store of another day than the spool.
            self = standing.state == .arrived ? .examine : isFinished ? .tell : .record(.examineAgain)
        case .active, .deferred: self = isFinished ? .tell : .takeUp
        case .hold: self = Self.detained(.hold, .hold, standing, isJudged: isJudged)
        case .corrupt: self = Self.detained(.corrupt, .setAside, standing, isJudged: isJudged)
        case .returned: self = Self.decided(.returned, .findReturned, standing)
        case .withheld: self = Self.decided(.withheld, .findWithheld, standing)
        }
    }

    private static func detained(
        _ rest: DocumentState, _ step: LifeStep, _ standing: DocumentStanding, isJudged: Bool
    ) -> LifeRemedy {
        if standing == DocumentStanding(rest) { return .nothing }
        if isJudged, step.follows(standing) { return .record(step) }
        return standing.state == .arrived || standing.state == .deferred ? .moveToIncoming : .tell
    }

    private static func decided(
        _ rest: DocumentState, _ step: LifeStep, _ standing: DocumentStanding
    ) -> LifeRemedy {
        if standing == DocumentStanding(rest) { return .nothing }
        return step.follows(standing) ? .record(step) : .tell
    }
}
