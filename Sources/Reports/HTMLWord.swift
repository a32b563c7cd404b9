import Documents

/// The page's own headings and labels.
enum HTMLWord {
    case title, summary, completeness, documents, bytes, proposed, grounds
    case clear, clearWithGaps, held, unexamined
    case findings, finding, part, place, excerpt, action, confidence, notes
    case gaps, reason, meaning, detail, advice

    var text: LocalizedText {
        switch self {
        case .title: LocalizedText(zhTW: "公開前檢查報告", en: "Examination before publication")
        case .summary: LocalizedText(zhTW: "總計", en: "Summary")
        case .completeness:
            LocalizedText(zhTW: "位於文末；缺少總計的報告並不完整。", en: "at the end; a report without it is not complete.")
        case .documents: LocalizedText(zhTW: "文件總數", en: "Documents")
        case .bytes: LocalizedText(zhTW: "檔名的位元組（十六進位）：", en: "The name's bytes, in hexadecimal: ")
        case .proposed: LocalizedText(zhTW: "建議分類：", en: "Proposed class: ")
        case .grounds: LocalizedText(zhTW: "可對外說明之依據：", en: "Grounds that may be told to the public:")
        case .clear, .clearWithGaps, .held, .unexamined: meaning
        default: tableText
        }
    }

    /// What the outcome says of the document, wherever it lies: a scan sends nothing anywhere.
    private var meaning: LocalizedText {
        switch self {
        case .clear:
            LocalizedText(zhTW: "已完整檢查，未發現不得公開之內容。", en: "Examined completely; nothing stands in the way.")
        case .clearWithGaps:
            LocalizedText(
                zhTW: "未發現不得公開之內容；下列部分未經檢查，依現行政策不影響送件。",
                en:
                    "Nothing stands in the way; what is listed below was not examined, and the policy lets it pass."
            )
        case .held:
            LocalizedText(
                zhTW: "發現公開前須先處理之內容。", en: "Something was found that has to be settled before publication.")
        default:
            LocalizedText(
                zhTW: "有部分內容無法檢查。這不表示檔案有問題，但也不能視為通過。",
                en:
                    "Part of it could not be examined. That does not mean that it is at fault, but it can't count as clear."
            )
        }
    }

    private var tableText: LocalizedText {
        switch self {
        case .findings: LocalizedText(zhTW: "發現", en: "Findings")
        case .finding: LocalizedText(zhTW: "項目", en: "What")
        case .place: LocalizedText(zhTW: "位置", en: "Where")
        case .excerpt: LocalizedText(zhTW: "摘錄（已遮蔽）", en: "Excerpt, masked")
        case .action: LocalizedText(zhTW: "處理方式", en: "What it asks for")
        case .confidence: LocalizedText(zhTW: "可信度", en: "Confidence")
        case .notes:
            LocalizedText(
                zhTW: "另有不影響送件之提示未列出（可用 --explain 列出）：",
                en: "Notes that stop nothing and are not listed (--explain lists them): ")
        case .gaps: LocalizedText(zhTW: "未能檢查之部分", en: "What was not examined")
        case .reason: LocalizedText(zhTW: "原因", en: "Why")
        case .meaning: LocalizedText(zhTW: "說明", en: "What it means")
        case .detail: LocalizedText(zhTW: "細節", en: "Detail")
        case .advice: LocalizedText(zhTW: "建議", en: "What to do")
        default: LocalizedText(zhTW: "所在部分", en: "Part")
        }
    }
}
