import ArgumentParser
import AuditStore
import Documents
import Reports

/// `obstat quarantine show ID`: everything known of one document, values masked.
struct QuarantineShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Everything known of one document, values masked.",
        discussion: """
            As jsonl: the findings (obstat.scan/1), then whose it is and what comes next (obstat.desk/1), each decision, \
            remark and event, and what differs from the version before (obstat.difference/1).
            """)

    @OptionGroup var installation: SettingsOptions
    @Argument(help: "The document's id, as quarantine list shows it.") var id: String
    @Option(help: "text or jsonl.") var format = OutputFormat.text

    func run() throws {
        let workplace = try Workplace(installation)
        guard let dossier = try workplace.dossier(id) else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "查無編號「\(FileName(id).display)」。請以 obstat quarantine list 查詢編號。",
                    en: "There is no document \(FileName(id).display). obstat quarantine list shows the ids.")
            )
        }
        switch format {
        case .jsonl: Terminal.print(dossier.jsonLines)
        case .text:
            let page = DossierPage(dossier: dossier, settings: workplace.settings, language: .ofUser)
            Terminal.print(page.text)
        }
    }
}

extension Dossier {
    /// The document as a scan shows it.
    var scanResult: ScanResult {
        let examined = ExaminedDocument(
            mediaType: record.mediaType ?? "", findings: findings, gaps: gaps,
            rulesDigest: record.rulesDigest ?? "", engine: record.engine ?? "",
            milliseconds: record.milliseconds ?? 0, textBytes: 0)
        return ScanResult(
            path: FileName(record.submission.path.map(\.text).joined(separator: "/")),
            sha256: record.submission.sha256, bytes: record.submission.bytes, document: examined,
            verdict: record.verdict ?? Verdict(outcome: .unexamined, openness: nil, grounds: []))
    }
}
