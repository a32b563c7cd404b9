import Foundation
import Synchronization

/// The last link of the audit chain, kept outside the database.
///
/// Cutting events off the end leaves a chain that is whole in itself; only a memory of how long it
/// was shows the cut. The file may lag behind the database by the commits of a crash, never be ahead of it.
final class ChainHead: Sendable {
    private let path: String
    private let moved = Mutex<Int64>(0)

    init(path: String) {
        self.path = path
    }

    /// Remembers the event as the last one.
    ///
    /// A failure is not fatal: the next event tries again.
    func move(to event: AuditEvent) {
        moved.withLock { last in
            guard event.sequence > last else { return }
            let line = "\(event.sequence) \(event.hash)\n"
            if (try? Data(line.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)) != nil {
                last = event.sequence
            }
        }
    }

    /// The sequence and hash in the file, or `nil` where there is none.
    func read() -> (sequence: Int64, hash: String)? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let sequence = Int64(words[0]) else { return nil }
        return (sequence, String(words[1]))
    }
}
