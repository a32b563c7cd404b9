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
            for record in records { Terminal.print(try json(record, store: store).text + "\n") }
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
                PointInTime(nanoseconds: record.submission.provenance.taken).description,
                record.verdict?.outcome.title(language) ?? record.state.rawValue,
                FileName(record.submission.displayPath).display,
                try QuarantineReasons(store: store, id: record.submission.id).short(language),
            ])
        }
        return table.text
    }

    private func json(_ record: DocumentRecord, store: AuditStore) throws -> JSONText {
        let reasons = try QuarantineReasons(store: store, id: record.submission.id)
        var json = JSONText()
        json.add("schema", "obstat.quarantine/1")
        json.add("id", record.submission.id.description)
        json.add("unit", record.submission.unit)
        json.add("name", record.submission.displayPath)
        json.add("sha256", record.submission.sha256)
        json.add("bytes", record.submission.bytes)
        json.add("taken", PointInTime(nanoseconds: record.submission.provenance.taken).description)
        json.add("state", record.state.rawValue)
        json.add("verdict", record.verdict?.outcome.rawValue)
        json.add("class", record.verdict?.openness?.rawValue)
        json.add("grounds", record.verdict?.grounds.map(\.rawValue) ?? [])
        json.add("categories", reasons.categories)
        json.add("coverage", reasons.gapNames)
        return json
    }
}
