import ArgumentParser
import Documents
import Matching
import Reports

/// `obstat rules show`: one rule in full.
struct RulesShow: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: LocalizedText(zhTW: "顯示一條規則的全部內容。", en: "Shows one rule in full.")(.ofUser))
    }

    @Argument(help: "The rule's id.") var id: String
    @OptionGroup var options: RulesOptions

    func run() throws {
        let rule = try options.rule(id, among: try options.load())
        switch options.format {
        case .text: for line in RuleSheet(rule: rule, language: .ofUser).lines { Terminal.print(line + "\n") }
        case .jsonl: Terminal.print(rule.json.text + "\n")
        }
    }
}
