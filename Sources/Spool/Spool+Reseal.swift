package import Documents
import Glibc

/// Bringing content that is there already under the present key.
extension Spool {
    /// Whether content of this spool's is encrypted.
    package var encrypts: Bool { keys.current != nil }

    /// Whether the key of that name is at hand.
    package func holds(key name: String) -> Bool { keys.has(name) }

    /// Encrypts the content of a document at rest under the present key, where it lies in the clear or under another one.
    ///
    /// The new file is whole and flushed before it takes the old one's place, and a copy in the clear is written over and
    /// removed after that. May be called again after a crash. Nobody may move the document meanwhile.
    ///
    /// - Returns: whether there was anything to do.
    /// - Throws: `.locked` where the key that it lies under is not at hand, `.spoilt` where it does not decrypt, `.file` with
    ///   code `EBADMSG` where it is not what was taken in; it is then as it was.
    package func reseal(
        _ id: DocumentID, in state: SpoolState, keepGoing: () -> Bool = { true }
    ) throws(SpoolError) -> Bool {
        guard let key = keys.current else { return false }
        let isSealed = try isSealed(id, in: state, under: key.id)
        if !isSealed {
            let expected = try submission(of: id, in: state).sha256
            let content = try openContent(of: id, in: state, keepGoing: keepGoing)
            try Self.file { () throws(FileFault) in
                let entry = try root.directory(state.name).directory(id.name)
                let temporary = SpoolNote.sealedContent.temporaryName
                if try entry.status(temporary) != nil { try entry.remove(temporary) }
                let file = try entry.create(temporary, mode: 0o400)
                do throws(ContentCopyError) {
                    let copy = try content.sealContent(
                        to: file, under: ContentSeal(of: id, under: key), limit: .max, keepGoing: keepGoing)
                    guard copy.sha256 == expected else { throw .damaged }
                } catch {
                    try? entry.remove(temporary)
                    throw error.fault
                }
                try file.synchronise(in: .spool)
                try entry.replace(SpoolNote.sealedContent.name, with: temporary)
                try entry.synchronise()
            }
            FaultPoint.passed()
        }
        return try removeClear(id, in: state) || !isSealed
    }

    private func isSealed(
        _ id: DocumentID, in state: SpoolState, under key: String
    ) throws(SpoolError) -> Bool {
        try Self.file { () throws(FileFault) in
            let entry = try root.directory(state.name).directory(id.name)
            guard try entry.status(SpoolNote.sealedContent.name) != nil else { return false }
            let file = try entry.file(SpoolNote.sealedContent.name)
            do throws(ContentCopyError) {
                return ContentSeal.keyID(in: try file.read(ContentSeal.headerLength, at: 0)) == key
            } catch {
                throw error.fault
            }
        }
    }

    /// Removes the copy in the clear beside an encrypted one.
    private func removeClear(_ id: DocumentID, in state: SpoolState) throws(SpoolError) -> Bool {
        try Self.file { () throws(FileFault) in
            let entry = try root.directory(state.name).directory(id.name)
            guard try entry.status(SpoolNote.content.name) != nil else { return false }
            try entry.overwrite(SpoolNote.content.name)
            FaultPoint.passed()
            try entry.remove(SpoolNote.content.name)
            try entry.synchronise()
            FaultPoint.passed()
            return true
        }
    }
}

extension ContentCopyError {
    /// The fault that a copy inside the spool failed with; damage is told by `EBADMSG`.
    fileprivate var fault: FileFault {
        switch self {
        case .reading(let code): FileFault(.read, .spool, code: code)
        case .writing(let code): FileFault(.write, .spool, code: code)
        case .damaged: FileFault(.read, .spool, code: EBADMSG)
        case .overLimit: FileFault(.write, .spool, code: EFBIG)
        case .stopped: FileFault(.read, .spool, code: ECANCELED)
        }
    }
}
