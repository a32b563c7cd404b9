import ArgumentParser
import Documents
import RulePacks

/// `obstat rules verify`: whether a folder of rules is as it was signed.
struct RulesVerify: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: LocalizedText(
                zhTW: "驗證規則目錄的簽章，逐一指出變動的檔案。",
                en: "Verifies the signature of a folder of rules, and names each file that differs.")(.ofUser)
        )
    }

    @Option(help: "The public key file.") var key: String
    @Argument(help: "The folder.") var directory: String

    func run() throws {
        guard let signer = RuleSigner(file: key) else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "\(key)：不是公鑰檔，或無法讀取。", en: "\(key): no public key, or it can't be read."))
        }
        do throws(RulePackRefusal) {
            try RulePacks.verify(directory, signedBy: signer)
        } catch {
            RulesOptions.report(error.problems)
            throw CommandRefusal(
                message: LocalizedText(zhTW: "簽章不符。", en: "The rules are not as they were signed."))
        }
        Terminal.print(
            LocalizedText(zhTW: "簽章相符。", en: "The rules are as they were signed.")(.ofUser) + "\n")
    }
}
