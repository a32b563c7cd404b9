import ArgumentParser
import AuditStore
import Documents
import Matching
import Reports
import RulePacks

/// `obstat rules list`: every rule, one to a line; with `--usage`, what each has found so far.
struct RulesList: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: LocalizedText(
                zhTW: "列出所有規則；--usage 另列命中數、首次與最近命中，以及從未命中者。",
                en: "Lists every rule; with --usage, its hits, the first and the last, and rules never used.")(
                    .ofUser))
    }

    @OptionGroup var options: RulesOptions
    @Flag(help: "Also what each rule has found, from the gate's store.") var usage = false
    @Option(help: "With --usage: only this unit's documents.") var unit: String?
    @OptionGroup var installation: SettingsOptions

    func validate() throws {
        if unit != nil, !usage { throw ValidationError("--unit goes with --usage.") }
    }

    func run() throws {
        let loaded = try options.load()
        guard !usage else { return try listUsage(of: loaded) }
        switch options.format {
        case .text: Terminal.print(Self.table(of: loaded).text + Self.count(of: loaded)(.ofUser) + "\n")
        case .jsonl: for rule in loaded.all { Terminal.print(rule.json.text + "\n") }
        }
    }

    private func listUsage(of loaded: LoadedRules) throws {
        let sheet = UsageSheet(
            rules: loaded.all, usage: try installation.store().ruleUsage(unit: unit), language: .ofUser)
        for line in options.format == .text ? sheet.lines : sheet.jsonLines { Terminal.print(line + "\n") }
    }

    private static func table(of loaded: LoadedRules) -> TextTable {
        let header = [
            LocalizedText(zhTW: "代號", en: "id"), LocalizedText(zhTW: "狀態", en: "state"),
            LocalizedText(zhTW: "處置", en: "action"), LocalizedText(zhTW: "類別", en: "category"),
            LocalizedText(zhTW: "規則包", en: "pack"), LocalizedText(zhTW: "名稱", en: "title"),
        ]
        var table = TextTable(header: header.map { $0(.ofUser) })
        for rule in loaded.all {
            table.add([
                rule.id, "\(rule.state)", rule.action.name, rule.category.rawValue,
                "\(rule.pack)@\(rule.packVersion)", rule.title(.ofUser),
            ])
        }
        return table
    }

    private static func count(of loaded: LoadedRules) -> LocalizedText {
        let (active, idle) = (loaded.set.rules.count, loaded.disabled.count)
        return LocalizedText(
            zhTW: "\(active) 條生效、\(idle) 條未生效；\(loaded.book.digest)",
            en: "\(active) in force, \(idle) not; \(loaded.book.digest)")
    }
}
