import Documents

/// When a dropped file counts as finished, and which names are no documents.
package struct SettlePolicy: Hashable, Sendable {
    /// How long a file, or a whole dropped folder, must stay unchanged; 2 s by default.
    package var settleMilliseconds = 2_000
    /// How often everything is looked at, events or not; every 30 s by default.
    package var sweepMilliseconds = 30_000
    /// After how long a file that a program keeps open is told of; 1 h by default.
    package var inUseMilliseconds = 3_600_000
    /// Names that are never taken and never told of, besides those that begin with a full stop.
    package var ignored: [NamePattern] = [
        "*.part", "*.crdownload", "*.tmp", "~$*", ".~lock.*#", "Thumbs.db", "desktop.ini",
    ]

    package init() {}

    /// How long one folder's documents are offered before the other folders have their turn.
    static let turn: UInt64 = 1_000_000_000

    var settle: UInt64 { Self.nanoseconds(settleMilliseconds) }
    var sweep: UInt64 { Self.nanoseconds(sweepMilliseconds) }
    var inUse: UInt64 { Self.nanoseconds(inUseMilliseconds) }
    /// For what was renamed in, which is mostly whole at that moment.
    var settleMoved: UInt64 { settle / 4 }
    /// For what stands under a `.done`: just enough to see it twice.
    var settleDone: UInt64 { settle / 40 }
    /// The least time between two walks of one folder while events keep coming.
    var spacing: UInt64 { settle / 8 }

    func isIgnored(_ name: FileName) -> Bool {
        name.bytes.first == UInt8(ascii: ".") || ignored.contains { $0.matches(name) }
    }

    static func nanoseconds(_ milliseconds: Int) -> UInt64 {
        UInt64(max(0, milliseconds)) * 1_000_000
    }
}
