import ArgumentParser
import Documents
import Glibc
import Settings

/// The manual of `obstatd`.
///
/// NAME
///     obstatd - the pre-publication gate
///
/// DESCRIPTION
///     Watches the units' drop folders, takes each settled file into its spool, has it examined, and lets only
///     what is clear reach the upload area. Everything else waits in quarantine, with its reasons, for a person.
///
/// SECURITY
///     Runs as a user of its own; its one capability lets it see open writers. Never parses a document: that is done by obstat-examine in
///     confined, disposable processes whose answers are checked as hostile input. Opens dropped files without
///     following links. Logs no document text.
///
/// LIMITS
///     See ExaminationLimits; every limit is a setting.
///
/// DIAGNOSTICS
///     Structured lines on standard error (with priorities for the journal). Exit status 2 when settings, rules,
///     store, spool or confinement are not right; nothing starts half.
@main
struct Obstatd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "obstatd", abstract: "The pre-publication gate.", version: "0.1.0")

    @Option(help: "The settings file.")
    var config: String?

    @Option(help: "Try the gate in this folder with embedded defaults; no settings file is read.")
    var demo: String?

    @Option(help: "The folder of the rule packs, instead of the settings' own.")
    var rules: String?

    @Option(help: "The port of the reviewers' console, instead of the settings' own.")
    var consolePort: Int?

    func validate() throws {
        if config != nil && demo != nil { throw ValidationError("--config and --demo exclude each other.") }
        if let consolePort, !(1_024...65_535).contains(consolePort) {
            throw ValidationError("--console-port is a number from 1024 to 65535.")
        }
    }

    func run() async throws {
        umask(0o027)
        do {
            try await start(settings())
        } catch {
            StandardError.write(StartRefusal(error).message(.ofEnvironment) + "\n")
            throw ExitCode(2)
        }
    }

    private func settings() throws -> Settings {
        var settings: Settings
        if let demo {
            settings = Settings.demonstration(in: AbsolutePath.of(demo))
        } else {
            do {
                settings = try Settings.load(file: config ?? "/etc/obstat/obstat.yaml")
            } catch {
                throw StartRefusal(
                    message: LocalizedText(
                        zhTW: error.problems.map { $0.rendered(.zhTW) }.joined(separator: "\n"),
                        en: error.problems.map { $0.rendered(.en) }.joined(separator: "\n")))
            }
        }
        if let rules { settings.rules = rules }
        if let consolePort { settings.console.port = consolePort }
        return settings
    }
}
