import ArgumentParser
import Documents
import Matching
import RulePacks

/// What every command about rules can be told.
struct RulesOptions: ParsableArguments {
    @Option(help: "text or jsonl.") var format = OutputFormat.text
    @Option(help: "The folder of the rule packs.") var rules: String?
    @Option(help: "A folder with changes to them.") var overlay: String?

    /// The rules that were asked for, or the standard ones.
    ///
    /// - Throws: a refusal, whose problems are written to standard error first.
    func load() throws -> LoadedRules {
        do throws(RulePackRefusal) {
            let directories = try RulePackDirectories.standard(shipped: rules, overlay: overlay)
            return try RulePacks.load(directories)
        } catch {
            Self.report(error.problems)
            throw Self.refusal(error)
        }
    }

    /// - Throws: a refusal where there is no rule of that id, which says what may have been meant.
    func rule(_ id: String, among loaded: LoadedRules) throws -> Rule {
        if let rule = loaded.rule(id: id) { return rule }
        let nearest = loaded.nearestRule(to: id)
        throw CommandRefusal(
            message: LocalizedText(
                zhTW: "沒有代號為「\(id)」的規則；" + (nearest.map { "是否為「\($0)」？" } ?? "obstat rules list 列出全部。"),
                en: "There is no rule '\(id)'; "
                    + (nearest.map { "did you mean '\($0)'?" } ?? "obstat rules list shows all.")))
    }

    /// Writes problems to standard error as a person reads them.
    static func report(_ problems: [RulePackProblem]) {
        let colour = Terminal.speaksToPerson && Terminal.environment("NO_COLOR") == nil
        for problem in problems { Terminal.say(problem.rendered(language: .ofUser, colour: colour) + "\n\n") }
    }

    static func refusal(_ refusal: RulePackRefusal) -> CommandRefusal {
        let errors = refusal.errors.count
        return CommandRefusal(
            message: LocalizedText(
                zhTW: "規則未被接受：\(errors) 個錯誤。",
                en: "The rules are refused: \(errors) \(errors == 1 ? "error" : "errors")."))
    }
}
