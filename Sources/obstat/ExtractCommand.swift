import ArgumentParser
import Documents
import Examination
import Glibc
import Reports
import Synchronization

/// `obstat extract`: what the gate sees of a document: parts, segments, and what it could not read.
struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "Shows the text that the gate sees, and what it could not read.")

    @OptionGroup var options: ScanOptions
    @Argument(help: "Files, folders, or - for standard input.") var paths: [String]
    @Option(help: "text or jsonl.") var format = OutputFormat.text

    func run() throws {
        // Nothing is judged here, so no rules are loaded.
        let examiner = try options.startExaminer(RuleBook.none)
        defer { examiner.stop() }
        let limits = try options.limits()
        var missed = 0
        for item in DocumentQueue(paths: paths).items {
            missed += extract(item, with: examiner, limits: limits)
        }
        if missed > 0 { throw ExitCode(ExitStatus.scan([.unexamined: missed])) }
    }

    /// - Returns: the number of parts that were not read.
    private func extract(
        _ item: DocumentQueue.Item, with examiner: Examiner, limits: ExaminationLimits
    ) -> Int {
        switch item {
        case .unreadable(let path, let reason, let detail):
            show([CoverageGap(part: .document, reason: reason, detail: detail)], of: path)
            return 1
        case .file(let path):
            let descriptor = unsafe open(path.pathText, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
            return extract(path, descriptor: descriptor, with: examiner, limits: limits)
        case .standardInput:
            let descriptor = StandardInput.file(limit: limits.documentBytes) ?? -1
            return extract(FileName("-"), descriptor: descriptor, with: examiner, limits: limits)
        }
    }

    private func extract(
        _ path: FileName, descriptor: Int32, with examiner: Examiner, limits: ExaminationLimits
    ) -> Int {
        guard descriptor >= 0 else {
            show([CoverageGap(part: .document, reason: .corrupt, detail: "can't be opened")], of: path)
            return 1
        }
        defer { close(descriptor) }
        let name = path.bytes.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? path.bytes
        let examined = examiner.examine(
            descriptor: descriptor, name: FileName(bytes: name), limits: limits,
            onText: { show($0, of: path) })
        show(examined.document.gaps, of: path)
        return examined.document.gaps.count
    }

    private func show(_ text: PartText, of path: FileName) {
        switch format {
        case .jsonl:
            for line in JSONLinesReport().lines(text, of: path) { Terminal.print(line + "\n") }
        case .text:
            Terminal.print(
                "── \(path.display) › \(FileName(text.path.description).display) (\(text.mediaType))\n")
            Terminal.print(String(decoding: text.bytes, as: UTF8.self) + "\n")
        }
    }

    private func show(_ gaps: [CoverageGap], of path: FileName) {
        for gap in gaps {
            switch format {
            case .jsonl: Terminal.print(JSONLinesReport().line(gap, of: path) + "\n")
            case .text:
                let part = FileName(gap.part.description).display
                Terminal.print("── \(path.display) › \(part): \(gap.reason.title(.ofUser)): \(gap.detail)\n")
            }
        }
    }
}
