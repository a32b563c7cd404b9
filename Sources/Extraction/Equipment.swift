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

    /// Comes back only where what a large archive's members will need, by their names, is at hand.
    ///
    /// A small document finds out as it is read; a large one would be read twice for nothing.
    package static func foresee(_ document: [UInt8]) {
        guard document.count >= smallestLarge, document.starts(with: [0x50, 0x4B, 3, 4]) else { return }
        // The directory of a ZIP archive stands at its end.
        let names = document.suffix(directoryBytes)
        let isThere = names.indices.contains { index in
            names[index] == UInt8(ascii: ".")
                && telling.contains { names[index...].starts(with: $0.utf8) }
        }
        if isThere { Equipment.pages.mustBeAtHand() }
    }

    private static let smallestLarge = 256 << 10
    private static let directoryBytes = 128 << 10
    private static let telling = [".png", ".PNG", ".gif", ".bmp", ".tif", ".webp", ".heic", ".pdf", ".PDF"]

    /// By which a child ends that needs this and does not have it.
    package var exitCode: UInt8 { Self.exitCodes + rawValue }

    package static func < (less: Equipment, more: Equipment) -> Bool { less.rawValue < more.rawValue }

    /// What the child needed that ended by this code, or `nil` where it ended for another reason.
    package init?(exitCode: UInt8) {
        guard exitCode > Self.exitCodes else { return nil }
        self.init(rawValue: exitCode - Self.exitCodes)
    }
}
