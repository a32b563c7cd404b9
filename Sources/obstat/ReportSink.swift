import Documents
import Glibc

/// Where a report goes: standard output, or a file that appears only when it is complete.
final class ReportSink {
    private let path: String?
    private let descriptor: Int32
    private var hasFailed = false

    private var temporary: String { (path ?? "") + ".part" }

    init(path: String?) throws {
        self.path = path
        guard let path else {
            descriptor = STDOUT_FILENO
            return
        }
        descriptor = unsafe open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.refusal(path, errno) }
    }

    func write(_ text: String) {
        guard path != nil else {
            Terminal.print(text)
            return
        }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty && !hasFailed {
            let written = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if written < 0 && errno != EINTR { hasFailed = true }
            bytes = bytes.dropFirst(max(0, written))
        }
    }

    func finish() throws {
        guard let path else { return }
        let isWhole = !hasFailed && fsync(descriptor) == 0
        close(descriptor)
        guard isWhole, unsafe rename(temporary, path) == 0 else { throw Self.refusal(path, errno) }
    }

    private static func refusal(_ path: String, _ code: Int32) -> CommandRefusal {
        let words = DocumentQueue.words(code)
        return CommandRefusal(
            message: LocalizedText(
                zhTW: "無法寫入報告 \(path)：\(words)。請確認路徑、權限與磁碟空間。",
                en: "The report \(path) can't be written: \(words). Check path, permissions and disk space."))
    }
}
