/// The steps that the store records in a document's life: the one table of what may follow what.
///
/// The store refuses a step that the table does not have, and the search through all states of a document
/// (GatekeeperTests, LifecycleTests) walks by the same table.
package enum LifeStep: String, Sendable, CaseIterable {
    /// It lies in the spool, complete.
    case arrive
    /// It is examined once more, because nobody knows how far it had got.
    case examineAgain
    case intendDelivery
    case intendHold
    case intendCorrupt
    /// The upload area can't be reached, or no examiner can be had.
    case putOff
    /// It is in the upload area, because an examination found it clear.
    case deliver
    case hold
    /// Examiners died on it, or its own files are damaged.
    case setAside
    /// A store that was lost learns from the spool what had been decided.
    case findReturned
    case findWithheld
    // By a decision.
    case release
    case giveBack
    case withhold
    case reopen
    /// A published document is taken back.
    case recall
    /// A published document stays published.
    case keep
}

extension LifeStep {
    /// Where it leads.
    package var target: DocumentStanding {
        switch self {
        case .arrive, .examineAgain: DocumentStanding(.arrived, intent: .examine)
        case .intendDelivery: DocumentStanding(.arrived, intent: .deliver)
        case .intendHold: DocumentStanding(.arrived, intent: .hold)
        case .intendCorrupt: DocumentStanding(.arrived, intent: .corrupt)
        case .putOff: DocumentStanding(.deferred)
        case .deliver, .release, .keep: DocumentStanding(.delivered)
        case .hold, .reopen, .recall: DocumentStanding(.hold)
        case .setAside: DocumentStanding(.corrupt)
        case .findReturned, .giveBack: DocumentStanding(.returned)
        case .findWithheld, .withhold: DocumentStanding(.withheld)
        }
    }

    /// Whether it may be taken by a document of that standing; `nil` is one that the store does not know.
    package func follows(_ standing: DocumentStanding?) -> Bool {
        guard let standing else { return self == .arrive }
        let (state, intent) = (standing.state, standing.intent)
        switch self {
        case .arrive: return false
        // From rest only where spool and store are of different days (a restored backup).
        case .examineAgain: return ![.delivered, .returned, .withheld].contains(state)
        case .intendDelivery, .intendHold, .intendCorrupt: return state == .arrived
        case .putOff: return state == .deferred || state == .arrived && intent != .hold && intent != .corrupt
        case .deliver: return state == .deferred || state == .arrived && intent != .hold && intent != .corrupt
        case .hold: return state == .arrived && intent != .deliver
        case .setAside: return state != .delivered
        case .findReturned, .findWithheld: return standing == DocumentStanding(.arrived, intent: .examine)
        case .release, .giveBack, .withhold:
            return intent == nil && (state == .hold || state == .corrupt)
        case .reopen: return intent == nil && (state == .returned || state == .withheld)
        case .recall, .keep: return intent == nil && state == .delivered
        }
    }

    /// Whether only an examination that ended clear leads there.
    package var needsClearVerdict: Bool { self == .deliver || self == .intendDelivery }

    /// Whether only a person's decision leads there.
    package var isDecided: Bool {
        switch self {
        case .release, .giveBack, .withhold, .reopen, .recall, .keep: true
        default: false
        }
    }

    /// The gate's own step into a rest.
    package static func rest(in state: DocumentState) -> LifeStep? {
        switch state {
        case .delivered: .deliver
        case .hold: .hold
        case .corrupt: .setAside
        case .returned: .findReturned
        case .withheld: .findWithheld
        case .arrived, .deferred: nil
        }
    }

    /// The gate's own step to an intent.
    package static func intent(_ intent: DocumentIntent) -> LifeStep? {
        switch intent {
        case .deliver: .intendDelivery
        case .hold: .intendHold
        case .corrupt: .intendCorrupt
        case .examine: .examineAgain
        case .defer: nil
        }
    }
}
