import Documents
import Glibc
package import Spool

/// Watches the drop folders and offers what has settled.
///
/// One thread's work; other threads reach it by its ``handle``.
/// Events give speed; a full sweep at intervals gives certainty, where file systems don't send events, the
/// queue has overflowed, or the kernel watches no more directories.
package final class DropWatcher {
    private let policy: SettlePolicy
    private let queue: InotifyQueue
    private let clock: () -> UInt64
    private let wakeUp: WakeUp
    private var folders: [WatchedFolder]
    /// Which directory of which folder an inotify number stands for.
    private var watches: [Int32: (folder: Int, path: [FileName])] = [:]
    private var hasToldUnwatched = false

    /// - Parameters:
    ///   - folders: none of them inside another.
    ///   - policy: when a file has settled, and which names are no documents.
    ///   - clock: nanoseconds of a clock that never jumps.
    /// - Throws: when the kernel gives no inotify instance or no descriptor.
    package init(
        _ folders: [DropFolder], policy: SettlePolicy, clock: @escaping () -> UInt64 = DropWatcher.monotonic
    ) throws(FileFault) {
        self.policy = policy
        self.clock = clock
        self.folders = folders.map { WatchedFolder($0, policy: policy) }
        queue = try InotifyQueue()
        wakeUp = try WakeUp()
    }

    /// How other threads reach the watcher.
    package var handle: Handle { Handle(wakeUp: wakeUp) }

    /// Ends ``run(ready:notice:)``, or has everything looked at now, from any thread.
    package struct Handle: Sendable {
        fileprivate let wakeUp: WakeUp

        package func stop() {
            wakeUp.call { $0.stop = true }
        }

        /// Sweeps all folders at once, for example because a user asks why nothing happens.
        package func sweep() {
            wakeUp.call { $0.sweep = true }
        }
    }

    /// Watches until stopped.
    ///
    /// - Parameters:
    ///   - ready: called on this thread with each document that has settled.
    ///   - notice: called on this thread with what has to be told.
    package func run(
        ready: (DropCandidate) -> DropDisposition, notice: (DropNotice) -> Void
    ) {
        while true {
            let reasons = wakeUp.answer()
            if reasons.stop { return }
            if reasons.sweep { for index in folders.indices { folders[index].nextSweep = 0 } }
            step(ready: ready, notice: notice)
            wait()
        }
    }

    /// Takes note of all events so far, looks at the folders that are due, and offers what has settled.
    func step(ready: (DropCandidate) -> DropDisposition, notice: (DropNotice) -> Void) {
        let now = clock()
        heed(queue.drain(), at: now)
        for index in folders.indices where folders[index].due <= now {
            look(at: index, at: now, ready: ready, notice: notice)
        }
    }

    /// Nanoseconds since some moment in the past, unmoved by changes of the date.
    package static func monotonic() -> UInt64 {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private func wait() {
        let now = clock()
        let due = folders.map(\.due).min() ?? .max
        // Rounded up, so that what is due is due when poll returns.
        let milliseconds = due <= now ? 0 : min((due - now + 999_999) / 1_000_000, 60_000)
        var polled = [
            pollfd(fd: queue.descriptor.number, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wakeUp.descriptor.number, events: Int16(POLLIN), revents: 0),
        ]
        _ = unsafe poll(&polled, nfds_t(polled.count), Int32(milliseconds))
    }

    private func heed(_ events: [InotifyQueue.Event], at now: UInt64) {
        for event in events {
            if event.isOverflow {
                for index in folders.indices { folders[index].nextSweep = now }
            } else if event.isIgnored {
                watches[event.watch] = nil
            } else if let watch = watches[event.watch] {
                if event.has(IN_CLOSE_WRITE) || event.has(IN_MOVED_TO) {
                    let touch: SettleTracker.Touch = event.has(IN_MOVED_TO) ? .movedIn : .written
                    folders[watch.folder].tracker.touched(watch.path + [event.name], touch, at: now)
                }
                folders[watch.folder].stir(at: now, spacing: policy.spacing)
            }
        }
    }

    private func look(
        at index: Int, at now: UInt64, ready: (DropCandidate) -> DropDisposition, notice: (DropNotice) -> Void
    ) {
        let isSweep = folders[index].nextSweep <= now
        if isSweep { folders[index].nextSweep = now + policy.sweep }
        folders[index].lastLook = now
        folders[index].nextLook = nil
        let entries: [FolderWalk.Entry]
        do throws(FileFault) {
            entries = try walk(index, notice: notice)
        } catch {
            tellUnreachable(index, error, notice)
            return
        }
        tellReachable(index, notice)
        folders[index].tracker.observe(entries, at: now)
        folders[index].lastLookTook = clock() - now
        offer(index, at: now, ready: ready, notice: notice)
        if let next = folders[index].tracker.nextLook(after: now) { folders[index].lookAgain(at: next) }
    }

    private func walk(_ index: Int, notice: (DropNotice) -> Void) throws(FileFault) -> [FolderWalk.Entry] {
        try FolderWalk(folders[index].folder) { path, directory in
            do throws(FileFault) {
                watches[try queue.watch(directory)] = (index, path)
            } catch {
                if !hasToldUnwatched { notice(.unwatched(code: error.code)) }
                hasToldUnwatched = true
            }
        }.entries
    }

    private func offer(
        _ index: Int, at now: UInt64, ready: (DropCandidate) -> DropDisposition, notice: (DropNotice) -> Void
    ) {
        let turnEnds = clock() + SettlePolicy.turn
        let settled = folders[index].tracker.settled(at: now)
        for (candidate, refusal) in settled.refused { notice(.refused(candidate, refusal)) }
        for candidate in settled.ready {
            if wakeUp.isStopping { return }
            if clock() > turnEnds {
                // The rest is as ready in a moment; other units wait too.
                folders[index].nextLook = now
                return
            }
            if DropPlace.isBeingWritten(candidate, in: folders[index].folder) {
                let tells = folders[index].tracker.isBusy(candidate.path, at: now)
                if tells { notice(.refused(candidate, .inUse)) }
                continue
            }
            folders[index].tracker.dispose(candidate.path, ready(candidate), at: now)
        }
    }

    private func tellUnreachable(_ index: Int, _ fault: FileFault, _ notice: (DropNotice) -> Void) {
        if !folders[index].isUnreachable { notice(.unreachable(folders[index].folder, fault)) }
        folders[index].isUnreachable = true
    }

    private func tellReachable(_ index: Int, _ notice: (DropNotice) -> Void) {
        if folders[index].isUnreachable { notice(.reachable(folders[index].folder)) }
        folders[index].isUnreachable = false
    }
}
