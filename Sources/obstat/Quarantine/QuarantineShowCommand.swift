import ArgumentParser
import AuditStore
import Documents
import Reports

/// `obstat quarantine show ID`: everything known of one document, values masked.
struct QuarantineShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Everything known of one document, values masked.")

    @OptionGroup var installation: SettingsOptions
    @Argument(help: "The document's id, as quarantine list shows it.") var id: String
    @Option(help: "text or jsonl.") var format = OutputFormat.text

    func run() throws {
        let store = try installation.store()
        guard let id = DocumentID(id), let record = try store.record(of: id) else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "查無編號「\(FileName(id).display)」。請以 obstat quarantine list 查詢編號。",
                    en: "There is no document \(FileName(id).display). obstat quarantine list shows the ids.")
            )
        }
        let examined = ExaminedDocument(
            mediaType: record.mediaType ?? "", findings: try store.findings(of: id),
            gaps: try store.gaps(of: id),
            rulesDigest: record.rulesDigest ?? "", engine: record.engine ?? "",
            milliseconds: record.milliseconds ?? 0, textBytes: 0)
        let result = ScanResult(
            path: FileName(record.submission.path.map(\.text).joined(separator: "/")),
            sha256: record.submission.sha256, bytes: record.submission.bytes, document: examined,
            verdict: record.verdict ?? Verdict(outcome: .unexamined, openness: nil, grounds: []))
        switch format {
        case .jsonl: Terminal.print(JSONLinesReport().line(result) + "\n")
        case .text:
            Terminal.print(
                text(record, result, events: try store.events(document: id, limit: 100))
                    + (try deskText(record, in: store)))
        }
    }

    private func text(_ record: DocumentRecord, _ result: ScanResult, events: [AuditEvent]) -> String {
        let language = Language.ofUser
        let origin = record.submission.provenance
        let book = RuleBook(rules: [], digest: "", flat: [])
        var text = TextReport(language: language, explains: true, usesColour: Terminal.usesColour, book: book)
            .lines(result)
        let facts: [(LocalizedText, String)] = [
            (LocalizedText(zhTW: "編號", en: "id"), record.submission.id.description),
            (LocalizedText(zhTW: "單位", en: "unit"), record.submission.unit),
            (LocalizedText(zhTW: "狀態", en: "state"), record.state.rawValue),
            (
                LocalizedText(zhTW: "擬議類別", en: "proposed class"),
                record.verdict?.openness?.title(language) ?? "-"
            ),
            (
                LocalizedText(zhTW: "對外理由", en: "reason for the public"),
                record.verdict?.grounds.map { "\($0.rawValue) \($0.publicReason(language))" }
                    .joined(separator: "; ") ?? ""
            ),
            (LocalizedText(zhTW: "雜湊", en: "SHA-256"), record.submission.sha256),
            (LocalizedText(zhTW: "大小", en: "bytes"), String(record.submission.bytes)),
            (
                LocalizedText(zhTW: "原擁有者", en: "owner"),
                "\(origin.owner):\(origin.group) \(String(origin.mode, radix: 8))"
            ),
            (LocalizedText(zhTW: "送件時間", en: "taken in"), PointInTime(nanoseconds: origin.taken).machine),
            (LocalizedText(zhTW: "規則", en: "rules"), record.rulesDigest ?? "-"),
            (LocalizedText(zhTW: "引擎", en: "engine"), record.engine ?? "-"),
        ]
        for (name, value) in facts { text += "  \(name(language)): \(value)\n" }
        for event in events.reversed() {
            text += "  \(PointInTime(nanoseconds: event.time).machine) \(event.actor) \(event.act)\n"
        }
        return text
    }
}
