import Documents
import Reports

/// How far long work has come, for a person; silent in a pipe and for a single document.
final class Progress {
    private let total: Int
    private let isShown: Bool
    private let start = ContinuousClock.now
    private var documents = 0
    private var bytes: Int64 = 0
    private var held = 0
    private var lastShown: ContinuousClock.Instant

    init(total: Int) {
        self.total = total
        isShown = total > 1 && Terminal.speaksToPerson
        lastShown = start
    }

    func count(_ result: ScanResult) {
        documents += 1
        bytes += result.bytes
        if result.verdict.outcome != .clear { held += 1 }
        guard isShown, lastShown.duration(to: .now) > .milliseconds(200) else { return }
        lastShown = .now
        Terminal.say("\r\u{1B}[K" + line)
    }

    func finish() {
        if isShown { Terminal.say("\r\u{1B}[K") }
    }

    private var line: String {
        let spent = start.duration(to: .now)
        let left = spent / documents * (total - documents)
        let mebibytes = bytes >> 20
        return switch Language.ofUser {
        case .en:
            "\(documents)/\(total) documents, \(mebibytes) MiB, \(held) held so far, \(left.components.seconds) s left"
        case .zhTW: "\(documents)/\(total) 件，\(mebibytes) MiB，已留置 \(held) 件，約剩 \(left.components.seconds) 秒"
        }
    }
}
