import ArgumentParser
import AuditStore
import Documents
import Reports
import Settings

/// `obstat status`: whether the gate is at work, under which rules, and what waits where.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Whether the gate is at work, and what waits where.")

    @OptionGroup var installation: SettingsOptions
    @Option(help: "text or jsonl.") var format = OutputFormat.text

    func run() throws {
        let settings = try installation.settings()
        let store = try installation.store()
        let conditions = try store.conditions()
        let process = DaemonLock.holder(spool: settings.spool)
        let counts = try store.counts()
        let report = StatusReport(
            process: process, conditions: conditions,
            counts: counts.map {
                StatusReport.Count(unit: $0.unit, state: $0.state.rawValue, count: $0.count)
            })
        Terminal.print(format == .text ? report.text(.ofUser) : report.jsonLine + "\n")
    }
}
