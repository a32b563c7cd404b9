import ArgumentParser
import AuditStore
import Documents
import Reports

/// `obstat quarantine list`: the documents that wait for a person, oldest first.
struct QuarantineListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The documents that wait for a person, oldest first.")

    @OptionGroup var installation: SettingsOptions
    @Option(help: "Only this unit's.") var unit: String?
    @Option(help: "text or jsonl.") var format = OutputFormat.text

    func run() throws {
        let store = try installation.store()
        let records = try store.records(in: [.hold, .corrupt], unit: unit)
        switch format {
        case .jsonl:
            for record in records { Terminal.print(try record.entry(in: store).jsonLine + "\n") }
        case .text: Terminal.print(try table(records, store: store))
        }
    }

    private func table(_ records: [DocumentRecord], store: AuditStore) throws -> String {
        let language = Language.ofUser
        let header = [
            LocalizedText(zhTW: "編號", en: "id"), LocalizedText(zhTW: "單位", en: "unit"),
            LocalizedText(zhTW: "送件時間", en: "taken in"), LocalizedText(zhTW: "結果", en: "outcome"),
            LocalizedText(zhTW: "檔案", en: "file"), LocalizedText(zhTW: "原因", en: "reasons"),
        ]
        var table = TextTable(header: header.map { $0(language) })
        for record in records {
            table.add([
                record.submission.id.description, record.submission.unit,
                PointInTime(nanoseconds: record.submission.provenance.taken).machine,
                record.verdict?.outcome.title(language) ?? record.state.rawValue,
                FileName(record.submission.displayPath).display,
                try record.entry(in: store).reasons(language),
            ])
        }
        return table.text
    }
}

extension DocumentRecord {
    /// How lists show it.
    func entry(in store: AuditStore) throws -> QuarantineEntry {
        try QuarantineEntry(
            submission: submission, state: state.rawValue, verdict: verdict,
            findings: store.findings(of: submission.id), gaps: store.gaps(of: submission.id))
    }
}
