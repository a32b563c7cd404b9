import Delivery
import Documents
import ObstatTestSupport
import Spool

/// An upload area and documents to bring there.
struct UploadDesk {
    let scratch: ScratchFolder
    let area: UploadArea

    init() throws {
        scratch = try ScratchFolder()
        try scratch.makeFolder("upload")
        area = UploadArea(root: scratch.path("upload"))
    }

    func submission(_ path: [FileName], _ text: String = "content", chance: UInt32 = 1) -> Submission {
        Submission(
            id: DocumentID(arrival: 1_700_000_000_000_000_000, chance: chance), unit: "archives", path: path,
            sha256: ContentHash.hexadecimal(of: Array(text.utf8)), bytes: Int64(text.utf8.count),
            provenance: Provenance(
                owner: 0, group: 0, mode: 0o640, device: 1, inode: 1, modified: 0,
                taken: 1_700_000_000_000_000_000))
    }

    /// Opens a file with that content, as the spool would.
    func content(_ text: String = "content") throws -> SpoolContent {
        let name = FileName("content-\(text.count)")
        let directory = try Directory(path: scratch.path, place: .spool)
        try directory.write(Array(text.utf8), to: name, by: FileName("part"), mode: 0o400)
        return SpoolContent(try directory.file(name))
    }

    @discardableResult
    func deliver(_ submission: Submission, _ text: String = "content") throws -> DeliveredFile {
        try area.deliver(try content(text), to: try area.plan(submission), sha256: submission.sha256)
    }
}
