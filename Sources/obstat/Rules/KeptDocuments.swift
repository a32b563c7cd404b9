import Documents
import Foundation
import Spool

/// The documents that an installation keeps, each under the name and unit that it came with.
///
/// The spool calls every document `content`, and a rule on names or a unit's own changes would judge another document
/// than the gate did.
struct KeptDocuments {
    /// What the gate knows of one kept file.
    struct Origin: Sendable {
        /// The name that rules see.
        let name: FileName
        let unit: String
        /// The document for a list: its unit, its path and, where it waits, its id.
        let shown: FileName
    }

    private(set) var items: [DocumentQueue.Item] = []
    /// By the path of the file.
    private(set) var origins: [FileName: Origin] = [:]

    /// Adds what waits below `folder`, the spool's own for held documents.
    mutating func addHeld(in folder: String) {
        for item in DocumentQueue(paths: [folder]).items {
            guard case .file(let path) = item else {
                items.append(item)
                continue
            }
            // Notes beside the document are the gate's own.
            guard let last = path.components.last, Self.contents.contains(FileName(bytes: last)) else {
                continue
            }
            items.append(item)
            origins[path] = Self.heldOrigin(
                in: FileName(bytes: Array(path.bytes.dropLast(last.count + 1))))
        }
    }

    /// Adds what lies below `folder`, in which each unit has a folder of its own.
    mutating func addDelivered(in folder: String) {
        let depth = FileName(folder).components.count
        for item in DocumentQueue(paths: [folder]).items {
            items.append(item)
            guard case .file(let path) = item else { continue }
            let below = path.components.dropFirst(depth)
            guard below.count > 1, let unit = below.first, let name = below.last else { continue }
            origins[path] = Origin(
                name: FileName(bytes: name), unit: String(decoding: unit, as: UTF8.self),
                shown: FileName(bytes: Array(below.joined(separator: Array("/".utf8)))))
        }
    }

    // MARK: The spool's note

    private static let contents = Set(
        [SpoolNote.content, .sealedContent].map { FileName($0.rawValue) })

    /// - Returns: `nil` where there is no record that can be read: then the file is judged as it lies there.
    private static func heldOrigin(in folder: FileName) -> Origin? {
        guard let name = folder.components.last,
            let id = DocumentID(String(decoding: name, as: UTF8.self)),
            let data = FileManager.default.contents(
                atPath: "\(folder.text)/\(SpoolNote.submission.rawValue)"),
            let submission = try? Submission(record: Array(data), of: id), let last = submission.path.last
        else { return nil }
        let path = submission.path.map(\.text).joined(separator: "/")
        return Origin(
            name: last, unit: submission.unit, shown: FileName("\(submission.unit)/\(path) (\(id))"))
    }
}

extension FileName {
    /// The steps of a path.
    fileprivate var components: [[UInt8]] {
        bytes.split(separator: UInt8(ascii: "/")).map(Array.init)
    }
}
