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
    var isUnreachable = false

    init(_ folder: DropFolder, policy: SettlePolicy) {
        self.folder = folder
        tracker = SettleTracker(unit: folder.unit, policy: policy)
    }

    var due: UInt64 { min(nextSweep, nextLook ?? .max) }

    /// An event came: look soon, but not at every event of a storm.
    mutating func stir(at now: UInt64, spacing: UInt64) {
        let earliest = max(now, lastLook.map { $0 + spacing } ?? 0)
        nextLook = min(nextLook ?? earliest, earliest)
    }
}
