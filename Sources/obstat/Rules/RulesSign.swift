import ArgumentParser
import Documents
import RulePacks

/// `obstat rules sign`: vouches for a folder of rules as it is now.
struct RulesSign: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sign",
            abstract: LocalizedText(
                zhTW: "檢查並簽署規則目錄（Ed25519），寫入 rules.sig。",
                en: "Checks a folder of rules and signs it (Ed25519), in rules.sig.")(.ofUser))
    }

    @Option(help: "The private key file.") var key: String
    @Argument(help: "The folder of the rule packs, or of a site's changes.") var directory: String
    @Option(help: "The rules that the folder's changes are made to.") var over: String?

    func run() throws {
        guard let signing = RuleSigningKey(file: key) else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "\(key)：不是私鑰檔，或無法讀取。", en: "\(key): no private key, or it can't be read."))
        }
        do throws(RulePackRefusal) {
            // Nobody vouches for rules that would be refused.
            _ = try RulePacks.load(
                RulePackDirectories(shipped: over ?? directory, overlay: over == nil ? nil : directory))
            let count = try signing.sign(directory)
            Terminal.print(
                LocalizedText(zhTW: "已簽署 \(count) 個檔案。", en: "\(count) files are signed.")(.ofUser) + "\n")
        } catch {
            RulesOptions.report(error.problems)
            throw RulesOptions.refusal(error)
        }
    }
}
