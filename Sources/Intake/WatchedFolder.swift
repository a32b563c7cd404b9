import Documents
import Spool

/// One drop folder with what is known of it and when it is due for a look.
struct WatchedFolder: Sendable {
    let folder: DropFolder
    var tracker: SettleTracker
    var nextSweep: UInt64 = 0
    /// An event or a deadline asks for a look, at this time.
    var nextLook: UInt64?
    var lastLook: UInt64?
    /// How long the last look took: a folder of fifty thousand files is not walked all the time.
    var lastLookTook: UInt64 = 0
    var isUnreachable = false

    init(_ folder: DropFolder, policy: SettlePolicy) {
        self.folder = folder
        tracker = SettleTracker(unit: folder.unit, policy: policy)
    }

    var due: UInt64 { min(nextSweep, nextLook ?? .max) }

    /// Looks take at most a fifth of the watcher's time.
    private static let rest: UInt64 = 4

    /// An event came: look soon, but not at every event of a storm.
    mutating func stir(at now: UInt64, spacing: UInt64) {
        lookAgain(at: max(now, lastLook.map { $0 + spacing } ?? 0))
    }

    /// A look is due at this time, or as soon after it as this folder's size allows.
    mutating func lookAgain(at time: UInt64) {
        let due = max(time, lastLook.map { $0 + (1 + Self.rest) * lastLookTook } ?? 0)
        nextLook = min(nextLook ?? due, due)
    }
}
