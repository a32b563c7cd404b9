package import Documents
package import Spool

/// Writes receipts into a unit's receipts folder.
package struct ReceiptWriter: Sendable {
    private static let longestName = 200
    private static let folder = FileName("receipts")

    private let dropFolder: String

    /// - Parameter dropFolder: the unit's drop folder; receipts go into its `receipts`, made when it is missing.
    package init(dropFolder: String) {
        self.dropFolder = dropFolder
    }

    /// Writes a receipt whole or not at all; one for the same document is replaced.
    ///
    /// - Parameters:
    ///   - text: the receipt.
    ///   - document: the document's own name, for the receipt's.
    ///   - id: the document's id.
    ///   - kind: set apart from the document's receipt by this word in its name.
    /// - Returns: the receipt's name in the receipts folder.
    /// - Throws: `ELOOP` or `ENOTDIR` where the receipts folder is a link or a file, besides the usual.
    @discardableResult
    package func write(
        _ text: String, about document: FileName, id: DocumentID, kind: String? = nil
    ) throws(FileFault) -> FileName {
        let parent = try Directory(path: dropFolder, place: .receipts)
        _ = try parent.makeDirectory(Self.folder, mode: 0o755)
        let name = Self.name(for: document, id: id, kind: kind)
        try parent.directory(Self.folder).write(
            Array(text.utf8), to: name, by: Self.temporaryName(id), mode: 0o644)
        return name
    }

    /// Removes what a crash, or a disk that failed twice, left half written; to be called at start.
    ///
    /// A folder that can't be looked into is passed over: the next receipt says what is wrong with it.
    package func sweepUnfinished() {
        guard let parent = try? Directory(path: dropFolder, place: .receipts),
            let receipts = try? parent.directory(Self.folder), let names = try? receipts.names()
        else { return }
        for name in names where Self.isTemporary(name) { try? receipts.remove(name) }
    }

    private static func temporaryName(_ id: DocumentID) -> FileName { FileName(".obstat-\(id).receipt") }

    private static func isTemporary(_ name: FileName) -> Bool {
        name.text.hasPrefix(".obstat-") && name.text.hasSuffix(".receipt")
    }

    /// `<name>.<id>.txt`, or `<name>.<id>.<kind>.txt`: at most 200 bytes of UTF-8 that every file system and every share takes.
    static func name(for document: FileName, id: DocumentID, kind: String? = nil) -> FileName {
        let ending = ".\(id)\(kind.map { "." + $0 } ?? "").txt"
        var stem = ""
        for scalar in document.text.unicodeScalars {
            let safe = isSafe(scalar) ? Character(scalar) : "_"
            guard stem.utf8.count + safe.utf8.count + ending.utf8.count <= longestName else { break }
            stem.unicodeScalars.append(contentsOf: safe.unicodeScalars)
        }
        if let first = stem.first, first == "." || first == "-" || first == "~" {
            stem = "_" + stem.dropFirst()
        }
        return FileName((stem.isEmpty ? "_" : stem) + ending)
    }

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        if #"/\<>:"|?*"#.unicodeScalars.contains(scalar) || scalar == "\u{FFFD}" { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
            return false
        default: return true
        }
    }
}
