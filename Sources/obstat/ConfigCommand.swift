import ArgumentParser
import Documents

/// `obstat config check`: every mistake of a settings file at once.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "The settings of an installation.", subcommands: [Check.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Shows every mistake of a settings file, with its line.")

        @Argument(help: "The settings file.") var file = SettingsOptions.standardFile

        func run() throws {
            _ = try SettingsOptions.settings(in: file)
            Terminal.print(
                LocalizedText(zhTW: "設定檔無誤：\(file)\n", en: "The settings are right: \(file)\n")(.ofUser))
        }
    }
}
