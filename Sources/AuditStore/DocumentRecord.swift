package import Documents
import GRDB

/// What the store knows of one document.
package struct DocumentRecord: Sendable, Hashable, Codable {
    package var submission: Submission
    package var originalRemoved: Bool
    package var state: State
    package var intent: Intent?
    /// Where delivery puts it or has put it: components below the upload area.
    package var target: [FileName]?
    /// Times that delivery was put off.
    package var attempts: Int
    /// When the next attempt is made, nanoseconds since 1970.
    package var due: Int64?
    package var mediaType: String?
    package var verdict: Verdict?
    package var rulesDigest: String?
    package var engine: String?
    package var milliseconds: Int?
    /// Nanoseconds since 1970.
    package var examined: Int64?
    /// When it reached its present rest, nanoseconds since 1970.
    package var finished: Int64?

    package typealias State = DocumentState
    package typealias Intent = DocumentIntent

    package var standing: DocumentStanding { DocumentStanding(state, intent: intent) }
}

extension DocumentRecord {
    init?(row: Row) {
        guard let id = DocumentID(row["id"]), let state = State(rawValue: row["state"]) else { return nil }
        let provenance = Provenance(
            owner: UInt32(truncatingIfNeeded: row["owner"] as Int64),
            group: UInt32(truncatingIfNeeded: row["group"] as Int64),
            mode: UInt32(truncatingIfNeeded: row["mode"] as Int64),
            device: UInt64(bitPattern: row["device"] as Int64),
            inode: UInt64(bitPattern: row["inode"] as Int64),
            modified: row["modified"], taken: row["taken"])
        submission = Submission(
            id: id, unit: row["unit"], path: FileName.components(stored: row["path"]), sha256: row["sha256"],
            bytes: row["bytes"], provenance: provenance)
        originalRemoved = row["originalRemoved"]
        self.state = state
        intent = (row["intent"] as String?).flatMap { Intent(rawValue: $0) }
        target = (row["target"] as String?).map { FileName.components(stored: $0) }
        attempts = row["attempts"]
        due = row["due"]
        mediaType = row["mediaType"]
        let grounds = (row["grounds"] as String).split(separator: " ").compactMap {
            Ground(rawValue: String($0))
        }
        verdict = (row["outcome"] as String?).flatMap { Outcome(rawValue: $0) }.map { outcome in
            Verdict(
                outcome: outcome, openness: (row["openness"] as String?).flatMap { Openness(rawValue: $0) },
                grounds: grounds)
        }
        rulesDigest = row["rulesDigest"]
        engine = row["engine"]
        milliseconds = row["milliseconds"]
        examined = row["examined"]
        finished = row["finished"]
    }
}

extension FileName {
    /// Path components as the store holds them: hexadecimal, joined by `/`.
    static func stored(_ components: [FileName]) -> String {
        components.map(\.hexadecimal).joined(separator: "/")
    }

    static func components(stored text: String) -> [FileName] {
        text.split(separator: "/").map { component in
            let digits = Array(component.utf8)
            let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap { index in
                UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
            }
            return FileName(bytes: bytes)
        }
    }
}
