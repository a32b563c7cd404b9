import ArgumentParser
import AuditStore
import Documents
import Foundation
import Reports
import Settings

/// `obstat demo`: starts a gate with embedded defaults, drops documents into it, and shows what became of them.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Starts a gate in a folder, drops documents, shows what became of them.")

    @Option(help: "The folder of the documents to drop.") var documents: String
    @Option(help: "The folder for the gate; what an earlier demonstration left in it is removed.") var data:
        String

    func run() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: documents).filter {
            !$0.hasPrefix(".")
        }.sorted()
        guard !names.isEmpty else {
            throw CommandRefusal(
                message: LocalizedText(zhTW: "資料夾 \(documents) 是空的。", en: "The folder \(documents) is empty.")
            )
        }
        let folder = URL(fileURLWithPath: data).path
        try clear(folder)
        let daemon = try DemoDaemon(folder: folder)
        defer { daemon.stop() }
        let settings = Settings.demonstration(in: folder)
        let start = ContinuousClock.now
        for (index, name) in names.enumerated() {
            try drop(name, into: settings, unit: settings.units[index % 2].id)
        }
        try daemon.awaitOutcomes(names.count)
        let spent = start.duration(to: .now)
        Terminal.print(try DemoTable(store: AuditStore(reading: settings.database), language: .ofUser).text)
        Terminal.print(closing(settings, spent))
    }

    /// Removes an earlier demonstration, and nothing that is not one.
    private func clear(_ folder: String) throws {
        let manager = FileManager.default
        guard manager.fileExists(atPath: folder) else { return }
        let isDemonstration = manager.fileExists(atPath: Settings.demonstration(in: folder).database)
        let isEmpty = (try manager.contentsOfDirectory(atPath: folder)).isEmpty
        guard isDemonstration || isEmpty, DaemonLock.holder(spool: folder + "/spool") == nil else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "\(folder) 已有其他內容或閘門正在運作。請以 --data 指定另一個資料夾。",
                    en:
                        "\(folder) holds something else, or a gate is at work there. Name another folder with --data."
                ))
        }
        try manager.removeItem(atPath: folder)
    }

    /// Drops as a careful program does: under a name that is ignored, then renamed.
    private func drop(_ name: String, into settings: Settings, unit: String) throws {
        let target = settings.dropFolder(of: unit) + "/" + name
        try FileManager.default.copyItem(atPath: documents + "/" + name, toPath: target + ".part")
        try FileManager.default.moveItem(atPath: target + ".part", toPath: target)
    }

    private func closing(_ settings: Settings, _ spent: Duration) -> String {
        let seconds = spent.formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1)))
        return LocalizedText(
            zhTW: """

                自送件至全部有結果：\(seconds)。
                上傳區：\(settings.upload)　　收據：\(settings.drop)/<單位>/receipts
                查看留置原因：obstat quarantine list --demo \(settings.state)
                驗證稽核鏈：obstat audit verify --demo \(settings.state)
                繼續試用：obstatd --demo \(settings.state)，再將檔案放入 \(settings.drop)/<單位>

                """,
            en: """

                From drop to the last outcome: \(seconds).
                Upload area: \(settings.upload)   receipts: \(settings.drop)/<unit>/receipts
                Why something is held: obstat quarantine list --demo \(settings.state)
                Whether the audit chain is whole: obstat audit verify --demo \(settings.state)
                To go on: obstatd --demo \(settings.state), and put files into \(settings.drop)/<unit>

                """)(.ofUser)
    }
}
