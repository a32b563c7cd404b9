package import Documents
import Glibc
package import Spool

/// Taking back what was published.
extension UploadArea {
    /// Where public notices of a unit stand, below its upload folder.
    private static let notices = FileName("stop-notices")

    /// Lends a published document, if the upload area still has it and it is what was delivered.
    ///
    /// - Returns: `nil` where it is not there, or something else is in its place.
    package func withContent<Value, Failure: Error>(
        of planned: PlannedDelivery, sha256: String,
        _ body: (borrowing OwnedDescriptor) throws(Failure) -> Value
    ) throws -> Value? {
        guard try isDelivered(planned, sha256: sha256) != nil else { return nil }
        guard let folder = try existingFolder(planned.path.dropLast()), let name = planned.path.last else {
            return nil
        }
        return try body(try folder.directory.file(name))
    }

    /// Removes a published document, for good before this returns; what is not it is left alone.
    ///
    /// May be called again: a document that is gone already is no error.
    package func takeOut(_ planned: PlannedDelivery, sha256: String) throws(DeliveryError) {
        guard try isDelivered(planned, sha256: sha256) != nil else { return }
        do throws(FileFault) {
            guard let folder = try existingFolder(planned.path.dropLast()), let name = planned.path.last
            else {
                return
            }
            try folder.directory.remove(name)
            try folder.directory.synchronise()
        } catch {
            throw Self.targetError(error, planned.path.last ?? FileName(""))
        }
    }

    /// Puts a public notice about a document where its unit's documents are published; one that is there is replaced.
    package func putNotice(_ text: String, about id: DocumentID, unit: String) throws(DeliveryError) {
        guard Unit.isValid(id: unit) else { throw .unsafePath(FileName(unit)) }
        do throws(FileFault) {
            let folder = try madeFolder([FileName(unit), Self.notices])
            try folder.write(
                Array(text.utf8), to: FileName("\(id).txt"), by: FileName(".obstat-\(id).notice"), mode: 0o640
            )
        } catch {
            throw Self.targetError(error, Self.notices)
        }
    }
}
