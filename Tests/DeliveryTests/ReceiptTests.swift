import Delivery
import Documents
import Spool
import Testing

@Suite struct ReceiptTests {
    @Test func `a held document's receipt says what, where, why and what next in Chinese`() throws {
        let text = try ReceiptSample.held(.zhTW).text(zone: 8 * 3600)
        for expected in [
            "結果：留置", "檔案：folder/名冊.xlsx", "案號：17979cfe362a0000-00000001",
            "收件時間：2023-11-15 06:13:20 +0800", "規則版本：sha256:abc", "發現事項 (3)",
            "1. 國民身分證統一編號（個人資料）", "須經兩人核可始得放行",
            "a.zip › b.docx › 工作表「名冊」，儲存格 B12，表格，隱藏工作表", "處理方式：請刪除後再送件。",
            "無法檢查的部分 (1)", "有密碼或加密", "c.pdf", "處理方式：請移除密碼與權限保護後重新送件。",
            "建議分類（由審查人員決定）", "丙類：不予提供", "FOI-6　侵害個人隱私、職業秘密或著作權人公開發表權", "聯絡人",
            "檔案室　王小明　02-2345-6789　contact@example.gov.tw", "下一步",
        ] {
            #expect(text.contains(expected), "\(expected) is missing in:\n\(text)")
        }
    }

    @Test func `a held document's receipt says what, where, why and what next in English`() throws {
        let text = try ReceiptSample.held(.en).text(zone: 0)
        for expected in [
            "Outcome: Held", "File: folder/名冊.xlsx", "Received: 2023-11-14 22:13:20 +0000",
            "What was found (3)",
            "1. National ID (National identification number)", "Needs two people to release",
            "a.zip › b.docx › sheet “名冊”, cell B12, table, hidden sheet", "What to do: Remove it.",
            "What could not be examined (1)", "Password or encryption", "Class C (丙): not provided",
            "FOI-6　Privacy", "Archive　王小明", "For your information (1)",
        ] {
            #expect(text.contains(expected), "\(expected) is missing in:\n\(text)")
        }
    }

    @Test(arguments: Language.allCases)
    func `a receipt holds no excerpt, no fingerprint and no gap detail`(language: Language) throws {
        let text = try ReceiptSample.held(language).text(zone: 0)
        for secret in ["A14•••••••", "A140404047", "f1n9er", "detail from inside"] {
            #expect(!text.contains(secret))
        }
    }

    @Test func `names from inside the document can't forge a line`() throws {
        var receipt = try ReceiptSample.held(.en)
        receipt.submission.path = [FileName("a\nOutcome: Clear\u{202E}.pdf")]
        for index in receipt.examined.findings.indices {
            receipt.examined.findings[index].part = PartPath(names: ["x\nOutcome: Clear"])
            receipt.examined.findings[index].location?.sheet = "y\nOutcome: Clear"
        }
        receipt.examined.gaps[0].part = PartPath(names: ["z\r\nOutcome: Clear"])
        let lines = receipt.text(zone: 0).split(whereSeparator: \.isNewline)
        #expect(!lines.contains { $0.hasPrefix("Outcome: Clear") })
        #expect(!receipt.text(zone: 0).unicodeScalars.contains("\u{202E}"))
    }

    @Test func `many places of one rule are counted, not listed`() throws {
        var receipt = try ReceiptSample.held(.en)
        let finding = try #require(receipt.examined.findings.first)
        receipt.examined.findings = Array(repeating: finding, count: 500)
        let text = receipt.text(zone: 0)
        #expect(text.contains("and 480 more"))
        #expect(text.split(separator: "\n").count < 60)
    }

    @Test(arguments: [(Language.zhTW, "結果：通過"), (.en, "Outcome: Clear")])
    func `a clear document's receipt says where it was uploaded`(language: Language, outcome: String) throws {
        var receipt = try ReceiptSample.held(language)
        receipt.verdict = Verdict(outcome: .clear, openness: .open, grounds: [])
        receipt.examined.findings = []
        receipt.examined.gaps = []
        receipt.delivered = PlannedDelivery(
            id: receipt.submission.id, path: [FileName("archives"), FileName("名冊 (2).xlsx")], version: 2)
        let text = receipt.text(zone: 0)
        #expect(text.contains(outcome))
        #expect(text.contains("archives/名冊 (2).xlsx"))
        #expect(!text.contains(language == .en ? "What was found" : "發現事項"))
    }

    @Test func `a notice of something not taken gives reason and next step`() throws {
        let receipt = try ReceiptSample.held(.zhTW)
        let notice = NotTakenNotice(
            unit: receipt.unit, path: [FileName("a.pdf")], reason: LocalizedText(zhTW: "這是符號連結。", en: ""),
            nextStep: LocalizedText(zhTW: "請改放檔案本身的複本。", en: ""), moment: 0)
        let text = notice.text(zone: 0)
        #expect(text.contains("原因：這是符號連結。"))
        #expect(text.contains("請改放檔案本身的複本。"))
        #expect(text.contains("1970-01-01 00:00:00 +0000"))
    }

    @Test(arguments: Language.allCases)
    func `every outcome, gap and category has words in each language`(language: Language) {
        let words =
            Outcome.allCases.flatMap { [$0.title, $0.explanation, $0.nextStep] }
            + CoverageReason.allCases.flatMap { [$0.title, $0.explanation, $0.nextStep] }
            + Category.allCases.flatMap { [$0.title, $0.subjectTitle] }
            + SegmentKind.allCases.map(\.title) + Concealment.allCases.compactMap(\.title)
        #expect(words.allSatisfy { !$0(language).isEmpty })
        #expect(
            Set(CoverageReason.allCases.map { $0.title(language) }).count == CoverageReason.allCases.count)
        #expect(Set(Category.allCases.map { $0.title(language) }).count == Category.allCases.count)
    }
}
