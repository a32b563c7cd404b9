import Documents
import Glibc

/// Under which keys the content in a spool lies, for whoever looks after them; a gate may be at work on it.
package struct SealSurvey: Sendable {
    /// Documents by the name of the key that their content lies under.
    package private(set) var documents: [String: Int] = [:]
    /// Documents whose content lies in the clear.
    package private(set) var inTheClear = 0
    /// Documents whose encrypted content has no readable header.
    package private(set) var spoilt = 0

    /// Looks at every document; one that moves meanwhile may be missed or counted twice.
    ///
    /// - Throws: where the spool or a state directory can't be read.
    package init(spool path: String) throws(FileFault) {
        let root = try Directory(path: path, place: .spool)
        for state in SpoolState.allCases {
            let directory = try root.directory(state.name, crossingMounts: true)
            for name in try directory.names() where DocumentID(name.text) != nil {
                do throws(FileFault) {
                    try look(at: directory.directory(name))
                } catch {
                    guard error.isMissing else { throw error }
                }
            }
        }
    }

    private mutating func look(at entry: borrowing Directory) throws(FileFault) {
        guard try entry.status(SpoolNote.sealedContent.name) != nil else {
            inTheClear += 1
            return
        }
        let file = try entry.file(SpoolNote.sealedContent.name)
        guard let header = try? file.read(ContentSeal.headerLength, at: 0),
            let key = ContentSeal.keyID(in: header)
        else {
            spoilt += 1
            return
        }
        documents[key, default: 0] += 1
    }
}
