import AuditStore
import Delivery
import Desk
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

extension Settings {
    /// On which ways units are told of what.
    fileprivate var ways: [Notice.Kind: [Posting.Channel]] {
        var channels: [Posting.Channel] = []
        if notifications.mail != nil { channels.append(.mail) }
        if notifications.webhook != nil { channels.append(.webhook) }
        let kinds = Notice.Kind.allCases.filter { $0 != .delivered || notifications.tellsDelivered }
        return Dictionary(uniqueKeysWithValues: kinds.map { ($0, channels) })
    }
}

extension Obstatd {
    /// Builds the gate from its settings and runs it until a signal ends it.
    func start(_ settings: Settings) async throws {
        let log = Logger(label: "obstatd") { _ in
            LineLogHandler(isForJournal: ProcessInfo.processInfo.environment["JOURNAL_STREAM"] != nil)
        }
        let reloads = await UnixSignalsSequence(trapping: .sighup)
        let loaded = try load(settings)
        try makeFolders(settings)
        let keys = try ContentKeys(
            file: settings.encryption.keyFile, former: settings.encryption.formerKeyFiles)
        let spool = try Spool(root: settings.spool, keys: keys)
        var store = try AuditStore(path: settings.database)
        store.ways = settings.ways
        try makeDropFolders(settings, known: Set(store.counts().map(\.unit)))
        let examiner = try Examiner(setup: examinerSetup(settings), rules: loaded.book)
        for missing in examiner.missingProtections {
            log.critical(
                "a protection is missing and was waived by the settings", metadata: ["name": "\(missing)"])
        }
        let stages = Gate.Stages(
            settings: settings, store: store, spool: spool,
            upload: UploadArea(root: settings.upload, mustBeMounted: settings.uploadMustBeMounted),
            examiner: examiner, log: log)
        let gate = Gate(stages, rules: loaded)
        let service = GateService(
            gate: gate, desk: try DeskListener(path: settings.deskSocket), log: log,
            reloads: reloads
        ) { try load(settings) }
        let pages = try console(settings, store: store, gate: gate, log: log)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [service] + pages, gracefulShutdownSignals: [.sigterm, .sigint], logger: log))
        try await group.run()
    }

    private func load(_ settings: Settings) throws -> LoadedRules {
        let signer = try signer(settings)
        do throws(RulePackRefusal) {
            return try RulePacks.load(
                .standard(shipped: settings.rules, overlay: settings.overlay), signedBy: signer)
        } catch {
            throw StartRefusal(
                message: LocalizedText(
                    zhTW: error.errors.map { $0.rendered(language: .zhTW) }.joined(separator: "\n"),
                    en: error.errors.map { $0.rendered(language: .en) }.joined(separator: "\n")))
        }
    }

    /// Whose signature the rules must bear; `nil` where none is asked for.
    ///
    /// - Throws: where a key is asked for and not to be had, so that nothing unsigned slips in.
    private func signer(_ settings: Settings) throws -> RuleSigner? {
        guard let file = settings.requireSignedRules else { return nil }
        if let signer = RuleSigner(file: file) { return signer }
        throw StartRefusal(
            message: LocalizedText(
                zhTW: "requireSignedRules：\(file) 不是公鑰檔，或無法讀取。",
                en: "requireSignedRules: \(file) is no public key, or it can't be read."))
    }

    /// Makes what is missing of the folders; what exists keeps its owner and mode.
    ///
    /// Upload and drop root are made once only: where they are missing later, a share is not mounted, and a folder
    /// made in its place would receive documents that nobody publishes.
    private func makeFolders(_ settings: Settings) throws {
        let isFirstStart = !FileManager.default.fileExists(atPath: settings.database)
        for folder in [settings.state, settings.spool] { try makeFolder(folder, mode: 0o700) }
        if isFirstStart {
            let areas = settings.uploadMustBeMounted ? [] : [settings.upload]
            for folder in areas + [settings.drop] { try makeFolder(folder, mode: 0o755) }
        }
    }

    /// Makes the folders of units that are new.
    ///
    /// - `known`: units that have dropped something before; their folders are not made anew either. In an empty one their
    ///   originals would seem to have gone, and be taken in a second time when the true folder is back.
    private func makeDropFolders(_ settings: Settings, known: Set<String>) throws {
        guard FileManager.default.fileExists(atPath: settings.drop) else { return }
        for unit in settings.units where !known.contains(unit.id) {
            try makeFolder(settings.dropFolder(of: unit.id), mode: 0o770)
        }
    }

    private func makeFolder(_ folder: String, mode: Int) throws {
        guard !FileManager.default.fileExists(atPath: folder) else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: mode])
        } catch {
            throw StartRefusal(
                message: LocalizedText(
                    zhTW: "無法建立資料夾 \(folder)：\(error.localizedDescription)。請確認路徑與權限。",
                    en:
                        "The folder \(folder) can't be made: \(error.localizedDescription). Check path and permissions."
                ))
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
            allowIncompleteConfinement: settings.allowIncompleteConfinement, startsEverything: true,
            fingerprintKey: key)
    }
}
