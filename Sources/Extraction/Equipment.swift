import Glibc
import Synchronization

/// The libraries that a process has opened, in the order of what they cost.
///
/// A confined process can open none, so an examiner's child has what its server had. A server that has opened little
/// starts in no time and is forked in no time, and most documents need no more of it. A child that turns out to need
/// more ends by an exit code that says so; its document is then read from the beginning by a child of another server.
package enum Equipment: UInt8, Sendable, CaseIterable, Comparable {
    /// Converters, XML and archives, as text, mail and office documents need them.
    case plain
    /// PDFium and the decoders of pictures besides.
    case pages
    /// Tesseract and its models besides.
    case recognition

    /// What this process has; everything, where nobody says otherwise: then a library is opened when it is first used.
    private static let atHand = Atomic<UInt8>(Equipment.recognition.rawValue)
    private static let exitCodes: UInt8 = 96

    /// Says that this process and its children have no more than this.
    package func isAllThereIs() {
        Self.atHand.store(rawValue, ordering: .relaxed)
    }

    /// Comes back only where this is at hand.
    func mustBeAtHand() {
        guard rawValue > Self.atHand.load(ordering: .relaxed) else { return }
        _exit(Int32(exitCode))
    }

    /// By which a child ends that needs this and does not have it.
    package var exitCode: UInt8 { Self.exitCodes + rawValue }

    package static func < (less: Equipment, more: Equipment) -> Bool { less.rawValue < more.rawValue }

    /// What the child needed that ended by this code, or `nil` where it ended for another reason.
    package init?(exitCode: UInt8) {
        guard exitCode > Self.exitCodes else { return nil }
        self.init(rawValue: exitCode - Self.exitCodes)
    }
}
