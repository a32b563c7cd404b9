import Delivery
import Documents
import Testing

enum ReceiptSample {
    static func held(_ language: Language) throws -> Receipt {
        let id = DocumentID(arrival: 1_700_000_000_000_000_000, chance: 1)
        let submission = Submission(
            id: id, unit: "archives", path: [FileName("folder"), FileName("名冊.xlsx")],
            sha256: String(repeating: "ab", count: 32), bytes: 12_345,
            provenance: Provenance(
                owner: 0, group: 0, mode: 0, device: 0, inode: 0, modified: 0,
                taken: 1_700_000_000_000_000_000))
        let gap = CoverageGap(
            part: PartPath(names: ["c.pdf"]), reason: .encrypted, detail: "detail from inside")
        let examined = ExaminedDocument(
            mediaType: "application/zip",
            findings: [
                finding("tw.national-id", .personalNationalID, .hold, cell: "B12"),
                finding("tw.national-id", .personalNationalID, .hold, cell: "B13"),
                finding("credit.photo", .creditPhoto, .review, cell: "C1"),
                finding("mail", .personalEmail, .note, cell: "D1"),
            ],
            gaps: [gap], rulesDigest: "sha256:abc", engine: "obstat/0.1.0", milliseconds: 3, textBytes: 100)
        return Receipt(
            submission: submission, examined: examined,
            verdict: Verdict(outcome: .held, openness: .notProvided, grounds: [.foi6, .pdp]), rules: book,
            unit: unit(language), moment: 1_700_000_003_000_000_000)
    }

    private static let book = RuleBook(
        rules: [
            RuleSummary(
                id: "tw.national-id", packVersion: 3,
                title: LocalizedText(zhTW: "國民身分證統一編號", en: "National ID"),
                category: .personalNationalID, action: .hold, grounds: [.foi6], why: "",
                advice: LocalizedText(zhTW: "請刪除後再送件。", en: "Remove it."), isEnforced: true)
        ], digest: "sha256:abc", flat: [])

    private static func unit(_ language: Language) -> Unit {
        Unit(
            id: "archives", name: LocalizedText(zhTW: "檔案室", en: "Archive"),
            contact: Contact(name: "王小明", email: "contact@example.gov.tw", phone: "02-2345-6789"),
            language: language)
    }

    private static func finding(
        _ rule: String, _ category: Documents.Category, _ action: Action, cell: String
    ) -> Finding {
        Finding(
            rule: rule, packVersion: 3, category: category, action: action, confidence: .high,
            reason: ["checksum"], part: PartPath(names: ["a.zip", "b.docx"]),
            location: Location(kind: .tableCell, concealment: .hiddenSheet, sheet: "名冊", cell: cell),
            excerpt: "身分證字號：A14•••••••", fingerprint: "f1n9er", grounds: [.foi6])
    }
}
