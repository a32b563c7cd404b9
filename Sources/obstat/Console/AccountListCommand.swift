import Accounts
import ArgumentParser
import AuditStore
import Documents
import Foundation

/// `obstat console account list`.
struct AccountListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the accounts.")

    @OptionGroup var installation: SettingsOptions
    @Option(help: "text or jsonl.") var format = OutputFormat.text

    func run() throws {
        let book = try installation.accounts()
        let now = book.store.now()
        for account in try book.store.all() {
            Terminal.print((format == .text ? line(account, now) : try json(account, now)) + "\n")
        }
    }

    private func line(_ account: Account, _ now: Int64) -> String {
        let roles = account.roles.map { $0.title(.ofUser) }.sorted().joined(separator: ", ")
        let units = account.units.isEmpty ? "*" : account.units.joined(separator: ",")
        return "\(account.name)  \(roles)  \(units)  \(Self.state(account, now)(.ofUser))"
    }

    private static func state(_ account: Account, _ now: Int64) -> LocalizedText {
        if account.isDisabled { return LocalizedText(zhTW: "停用", en: "disabled") }
        if !account.isUsable(at: now) { return LocalizedText(zhTW: "已逾期", en: "expired") }
        if account.lockedUntil.map({ $0 > now }) == true { return LocalizedText(zhTW: "暫時鎖定", en: "locked") }
        return LocalizedText(zhTW: "使用中", en: "in use")
    }

    private func json(_ account: Account, _ now: Int64) throws -> String {
        var object: [String: Any] = [
            "name": account.name, "roles": account.roles.map(\.rawValue).sorted(), "units": account.units,
            "state": Self.state(account, now).en, "codes": account.hasTimeCode,
        ]
        object["unixUser"] = account.unixUser
        object["expires"] = account.expires
        let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
        return String(decoding: data, as: UTF8.self)
    }
}
