import ArgumentParser
import Documents
import Glibc

/// The manual of `obstat`.
///
/// NAME
///     obstat - ask the pre-publication gate, and print what it says
///
/// DESCRIPTION
///     One subcommand a noun. Documents are examined by the same confined examiner as the daemon's, so a
///     laptop and the gate give one answer. What the daemon knows is read from its store.
///
/// SECURITY
///     Runs with the caller's own rights. Never parses a document: it opens the file and hands the descriptor to
///     obstat-examine. Names, excerpts and metadata come from strangers and are shown with control and
///     direction characters spelled out.
///
/// DIAGNOSTICS
///     Exit status of scan: 0 every document clear; 1 at least one held by a finding; 3 none held, at least one not
///     fully examined; 2 the command could not run. Other commands: 0 or 2; `audit verify` and `doctor`: 1
///     when something is wrong.
@main
struct Obstat: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "obstat",
        abstract: "Asks the pre-publication gate: scan documents, look at rules, quarantine and audit.",
        version: "0.1.0",
        subcommands: [
            ScanCommand.self, ExtractCommand.self, RulesCommand.self, StatusCommand.self,
            QuarantineCommand.self, ExemptionsCommand.self, RecallCommand.self, ReportCommand.self,
            ConsoleCommand.self, AuditCommand.self, BackupCommand.self, RestoreCommand.self,
            DoctorCommand.self,
            ConfigCommand.self, DemoCommand.self,
        ])

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let refusal as CommandRefusal {
            Terminal.say(refusal.message(.ofUser) + "\n")
            Glibc.exit(refusal.status)
        } catch {
            // Usage errors are status 2 like every other command that could not run; help and version are 0.
            let isAnswer = exitCode(for: error) == .success
            if isAnswer {
                Terminal.print(fullMessage(for: error) + "\n")
            } else if !(error is ExitCode) {
                Terminal.say(fullMessage(for: error) + "\n")
            }
            Glibc.exit(isAnswer ? 0 : (error as? ExitCode)?.rawValue ?? 2)
        }
    }
}
