import ArgumentParser
import Documents
import RulePacks

/// `obstat rules keygen`: a new pair of keys for signing rules.
struct RulesKeygen: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "keygen",
            abstract: LocalizedText(
                zhTW: "產生簽署規則用的金鑰：NAME.key（私鑰）與 NAME.pub（公鑰）。",
                en: "Makes keys for signing rules: NAME.key (private) and NAME.pub (public).")(.ofUser))
    }

    @Argument(help: "Where the keys are written, without the endings.") var name: String

    func run() throws {
        do throws(RuleKeyRefusal) {
            try RuleSigningKey().write(named: name)
        } catch {
            throw CommandRefusal(
                message: error.isThere
                    ? LocalizedText(
                        zhTW: "\(error.path)：檔案已存在，不會覆寫。", en: "\(error.path): exists and is not overwritten."
                    )
                    : LocalizedText(zhTW: "\(error.path)：無法寫入。", en: "\(error.path): can't be written."))
        }
        let told = LocalizedText(
            zhTW: "已寫入 \(name).key 與 \(name).pub。私鑰請離線保存；公鑰路徑填入設定 requireSignedRules。",
            en:
                "\(name).key and \(name).pub are written. Keep the private key off the gate; name the public one in "
                + "requireSignedRules.")
        Terminal.print(told(.ofUser) + "\n")
    }
}
