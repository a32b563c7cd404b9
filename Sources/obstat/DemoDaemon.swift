import Documents
import Foundation

/// The daemon of a demonstration, followed by what it logs.
final class DemoDaemon {
    private let process = Process()
    private let log = Pipe()
    private var unread = Data()
    private var seen: [String] = []

    /// Starts it and waits until the gate is open.
    init(folder: String) throws {
        let beside = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent()
        let installed = beside.deletingLastPathComponent().appendingPathComponent("sbin")
        process.executableURL = [beside, installed].map { $0.appendingPathComponent("obstatd") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        process.arguments = ["--demo", folder]
        process.standardError = log
        process.standardInput = FileHandle.nullDevice
        try process.run()
        try? log.fileHandleForWriting.close()
        try follow(1) { $0.contains("the gate is open") }
    }

    /// Waits until so many documents have been delivered or held.
    func awaitOutcomes(_ count: Int) throws {
        try follow(count) { $0.contains(" delivered document=") || $0.contains(" held document=") }
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    private func follow(_ count: Int, _ isWanted: (String) -> Bool) throws {
        var found = 0
        while found < count {
            guard let line = nextLine() else {
                throw CommandRefusal(
                    message: LocalizedText(
                        zhTW: "obstatd 提前結束：\n" + seen.suffix(20).joined(separator: "\n"),
                        en: "obstatd ended early:\n" + seen.suffix(20).joined(separator: "\n")))
            }
            seen.append(line)
            if isWanted(line) { found += 1 }
        }
    }

    /// `nil` at the end of the log.
    private func nextLine() -> String? {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: unread[..<end], as: UTF8.self)
                unread = Data(unread[unread.index(after: end)...])
                return line
            }
            let more = log.fileHandleForReading.availableData
            guard !more.isEmpty else { return nil }
            unread += more
        }
    }
}
