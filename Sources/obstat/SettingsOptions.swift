import ArgumentParser
import AuditStore
import Documents
import Glibc
import Settings

/// Which installation a command is about.
struct SettingsOptions: ParsableArguments {
    @Option(help: "The settings file.")
    var config: String?

    @Option(help: "The folder of a gate started with obstatd --demo.")
    var demo: String?

    /// The file that an installation has.
    static let standardFile = "/etc/obstat/obstat.yaml"

    func settings() throws -> Settings {
        if let demo { return Settings.demonstration(in: demo) }
        let file = config ?? Self.standardFile
        let isMissing = unsafe access(file, F_OK) != 0
        if config == nil && isMissing { return Settings() }
        return try Self.settings(in: file)
    }

    /// Reads one settings file.
    ///
    /// - Throws: a refusal with every mistake in it.
    static func settings(in file: String) throws -> Settings {
        do {
            return try Settings.load(file: file)
        } catch {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: error.problems.map { $0.rendered(.zhTW) }.joined(separator: "\n"),
                    en: error.problems.map { $0.rendered(.en) }.joined(separator: "\n")))
        }
    }

    /// The store of that installation, for reading.
    func store() throws -> AuditStore {
        do {
            return try AuditStore(reading: try settings().database)
        } catch let error as StoreError {
            throw CommandRefusal(message: error.message)
        }
    }
}

/// How a command prints.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case jsonl
}
