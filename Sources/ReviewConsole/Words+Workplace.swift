import Documents

extension Words {
    static let workplace: [String: LocalizedText] = [
        "exemptions": .init(zhTW: "例外", en: "Exemptions"),
        "exemptionsHelp": .init(
            zhTW: "例外讓同一單位的同一個值（或同一份文件）通過同一條規則。須兩人、有期限，規則變更即失效。請於文件頁的發現事項旁提出。",
            en:
                "An exemption lets one value, or one document, of one unit pass one rule. It takes two people, ends by itself, and is void when the rule changes. Ask for one beside a finding on a document's page."
        ),
        "noExemptions": .init(zhTW: "沒有符合的例外。", en: "There are no such exemptions."),
        "lets": .init(zhTW: "放行範圍", en: "What may pass"),
        "uses": .init(zhTW: "使用次數", en: "Uses"),
        "origin": .init(zhTW: "開啟原文件，例外", en: "Open the document of exemption"),
        "exempt": .init(zhTW: "申請例外", en: "Ask for an exemption"),
        "exemptHelp": .init(
            zhTW: "同樣內容以後不再攔阻；須另一人核可。本文件仍須另行決定。",
            en:
                "The same will not be stopped again, once another person has approved. This document is still to be decided."
        ),
        "scopeValue": .init(zhTW: "這個值，於此單位的所有文件", en: "this value, in all documents of the unit"),
        "scopeDocument": .init(
            zhTW: "僅此份文件中此規則的所有發現", en: "all that this rule finds in exactly this document"),
        "exemptDays": .init(zhTW: "有效天數", en: "Days that it holds"),
        "exemptReason": .init(zhTW: "為何可以公開", en: "Why it may be published"),
        "exemptButton": .init(zhTW: "提出例外", en: "Ask for it"),
        "recalls": .init(zhTW: "停止提供", en: "Recalls"),
        "secondLook": .init(zhTW: "重新檢查已上傳文件", en: "Looking again at what was published"),
        "lookComplete": .init(zhTW: "已完成。", en: "Complete."),
        "lookHelp": .init(
            zhTW: "規則變更後自動於背景進行，不延誤送件；中斷後自動接續。",
            en:
                "It starts by itself when rules change, in the background, delays no document, and goes on after a restart."
        ),
        "lookAgain": .init(zhTW: "立即重新檢查", en: "Look again now"),
        "risks": .init(zhTW: "已上傳而有疑慮之文件（依單位）", en: "Published documents at risk, by unit"),
        "noRisks": .init(zhTW: "目前沒有。", en: "None at present."),
        "foundAnew": .init(zhTW: "新發現", en: "Found anew"),
        "recallCases": .init(zhTW: "停止提供案件", en: "Recall cases"),
        "noRecalls": .init(zhTW: "尚無案件。", en: "No cases yet."),
        "whereNow": .init(zhTW: "文件現況", en: "The document now"),
        "reports": .init(zhTW: "報表", en: "Reports"),
        "noActivity": .init(zhTW: "此期間沒有資料。", en: "Nothing happened in this period."),
        "none": .init(zhTW: "無。", en: "None."),
        "riskFindings": .init(zhTW: "上傳後新發現（已遮罩）", en: "Found since it was published (masked)"),
    ]
}
