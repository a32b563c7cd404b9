import Documents
import Spool

@testable import Intake

/// A drop folder that exists only as what a walk would have found in it, with a tracker that looks at it.
struct ImaginaryFolder {
    private var tracker = SettleTracker(unit: "archives", policy: SettlePolicy())
    private var entries: [String: FolderWalk.Entry] = [:]

    mutating func put(_ path: String, kind: FileKind = .regular, refusal: Refusal? = nil) {
        // Any real file's status will do to begin with.
        guard var status = try? Directory(path: "/", place: .dropFolder).descriptor.status(in: .dropFolder)
        else {
            return
        }
        status.kind = kind
        status.inode = UInt64(entries.count + 1)
        status.size = 10
        status.links = 1
        entries[path] = FolderWalk.Entry(path: Self.names(path), status: status, refusal: refusal)
    }

    mutating func change(_ path: String, _ body: (inout FileStatus) -> Void) {
        guard var entry = entries[path] else { return }
        body(&entry.status)
        entries[path] = entry
    }

    mutating func remove(_ path: String) {
        entries[path] = nil
    }

    mutating func touch(_ path: String, _ touch: SettleTracker.Touch, at milliseconds: UInt64) {
        tracker.touched(Self.names(path), touch, at: milliseconds * 1_000_000)
    }

    mutating func dispose(_ path: String, _ disposition: DropDisposition, at milliseconds: UInt64) {
        tracker.dispose(Self.names(path), disposition, at: milliseconds * 1_000_000)
    }

    mutating func isBusy(_ path: String, at milliseconds: UInt64) -> Bool {
        tracker.isBusy(Self.names(path), at: milliseconds * 1_000_000)
    }

    /// The paths that are ready.
    mutating func look(at milliseconds: UInt64) -> [String] {
        tracker.observe(Array(entries.values), at: milliseconds * 1_000_000)
        return tracker.settled(at: milliseconds * 1_000_000).ready.map(\.displayPath).sorted()
    }

    /// What is told of, as `path: reason`.
    mutating func lookForRefusals(at milliseconds: UInt64) -> [String] {
        tracker.observe(Array(entries.values), at: milliseconds * 1_000_000)
        return tracker.settled(at: milliseconds * 1_000_000).refused
            .map { "\($0.displayPath): \($1.rawValue)" }.sorted()
    }

    /// In milliseconds, rounded up.
    func nextLook(after milliseconds: UInt64) -> UInt64? {
        tracker.nextLook(after: milliseconds * 1_000_000).map { ($0 + 999_999) / 1_000_000 }
    }

    private static func names(_ path: String) -> [FileName] {
        path.split(separator: "/").map { FileName(String($0)) }
    }
}
