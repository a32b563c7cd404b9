package import Documents
import FoundationEssentials

/// A ``Submission`` as it is written beside the content: JSON, versioned, names in hexadecimal where they are not UTF-8.
///
/// Reading is strict: what this version would not have written is refused, because a document whose
/// record is in doubt must wait for a person.
struct SubmissionRecord: Codable {
    private static let currentVersion = 1

    private var version: Int
    private var id: String
    private var unit: String
    fileprivate var path: [Name]
    private var sha256: String
    private var bytes: Int64
    private var owner: UInt32
    private var group: UInt32
    private var mode: UInt32
    private var device: UInt64
    private var inode: UInt64
    private var modified: Int64
    private var taken: Int64

    fileprivate struct Name: Codable {
        var text: String?
        var hex: String?
    }

    init(_ submission: Submission) {
        version = Self.currentVersion
        id = submission.id.description
        unit = submission.unit
        path = submission.path.map { name in
            name.isValidUTF8 ? Name(text: name.text) : Name(hex: name.hexadecimal)
        }
        sha256 = submission.sha256
        bytes = submission.bytes
        owner = submission.provenance.owner
        group = submission.provenance.group
        mode = submission.provenance.mode
        device = submission.provenance.device
        inode = submission.provenance.inode
        modified = submission.provenance.modified
        taken = submission.provenance.taken
    }

    init(decoding bytes: [UInt8], of id: DocumentID) throws(SpoolError) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(bytes))
        } catch {
            throw .unreadableRecord(id, "it is not a record of version \(Self.currentVersion)")
        }
        // Byte for byte: an unknown key, a missing one or another spelling means another writer.
        guard try encoded() == bytes else { throw .unreadableRecord(id, "it was changed") }
    }

    func encoded() throws(SpoolError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
        } catch {
            guard let id = DocumentID(id) else { throw .file(FileFault(.write, .spool, code: 0)) }
            throw .unreadableRecord(id, "it can't be written")
        }
    }

    func submission(of expected: DocumentID) throws(SpoolError) -> Submission {
        guard version == Self.currentVersion, id == expected.description else {
            throw .unreadableRecord(expected, "it is of another version or document")
        }
        let names = path.compactMap(\.name)
        let isWhole = names.count == path.count && !names.isEmpty && names.allSatisfy(\.isComponent)
        guard isWhole, FileName(unit).isComponent, Self.isHash(sha256), bytes >= 0 else {
            throw .unreadableRecord(expected, "a name, the hash or the size is not valid")
        }
        return Submission(
            id: expected, unit: unit, path: names, sha256: sha256, bytes: bytes,
            provenance: Provenance(
                owner: owner, group: group, mode: mode, device: device, inode: inode, modified: modified,
                taken: taken))
    }

    private static func isHash(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}

extension Submission {
    /// What the record beside a document's content says, for whoever reads a spool that a gate is at work on.
    ///
    /// - Throws: `.unreadableRecord` where this version would not have written it.
    package init(record bytes: [UInt8], of id: DocumentID) throws(SpoolError) {
        self = try SubmissionRecord(decoding: bytes, of: id).submission(of: id)
    }
}

extension SubmissionRecord.Name {
    /// The name, where exactly one spelling of it is given.
    fileprivate var name: FileName? {
        switch (text, hex) {
        case (let text?, nil): FileName(text)
        case (nil, let hex?): FileName(hexadecimal: hex)
        default: nil
        }
    }
}

extension FileName {
    fileprivate init?(hexadecimal: String) {
        let digits = Array(hexadecimal.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16)
            else { return nil }
            bytes.append(byte)
        }
        self.init(bytes: bytes)
    }
}
