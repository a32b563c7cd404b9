extension Outcome {
    /// One or two words, for tables and headings.
    package var title: LocalizedText {
        switch self {
        case .clear: LocalizedText(zhTW: "通過", en: "Clear")
        case .held: LocalizedText(zhTW: "留置", en: "Held")
        case .unexamined: LocalizedText(zhTW: "未能完整檢查", en: "Not fully examined")
        }
    }

    /// What the outcome means for the document.
    package var explanation: LocalizedText {
        switch self {
        case .clear:
            LocalizedText(
                zhTW: "已完整檢查，未發現不得公開之內容。", en: "Examined completely; nothing stands in the way.")
        case .held:
            LocalizedText(
                zhTW: "發現須先處理之內容，檔案未送往上傳區。",
                en: "Something was found that has to be settled first; the file was not uploaded.")
        case .unexamined:
            LocalizedText(
                zhTW: "有部分內容無法檢查，檔案未送往上傳區。這不表示檔案有問題，但也不能視為通過。",
                en: "Part of the file could not be examined, so it was not uploaded. "
                    + "That does not mean that it is at fault, but it can't count as clear.")
        }
    }

    /// What the unit does now.
    package var nextStep: LocalizedText {
        switch self {
        case .clear:
            LocalizedText(zhTW: "無須處理。", en: "Nothing to do.")
        case .held:
            LocalizedText(
                zhTW: "請依下列各點修正後重新送件；如認為內容可以公開，請與聯絡人聯繫審查。",
                en:
                    "Correct the points below and drop the file again; if you believe that it may be published, "
                    + "ask the contact for a review.")
        case .unexamined:
            LocalizedText(
                zhTW: "請依下列各點處理後重新送件；無法處理時，請與聯絡人聯繫人工審查。",
                en:
                    "Follow the advice below and drop the file again; if that is not possible, ask the contact "
                    + "for a review by a person.")
        }
    }
}

extension Openness {
    /// The class as the public body names it.
    package var title: LocalizedText {
        switch self {
        case .open: LocalizedText(zhTW: "甲類：開放", en: "Class A (甲): open")
        case .onApplication: LocalizedText(zhTW: "乙類：依申請提供", en: "Class B (乙): on application")
        case .notProvided: LocalizedText(zhTW: "丙類：不予提供", en: "Class C (丙): not provided")
        }
    }
}

extension Action {
    /// What the action asks of people.
    package var title: LocalizedText {
        switch self {
        case .note: LocalizedText(zhTW: "提示（不影響送件）", en: "Note (stops nothing)")
        case .review: LocalizedText(zhTW: "須經一人審查", en: "Needs one reviewer")
        case .hold: LocalizedText(zhTW: "須經兩人核可始得放行", en: "Needs two people to release")
        }
    }
}

extension Confidence {
    /// One word, for tables.
    package var title: LocalizedText {
        switch self {
        case .low: LocalizedText(zhTW: "低", en: "low")
        case .medium: LocalizedText(zhTW: "中", en: "medium")
        case .high: LocalizedText(zhTW: "高", en: "high")
        }
    }
}
