import Documents

@testable import Intake

/// A watcher on real folders whose clock the test turns, in milliseconds.
final class WatchSession {
    private final class Clock {
        var milliseconds = 0
    }

    /// How far each candidate moves the clock, as if taking it in took so long.
    var millisecondsPerCandidate = 0

    private let clock = Clock()
    private let watcher: DropWatcher
    private var told: [DropNotice] = []

    init(_ paths: String..., sweep: Int = 30_000) throws {
        var policy = SettlePolicy()
        policy.sweepMilliseconds = sweep
        let clock = clock
        watcher = try DropWatcher(
            paths.enumerated().map { DropFolder(unit: "archives\($0.offset)", path: $0.element) },
            policy: policy
        ) { UInt64(clock.milliseconds) * 1_000_000 }
    }

    /// Takes one step at that time; each candidate counts as taken.
    func look(at milliseconds: Int) -> [String] {
        clock.milliseconds = milliseconds
        var offered: [String] = []
        watcher.step { candidate in
            offered.append(candidate.displayPath)
            clock.milliseconds += millisecondsPerCandidate
            return .taken
        } notice: { notice in
            told.append(notice)
        }
        return offered.sorted()
    }

    /// What has been refused since the last call, as `path: reason`.
    func refusals() -> [String] {
        let refusals: [String] = told.compactMap { notice in
            guard case .refused(let candidate, let refusal) = notice else { return nil }
            return "\(candidate.displayPath): \(refusal.rawValue)"
        }
        told = []
        return refusals.sorted()
    }

    /// What has been told of whole folders since the last call.
    func notices() -> [String] {
        let notices: [String] = told.compactMap { notice in
            switch notice {
            case .unreachable(let folder, _): "unreachable \(folder.unit)"
            case .reachable(let folder): "reachable \(folder.unit)"
            case .refused, .unwatched: nil
            }
        }
        told = []
        return notices
    }
}
