/// What the gate does with a document in one go, act by act.
///
/// The order is always: record the intent, act, record that it is done. Each act is atomic; power may fail between any
/// two. The gate's own code follows these orders (CrashTests compare what a daemon really did), and the search through
/// all states shows that no other order of the acts would do.
package enum LifeErrand: String, Sendable, CaseIterable {
    case takeIn
    case examine
    case deliver
    case detain
    case putOff
    case takeUp
    case release
    case giveBack
    case withhold
    case reopen
    case recall
    case keep
}

/// One atomic act.
package enum LifeAct: Hashable, Sendable {
    /// The private copy, complete and flushed, appears in `incoming`.
    case seal
    case removeOriginal
    case move(SpoolState)
    case record(LifeStep)
    case judge
    /// Looks into the upload area for what may have been delivered already; found, only the record is left to do.
    case look
    /// The document appears in the upload area.
    case publish
    /// The private copy is forgotten.
    case forget
    /// The decision can't be stopped any more.
    case begin
    /// The unit gets a copy.
    case handBack
    /// The document disappears from the upload area.
    case takeOut
}

extension LifeErrand {
    package var acts: [LifeAct] {
        switch self {
        case .takeIn: [.seal, .record(.arrive), .removeOriginal]
        case .examine: [.move(.active), .judge]
        case .deliver: [.record(.intendDelivery), .publish, .record(.deliver), .forget]
        case .detain: [.record(.intendHold), .move(.hold), .record(.hold)]
        case .putOff: [.move(.deferred), .record(.putOff)]
        case .takeUp: [.look, .record(.examineAgain), .move(.incoming)]
        case .release: [.look, .begin, .publish, .record(.release), .forget]
        case .giveBack: [.begin, .handBack, .move(.returned), .record(.giveBack)]
        case .withhold: [.begin, .move(.withheld), .record(.withhold)]
        case .reopen: [.begin, .move(.hold), .record(.reopen)]
        // The copy is made from what is published, where the spool has none any more.
        case .recall: [.begin, .seal, .move(.hold), .takeOut, .record(.recall)]
        case .keep: [.begin, .record(.keep)]
        }
    }
}

extension LifeAct: CustomStringConvertible {
    package var description: String {
        switch self {
        case .seal: "seal"
        case .removeOriginal: "remove the original"
        case .move(let place): "move to " + place.rawValue
        case .record(let step): "record " + step.rawValue
        case .judge: "judge"
        case .look: "look"
        case .publish: "publish"
        case .forget: "forget"
        case .begin: "begin"
        case .handBack: "hand back"
        case .takeOut: "take out"
        }
    }
}
