package import Documents

/// A unit's own folder, into which it drops documents.
package struct DropFolder: Hashable, Sendable {
    /// The subfolder that the gate writes receipts to; nothing in it is ever taken.
    package static let receipts = FileName("receipts")

    package var unit: String
    /// The administrator's path; links on the way to the folder are followed, none below it.
    package var path: String

    package init(unit: String, path: String) {
        self.unit = unit
        self.path = path
    }
}
