import ArgumentParser
import AuditStore
import Documents

/// `obstat audit verify`: whether an event was removed, changed, moved or cut off.
///
/// Exit status 1 when so.
struct AuditVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Whether the chain of audit events is whole.")

    @Option(help: "An earlier head that was kept elsewhere, as the gate logs it: NUMBER:HASH.")
    var head: String?
    @OptionGroup var installation: SettingsOptions

    func run() throws {
        let store = try installation.store()
        let state = try store.verifyChain()
        guard case .whole = state else {
            throw CommandRefusal(message: state.message, status: ExitStatus.somethingIsWrong)
        }
        if let head { try compare(head, with: store) }
        let breaks = try store.events(named: "audit chain not whole")
        if let earliest = breaks.first {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "稽核鏈本身完整，但服務於第 \(earliest.sequence) 筆記錄：啟動時資料庫較先前為舊或已遭替換（\(earliest.detail)）。",
                    en:
                        "The chain is whole in itself, but event \(earliest.sequence) says that at a start the store "
                        + "was older than before, or another one: \(earliest.detail)"),
                status: ExitStatus.somethingIsWrong)
        }
        Terminal.print(state.message(.ofUser) + "\n")
    }

    private func compare(_ head: String, with store: AuditStore) throws {
        let words = head.split(separator: ":")
        guard words.count == 2, let sequence = Int64(words[0]), words[1].utf8.count == 64 else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "--head 的格式為「編號:雜湊值」，見服務記錄中的 audit head。",
                    en: "--head is NUMBER:HASH, as the gate's log has it behind “audit head”."))
        }
        guard try store.event(sequence)?.hash == String(words[1]) else {
            throw CommandRefusal(
                message: ChainState.replaced(at: sequence).message, status: ExitStatus.somethingIsWrong)
        }
    }
}
