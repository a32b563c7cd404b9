import Documents
import Spool

enum Sample {
    static func submission(_ id: DocumentID, _ text: String, path: [FileName]) -> Submission {
        Submission(
            id: id, unit: "archives", path: path, sha256: ContentHash.hexadecimal(of: Array(text.utf8)),
            bytes: Int64(text.utf8.count),
            provenance: Provenance(
                owner: 1000, group: 100, mode: 0o640, device: .max, inode: 1 << 60, modified: -1, taken: .max)
        )
    }
}
