import ArgumentParser
import Documents
import Examination
import Glibc
import Policy
import Reports
import RulePacks

/// `obstat scan`: examines documents as the gate would, and says what it would do with them.
struct ScanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan", abstract: "Examines documents as the gate would.",
        discussion: """
            Exit status: 0 every document clear; 1 at least one held by a finding; 3 none held, at least one not fully \
            examined; 2 the command could not run.
            """)

    @OptionGroup var options: ScanOptions
    @Argument(help: "Files, folders, or - for standard input.") var paths: [String]
    @Option(help: "text or jsonl.") var format = OutputFormat.text
    @Flag(help: "Also show notes, and how each finding came about.") var explain = false
    @Option(help: "Write the report to this file.") var output: String?

    func run() throws {
        let loaded = try options.loadRules()
        let examiner = try options.startExaminer(loaded.book)
        defer { examiner.stop() }
        let sink = try ReportSink(path: output)
        let report = TextReport(
            language: .ofUser, explains: explain, usesColour: Terminal.usesColour && output == nil,
            book: loaded.book)
        var counts: [Outcome: Int] = [:]
        let scan = try Scan(
            items: DocumentQueue(paths: paths).items, examiner: examiner, loaded: loaded, unit: options.unit,
            limits: options.limits(), jobs: options.jobs ?? Scan.processors)
        scan.run { result in
            counts[result.verdict.outcome, default: 0] += 1
            sink.write(format == .jsonl ? JSONLinesReport().line(result) + "\n" : report.lines(result))
        }
        if format == .text { sink.write(report.summary(counts)) }
        try sink.finish()
        throw ExitCode(ExitStatus.scan(counts))
    }
}
