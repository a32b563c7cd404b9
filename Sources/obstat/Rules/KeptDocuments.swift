import Documents
import Foundation

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
            origins[path] = Self.heldOrigin(in: path.bytes.dropLast(last.count))
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

    private static let contents: Set<FileName> = [FileName("content"), FileName("content.sealed")]

    /// As the spool writes it; a name that is no UTF-8 is written in hexadecimal.
    private struct Note: Decodable {
        struct Name: Decodable {
            var text: String?
            var hex: String?
        }

        var id: String
        var unit: String
        var path: [Name]
    }

    /// - Returns: `nil` where there is no note that can be read: then the file is judged as it lies there.
    private static func heldOrigin(in folder: ArraySlice<UInt8>) -> Origin? {
        let note = String(decoding: folder, as: UTF8.self) + "submission.json"
        guard let data = FileManager.default.contents(atPath: note),
            let record = try? JSONDecoder().decode(Note.self, from: data),
            let last = record.path.last, let name = fileName(last)
        else { return nil }
        let path = record.path.map { fileName($0)?.text ?? "?" }.joined(separator: "/")
        return Origin(
            name: name, unit: record.unit, shown: FileName("\(record.unit)/\(path) (\(record.id))"))
    }

    private static func fileName(_ note: Note.Name) -> FileName? {
        if let text = note.text { return FileName(text) }
        guard let hex = note.hex.map({ Array($0.utf8) }), hex.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: hex.count, by: 2) {
            guard let byte = UInt8(String(decoding: hex[index..<(index + 2)], as: UTF8.self), radix: 16)
            else {
                return nil
            }
            bytes.append(byte)
        }
        return FileName(bytes: bytes)
    }
}

extension FileName {
    /// The steps of a path.
    fileprivate var components: [[UInt8]] {
        bytes.split(separator: UInt8(ascii: "/")).map(Array.init)
    }
}
