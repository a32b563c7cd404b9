import ArgumentParser
import Documents

/// `obstat rules`: the rule packs, looked at and tried.
struct RulesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rules",
            abstract: LocalizedText(zhTW: "檢視、檢查與試用規則。", en: "Looks at rules, checks them and tries them.")(
                .ofUser),
            subcommands: [
                RulesList.self, RulesShow.self, RulesCheck.self, RulesTest.self, RulesCompare.self,
                RulesProfile.self, RulesDocument.self, RulesKeygen.self, RulesSign.self, RulesVerify.self,
            ])
    }
}
