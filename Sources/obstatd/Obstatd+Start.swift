import AuditStore
import Delivery
import Documents
import Examination
import Foundation
import Gatekeeper
import Logging
import RulePacks
import ServiceLifecycle
import Settings
import Spool
import UnixSignals

extension Obstatd {
    /// Builds the gate from its settings and runs it until a signal ends it.
    func start(_ settings: Settings) async throws {
        let log = Logger(label: "obstatd") { _ in
            LineLogHandler(isForJournal: ProcessInfo.processInfo.environment["JOURNAL_STREAM"] != nil)
        }
        let loaded = try load(settings)
        try makeFolders(settings)
        let spool = try refusing { try Spool(root: settings.spool) }
        let store = try refusing { try AuditStore(path: settings.database) }
        let examiner = try refusing {
            try Examiner(setup: examinerSetup(settings), rules: loaded.book)
        }
        for missing in examiner.missingProtections {
            log.critical("a protection is missing and was waived by the settings", metadata: ["name": "\(missing)"])
        }
        let stages = Gate.Stages(
            settings: settings, store: store, spool: spool, upload: UploadArea(root: settings.upload),
            examiner: examiner, log: log)
        let service = GateService(gate: Gate(stages, rules: loaded), log: log) { try load(settings) }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [service], gracefulShutdownSignals: [.sigterm, .sigint], logger: log))
        try await group.run()
    }

    private func load(_ settings: Settings) throws -> LoadedRules {
        do {
            return try RulePacks.load(.standard(shipped: settings.rules, overlay: settings.overlay))
        } catch {
            throw StartRefusal(
                message: LocalizedText(
                    zhTW: error.errors.map { $0.rendered(language: .zhTW) }.joined(separator: "\n"),
                    en: error.errors.map { $0.rendered(language: .en) }.joined(separator: "\n")))
        }
    }

    /// Makes what is missing of the folders; what exists keeps its owner and mode.
    private func makeFolders(_ settings: Settings) throws {
        let folders = [settings.state, settings.spool, settings.upload, settings.drop]
        for folder in folders + settings.units.map({ settings.dropFolder(of: $0.id) }) {
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            } catch {
                throw StartRefusal(
                    message: LocalizedText(
                        zhTW: "無法建立資料夾 \(folder)：\(error.localizedDescription)。請確認路徑與權限。",
                        en: "The folder \(folder) can't be made: \(error.localizedDescription). Check path and permissions."))
            }
        }
    }

    private func examinerSetup(_ settings: Settings) throws -> ExaminerSetup {
        guard let key = FingerprintKey(file: settings.fingerprintKey) else {
            throw StartRefusal(
                message: LocalizedText(
                    zhTW: "無法讀取或建立指紋金鑰 \(settings.fingerprintKey)。檔案須為 32 位元組，且僅擁有者可讀（0600）。",
                    en: "The fingerprint key \(settings.fingerprintKey) can't be read or made. "
                        + "It must have 32 bytes and be readable by its owner alone (0600)."))
        }
        return ExaminerSetup(
            allowIncompleteConfinement: settings.allowIncompleteConfinement, fingerprintKey: key)
    }

    /// Turns a module's error into a refusal to start.
    private func refusing<Value: ~Copyable>(_ make: () throws -> Value) throws -> Value {
        do {
            return try make()
        } catch let error as ExaminerRefusal {
            throw StartRefusal(message: error.explanation)
        } catch let error as StoreError {
            throw StartRefusal(message: error.message)
        } catch let error as SpoolError {
            throw StartRefusal(
                message: LocalizedText(
                    zhTW: error.message.zhTW + error.nextStep.zhTW, en: error.message.en + " " + error.nextStep.en))
        }
    }
}
