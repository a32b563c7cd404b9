import AuditStore
import Dispatch
import Documents
import Logging
import Settings
import Synchronization

/// Has the gate forget, every hour or as the settings say, what is not to be kept any longer.
package final class Housekeeping: Sendable {
    private let gate: Gate
    private let closing = DispatchSemaphore(value: 0)
    private let running = DispatchGroup()
    private let isStopping = Atomic<Bool>(false)

    package init(gate: Gate) {
        self.gate = gate
    }

    package func start() {
        let retention = gate.stages.settings.retention
        guard retention.isAnything else { return }
        let seconds = retention.checkSeconds
        let began = Moment(gate)
        DispatchQueue(label: "obstat.gate.housekeeping").async(group: running) {
            while self.closing.wait(timeout: .now() + .seconds(seconds)) == .timedOut {
                guard !self.isStopping.load(ordering: .acquiring) else { return }
                self.keep(since: began)
            }
        }
    }

    package func stop() {
        isStopping.store(true, ordering: .releasing)
        closing.signal()
        running.wait()
    }

    /// A clock that has been moved would make young content old, and what is destroyed does not come back.
    private func keep(since began: Moment) {
        let drift = began.drift(gate)
        guard abs(drift) < 3_600 else {
            gate.stages.log.error(
                "the clock was moved; nothing is destroyed until a restart", metadata: ["seconds": "\(drift)"]
            )
            return
        }
        gate.forgetWhatIsDue()
    }

    /// The time of day beside a clock that does not jump.
    private struct Moment {
        let time: Int64
        let instant: ContinuousClock.Instant

        init(_ gate: Gate) {
            time = gate.stages.store.time
            instant = .now
        }

        /// Seconds by which the time of day has gone another way since.
        func drift(_ gate: Gate) -> Int64 {
            let passed = Int64(instant.duration(to: .now) / .seconds(1))
            return (gate.stages.store.time - time) / 1_000_000_000 - passed
        }
    }
}
