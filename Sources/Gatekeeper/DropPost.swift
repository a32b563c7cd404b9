import Logging
import Dispatch
import Documents
import Foundation
import Intake
import Settings
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
        try watch(folders())
        guard settings.unitsFromFolders else { return }
        DispatchQueue(label: "obstat.gate.units").async(group: running) { self.followFolders() }
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

    private func watch(_ folders: [DropFolder]) throws {
        let watcher = try DropWatcher(folders, policy: settings.settlePolicy)
        handle.withLock { $0 = watcher.handle }
        // The watcher belongs to this thread alone from here on.
        nonisolated(unsafe) let watching = watcher
        DispatchQueue(label: "obstat.gate.watcher").async(group: running) {
            unsafe watching.run(ready: { self.gate.offered($0) }, notice: { self.gate.noticed($0) })
        }
    }

    private func followFolders() {
        var known = folders()
        while !isStopping.load(ordering: .acquiring) {
            _ = closing.wait(timeout: .now() + .seconds(settings.settle.sweepSeconds))
            let found = folders()
            guard found != known, !isStopping.load(ordering: .acquiring) else { continue }
            known = found
            handle.withLock { $0?.stop() }
            do {
                try watch(found)
            } catch {
                gate.stages.log.error("new folders are not watched", metadata: ["error": "\(error)"])
            }
        }
    }

    private func folders() -> [DropFolder] {
        var units = settings.units.map(\.id)
        if settings.unitsFromFolders {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: settings.drop)) ?? []
            units += names.filter { !$0.hasPrefix(".") && !units.contains($0) && isFolder($0) }
        }
        return units.sorted().map { gate.dropFolder($0) }
    }

    private func isFolder(_ name: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: settings.drop + "/" + name)
        return attributes?[.type] as? FileAttributeType == .typeDirectory
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
