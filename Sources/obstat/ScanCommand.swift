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
    @Option(help: "How the report is written.") var format = ReportFormat.text
    @Flag(help: "Also show notes, and how each finding came about.") var explain = false
    @Option(help: "Write the report to this file.") var output: String?

    func run() throws {
        let loaded = try options.loadRules()
        let examiner = try options.startExaminer(loaded.book)
        defer { examiner.stop() }
        let sink = try ReportSink(path: output)
        var report = ReportWriter(
            format: format, language: .ofUser, explains: explain,
            usesColour: Terminal.usesColour && output == nil, book: loaded.book,
            version: Obstat.configuration.version)
        let scan = try Scan(
            items: DocumentQueue(paths: paths).items, examiner: examiner, loaded: loaded, unit: options.unit,
            limits: options.limits(), jobs: options.jobs ?? Scan.processors)
        sink.write(report.begin())
        scan.run { sink.write(report.result($0)) }
        sink.write(report.end())
        try sink.finish()
        throw ExitCode(ExitStatus.scan(report.counts))
    }
}

extension ReportFormat: ExpressibleByArgument {}
