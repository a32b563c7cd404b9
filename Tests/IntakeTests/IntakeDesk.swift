import Documents
import Intake
import ObstatTestSupport
import Spool
import Testing

/// A drop folder, a spool, and the taking in between them.
final class IntakeDesk {
    static let now: Int64 = 1_700_000_000_000_000_000

    // First, because what is declared first goes first, and a mounted folder can't be removed.
    private let mount: ScratchMount?
    let scratch: ScratchFolder
    let spool: Spool
    private let folder: DropFolder
    private var count: UInt32 = 0

    /// - Parameter spoolBytes: the size of the spool's own file system; without it, the scratch folder's.
    /// - Throws: when a folder or the file system can't be made.
    init(spoolBytes: Int? = nil) throws {
        scratch = try ScratchFolder()
        try scratch.makeFolder("drop")
        try scratch.makeFolder("room")
        let room = scratch.path("room")
        mount = try spoolBytes.map { try ScratchMount(at: room, bytes: $0) }
        spool = try Spool(root: room + "/spool")
        folder = DropFolder(unit: "archives", path: scratch.path("drop"))
    }

    /// The file as a watcher would have seen it right now.
    func candidate(_ path: [FileName]) throws -> DropCandidate {
        var directory = try Directory(path: folder.path, place: .dropFolder)
        for name in path.dropLast() { directory = try directory.directory(name) }
        let name = try #require(path.last)
        let status = try #require(try directory.status(name))
        return DropCandidate(unit: folder.unit, path: path, status: status)
    }

    func take(
        _ candidate: DropCandidate, limit: Int64 = .max, keepGoing: () -> Bool = { true }
    ) throws -> Submission {
        count += 1
        return try TakeIn(documentBytes: limit).take(
            candidate, from: folder, into: spool, as: DocumentID(arrival: UInt64(Self.now), chance: count),
            taken: Self.now, keepGoing: keepGoing)
    }

    func take(_ path: [FileName], limit: Int64 = .max) throws -> Submission {
        try take(try candidate(path), limit: limit)
    }

    func removeOriginal(of submission: Submission) -> RemovalOutcome {
        TakeIn(documentBytes: .max).removeOriginal(of: submission, in: folder)
    }

    func content(of submission: Submission) throws -> [UInt8] {
        try spool.openContent(of: submission.id, in: .incoming).bytes(limit: 1 << 24, in: .spool)
    }

    /// No document in any state, and nothing half made.
    func expectEmptySpool(sourceLocation: SourceLocation = #_sourceLocation) throws {
        for state in SpoolState.allCases {
            #expect(try spool.entries(in: state).isEmpty, sourceLocation: sourceLocation)
        }
        #expect(try spool.sweepUnfinished() == 0, sourceLocation: sourceLocation)
    }
}
