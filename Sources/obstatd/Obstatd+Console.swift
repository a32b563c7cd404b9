import AuditStore
import Documents
import Logging
import ReviewConsole
import ServiceLifecycle
import Settings

extension Obstatd {
    /// The reviewers' console, where the settings name a port for it.
    func console(_ settings: Settings, store: AuditStore, log: Logger) throws -> [any Service] {
        guard let port = settings.console.port else { return [] }
        do {
            let configuration = ConsoleConfiguration(
                port: port, token: try ConsoleToken.kept(in: settings.consoleToken), units: settings.units)
            return [
                ConsoleService(console: try buildConsole(configuration, store: store, log: log), port: port)
            ]
        } catch let refusal as ConsoleRefusal {
            throw StartRefusal(message: refusal.message)
        }
    }
}

/// The console as a service: a port that can't be had ends the daemon with words that help.
private struct ConsoleService: Service {
    let console: any Service
    let port: Int

    func run() async throws {
        do {
            try await console.run()
        } catch {
            throw StartRefusal(
                message: LocalizedText(
                    zhTW: "主控台無法於 127.0.0.1:\(port) 運作（\(error)）。請確認該連接埠未被占用，或於設定檔變更 console.port。",
                    en: "The console can't work on 127.0.0.1:\(port) (\(error)). "
                        + "Check that nothing else uses the port, or choose another console.port."))
        }
    }
}
