import ArgumentParser
import AuditStore
import Documents

/// `obstat audit verify`: whether an event was removed, changed, moved or cut off.
///
/// Exit status 1 when so.
struct AuditVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Whether the chain of audit events is whole.")

    @OptionGroup var installation: SettingsOptions

    func run() throws {
        let state = try installation.store().verifyChain()
        guard case .whole = state else {
            throw CommandRefusal(message: state.message, status: ExitStatus.somethingIsWrong)
        }
        Terminal.print(state.message(.ofUser) + "\n")
    }
}
