import Documents
import Frames
import Glibc

extension Conversation.Ending {
    /// Whether the document was answered for: whole answer, good end.
    func isGood(_ answer: Answer) -> Bool {
        self == .child(.exited(code: 0)) && answer.ending != nil
    }

    /// Whether the server must be replaced before the next document.
    var condemnsServer: Bool {
        switch self {
        case .notReached, .serverGone, .serverHung: true
        case .child, .malformed, .notAsked: false
        }
    }

    /// Whether no examination had begun, for a reason that is not the document's.
    ///
    /// What a child says of itself does not count: it may be in the document's hands.
    var isOwnFault: Bool {
        switch self {
        case .notAsked, .notReached, .child(.notStarted): true
        case .child, .malformed, .serverGone, .serverHung: false
        }
    }

    /// The gap that tells why the document was not answered for.
    var gap: CoverageGap {
        let (reason, detail) = explanation
        return CoverageGap(part: .document, reason: reason, detail: detail)
    }

    private var explanation: (CoverageReason, String) {
        switch self {
        case .child(let end): Self.explanation(of: end)
        case .malformed: (.crashed, "the examiner's answer was malformed")
        case .notReached: (.crashed, "the examination server ended before it was asked")
        case .serverGone: (.crashed, "the examination server ended before it answered")
        case .serverHung: (.timeout, "the examination server did not answer in time")
        case .notAsked: (.crashed, "the document could not be handed to the examiner")
        }
    }

    /// Exit codes above this are those of a child that could not confine itself, by step (Sandbox, `Confinement.apply`).
    private static let confinementFailure: UInt8 = 112

    private static func explanation(of end: ChildEnd) -> (CoverageReason, String) {
        switch end {
        case .outOfTime: (.timeout, "the time for one document was used up")
        case .signalled(UInt8(SIGXCPU)): (.timeout, "the processor time for one document was used up")
        case .signalled(UInt8(SIGSYS)): (.crashed, "the examination tried what it is not allowed to do")
        case .signalled(let signal): (.crashed, "the examination ended abruptly (signal \(signal))")
        case .exited(0): (.crashed, "the examiner's answer was incomplete")
        case .exited(let code) where code > confinementFailure && code < confinementFailure + 8:
            (.crashed, "the examination could not be confined (step \(code - confinementFailure))")
        case .exited(let code): (.crashed, "the examination ended abruptly (exit \(code))")
        case .notStarted: (.crashed, "no process could be made for the examination")
        }
    }
}
