import ArgumentParser
import Documents
import Matching
import Reports
import RulePacks

/// `obstat rules check`: everything that is wrong in a folder of rules; exit status 0 or 2.
struct RulesCheck: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: LocalizedText(
                zhTW: "檢查規則目錄，並執行所有例句與反例。", en: "Checks a folder of rules and runs all their examples.")(
                    .ofUser))
    }

    @Argument(help: "The folder of the rule packs.") var directory: String?
    @OptionGroup var options: RulesOptions

    func run() throws {
        do throws(RulePackRefusal) {
            let directories = try RulePackDirectories.standard(
                shipped: directory ?? options.rules, overlay: options.overlay)
            let loaded = try RulePacks.load(directories)
            tell(loaded.problems)
            let sheet = TriggerSheet(of: loaded, language: .ofUser)
            switch options.format {
            case .text:
                Terminal.print(Self.acceptance(of: loaded)(.ofUser) + "\n")
                for line in sheet.lines { Terminal.print(line + "\n") }
            case .jsonl: for line in sheet.jsonLines { Terminal.print(line + "\n") }
            }
        } catch {
            tell(error.problems)
            throw RulesOptions.refusal(error)
        }
    }

    private func tell(_ problems: [RulePackProblem]) {
        switch options.format {
        case .text: RulesOptions.report(problems)
        case .jsonl: for problem in problems { Terminal.print(Self.json(problem).text + "\n") }
        }
    }

    private static func json(_ problem: RulePackProblem) -> JSONText {
        var json = JSONText()
        json.add("severity", problem.severity.rawValue)
        json.add("file", problem.file)
        json.add("line", problem.line > 0 ? problem.line : nil)
        json.add("column", problem.line > 0 ? problem.column : nil)
        json.add("message", problem.message(.ofUser))
        json.add("hint", problem.hint?(.ofUser))
        return json
    }

    private static func acceptance(of loaded: LoadedRules) -> LocalizedText {
        let examples = loaded.all.reduce(0) { $0 + $1.examples.count + $1.counterexamples.count }
        let (packs, rules, warnings) = (loaded.files.count, loaded.all.count, loaded.problems.count)
        return LocalizedText(
            zhTW: "通過：\(packs) 個規則包、\(rules) 條規則、\(examples) 個例句與反例、\(warnings) 個注意事項；\(loaded.book.digest)",
            en:
                "Good: \(packs) packs, \(rules) rules, \(examples) examples, \(warnings) warnings; \(loaded.book.digest)"
        )
    }
}
