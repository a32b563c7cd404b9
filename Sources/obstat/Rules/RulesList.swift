import ArgumentParser
import Documents
import Matching
import Reports
import RulePacks

/// `obstat rules list`: every rule, one to a line.
struct RulesList: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: LocalizedText(zhTW: "列出所有規則。", en: "Lists every rule.")(.ofUser))
    }

    @OptionGroup var options: RulesOptions

    func run() throws {
        let loaded = try options.load()
        switch options.format {
        case .text: Terminal.print(Self.table(of: loaded).text + Self.count(of: loaded)(.ofUser) + "\n")
        case .jsonl: for rule in loaded.all { Terminal.print(rule.json.text + "\n") }
        }
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
