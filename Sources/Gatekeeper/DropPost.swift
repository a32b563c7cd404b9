import Dispatch
import Documents
import Intake
import Logging
import Settings
import Spool
import Synchronization

/// Keeps a watcher on the drop folders; where folders make units, also on folders that appear later.
package final class DropPost: Sendable {
    private let gate: Gate
    private let settings: Settings
    private let handle = Mutex<DropWatcher.Handle?>(nil)
    private let isStopping = Atomic<Bool>(false)
    private let running = DispatchGroup()
    private let closing = DispatchSemaphore(value: 0)

    package init(gate: Gate) {
        self.gate = gate
        settings = gate.stages.settings
    }

    /// Starts watching.
    ///
    /// - Throws: when the kernel gives no inotify instance or no descriptor.
    package func start() throws {
        var known = UnitFolders(settings)
        known.look()
        tell(known)
        try watch(known.units)
        guard settings.unitsFromFolders else { return }
        // Only this thread goes on with it.
        let first = known
        DispatchQueue(label: "obstat.gate.units").async(group: running) { self.follow(first) }
    }

    package func stop() {
        isStopping.store(true, ordering: .releasing)
        closing.signal()
        handle.withLock { $0?.stop() }
        running.wait()
    }

    /// Looks at everything now.
    package func sweep() {
        handle.withLock { $0?.sweep() }
    }

    /// Watches these units' folders from now on; an earlier watcher ends once this one has been made.
    private func watch(_ units: [String]) throws {
        let watcher = try DropWatcher(units.map { gate.dropFolder($0) }, policy: settings.settlePolicy)
        let earlier = handle.withLock { handle in
            let earlier = handle
            handle = watcher.handle
            return earlier
        }
        earlier?.stop()
        // The watcher belongs to this thread alone from here on.
        nonisolated(unsafe) let watching = watcher
        DispatchQueue(label: "obstat.gate.watcher").async(group: running) {
            unsafe watching.run(ready: { self.gate.offered($0) }, notice: { self.gate.noticed($0) })
        }
    }

    private func follow(_ first: UnitFolders) {
        var watched = first
        while !isStopping.load(ordering: .acquiring) {
            _ = closing.wait(timeout: .now() + .seconds(settings.settle.sweepSeconds))
            var found = watched
            found.look()
            guard !isStopping.load(ordering: .acquiring) else { return }
            if found.strange != watched.strange { tell(found) }
            if found.units != watched.units {
                do {
                    try watch(found.units)
                } catch {
                    gate.stages.log.error(
                        "new folders are not watched yet", metadata: ["reason": "\(Gate.words(error))"])
                    continue
                }
            }
            watched = found
        }
    }

    /// Says which folders are no unit's, because their names can't be one's id.
    private func tell(_ folders: UnitFolders) {
        let names = folders.strange.joined(separator: ", ")
        gate.setCondition("folders that are no unit", to: names.isEmpty ? nil : names)
        guard !names.isEmpty else { return }
        gate.stages.log.warning(
            "these folders can't be units: an id has lower-case letters, digits, -, _ and .",
            metadata: ["names": "\(names)"])
    }
}

extension Settings {
    fileprivate var settlePolicy: SettlePolicy {
        var policy = SettlePolicy()
        policy.settleMilliseconds = settle.milliseconds
        policy.sweepMilliseconds = settle.sweepSeconds * 1_000
        policy.ignored += settle.ignore.map { NamePattern($0) }
        return policy
    }
}
