import Accounts
import AuditStore
import Desk
import Documents
import Foundation
import Gatekeeper
import Logging
import Matching
import OpenID
import ReviewConsole
import RulePacks
import ServiceLifecycle
import Settings

extension Obstatd {
    /// The reviewers' console, where the settings name a port for it.
    func console(_ settings: Settings, store: AuditStore, gate: Gate, log: Logger) throws -> [any Service] {
        guard let port = settings.console.port else { return [] }
        do {
            let accounts = try AccountBook(store: AccountStore(path: settings.accounts, now: { store.time }))
            let console = try buildConsole(
                configuration(settings, port: port), store: store, accounts: accounts, gate: .of(gate),
                log: log)
            return [ConsoleService(console: console, address: settings.console.address, port: port)]
        } catch let refusal as ConsoleRefusal {
            throw StartRefusal(message: refusal.message)
        }
    }

    private func configuration(_ settings: Settings, port: Int) throws -> ConsoleConfiguration {
        let console = settings.console
        var configuration = ConsoleConfiguration(
            address: console.address, port: port, token: try ConsoleToken.kept(in: settings.consoleToken),
            units: settings.units, dueDays: settings.review.dueDays)
        if let text = console.origin {
            guard let origin = ConsoleOrigin(text) else {
                throw StartRefusal(
                    message: LocalizedText(
                        zhTW: "console.origin：\(text) 不是 https://主機[:連接埠]。",
                        en: "console.origin: \(text) is not https://HOST[:PORT]."))
            }
            configuration.origin = origin
        }
        if let chain = console.certificate, let key = console.certificateKey {
            configuration.certificate = ServerCertificate(chain: chain, key: key)
        }
        if let header = console.proxyUserHeader, let file = console.proxySecretFile {
            let secret = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
            let line = secret.trimmingCharacters(in: .whitespacesAndNewlines)
            guard let proxy = TrustedProxy(userHeader: header, secret: line) else {
                throw StartRefusal(
                    message: LocalizedText(
                        zhTW: "console.proxySecretFile：\(file) 無法讀取，或少於 32 個字元。",
                        en: "console.proxySecretFile: \(file) can't be read, or has fewer than 32 characters."
                    ))
            }
            configuration.proxy = proxy
        }
        configuration.signInService = try console.openID.map { try signInService($0) }
        return configuration
    }

    private func signInService(_ openID: Settings.OpenID) throws -> SignInService {
        let file = openID.clientSecretFile
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        let secret = text.split(separator: "\n").first.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
        guard !secret.isEmpty else {
            throw StartRefusal(
                message: LocalizedText(
                    zhTW: "console.openID.clientSecretFile：\(file) 無法讀取或沒有內容。請放入單一簽入服務核發的密鑰，並讓服務帳號可讀。",
                    en:
                        "console.openID.clientSecretFile: \(file) can't be read or is empty. Put the secret of the "
                        + "sign-in service into it, readable by the daemon's user."))
        }
        return SignInService(
            provider: Provider(
                ProviderSettings(
                    issuer: openID.issuer, clientID: openID.clientID, clientSecret: secret,
                    hosts: openID.hosts,
                    scopes: openID.scopes, trustFile: openID.trustFile)),
            title: openID.title, claim: openID.claim,
            grants: openID.roles.map { RoleGrant(value: $0.value, role: $0.role, units: $0.units) })
    }
}

extension GateCounter {
    fileprivate static func of(_ gate: Gate) -> GateCounter {
        GateCounter(
            act: { gate.answer($0, from: $1) }, reveal: { gate.reveal($0, in: $1) },
            rules: { gate.rulesInForce.all.map { RuleCard($0) } }, examine: { gate.examine($0) })
    }
}

extension RuleCard {
    fileprivate init(_ rule: Rule) {
        self.init(
            id: rule.id, pack: rule.pack, packVersion: rule.packVersion, title: rule.title,
            category: rule.category, action: rule.action, state: "\(rule.state)", why: rule.why,
            advice: rule.advice, grounds: rule.grounds.isEmpty ? rule.category.defaultGrounds : rule.grounds,
            pattern: rule.pattern,
            examples: rule.examples.map(\.text), counterexamples: rule.counterexamples.map(\.text),
            references: rule.references)
    }
}

/// The console as a service: a port that can't be had ends the daemon with words that help.
private struct ConsoleService: Service {
    let console: any Service
    let address: String
    let port: Int

    func run() async throws {
        do {
            try await console.run()
        } catch {
            throw StartRefusal(
                message: LocalizedText(
                    zhTW: "主控台無法於 \(address):\(port) 運作（\(error)）。請確認該連接埠未被占用，或於設定檔變更 console.port。",
                    en: "The console can't work on \(address):\(port) (\(error)). "
                        + "Check that nothing else uses the port, or choose another console.port."))
        }
    }
}
