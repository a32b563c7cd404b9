package import Documents

extension CoverageReason {
    /// What could not be examined, as the head of a list entry.
    package var title: LocalizedText {
        switch self {
        case .encrypted: LocalizedText(zhTW: "有密碼保護", en: "Protected by a password")
        case .corrupt: LocalizedText(zhTW: "檔案損壞", en: "Damaged")
        case .unsupported: LocalizedText(zhTW: "無法讀取的格式", en: "A format that can't be read")
        case .limit: LocalizedText(zhTW: "超過檢查上限", en: "Beyond a limit of the examination")
        case .timeout: LocalizedText(zhTW: "檢查逾時", en: "Took too long to examine")
        case .crashed: LocalizedText(zhTW: "檢查程式中斷", en: "The examination broke off")
        case .undecodable: LocalizedText(zhTW: "文字編碼無法辨識", en: "Text in an unknown encoding")
        case .noText: LocalizedText(zhTW: "影像中的文字無法讀取", en: "A picture whose text can't be read")
        case .partialText: LocalizedText(zhTW: "部分文字無法讀取", en: "Text that can be read only in part")
        case .notFollowed: LocalizedText(zhTW: "外部連結未檢查", en: "External references, not followed")
        }
    }

    /// What the unit does about it.
    package var nextStep: LocalizedText {
        switch self {
        case .encrypted:
            LocalizedText(zhTW: "請移除密碼後重新送件。", en: "Remove the password and drop it again.")
        case .corrupt:
            LocalizedText(zhTW: "請以原程式開啟並另存新檔後重新送件。", en: "Open it, save it anew and drop it again.")
        case .unsupported:
            LocalizedText(
                zhTW: "請轉存為 PDF、ODF、CSV 或 Office 格式後重新送件。",
                en: "Convert it to PDF, ODF, CSV or an Office format and drop it again.")
        case .limit, .timeout:
            LocalizedText(zhTW: "請拆成較小的檔案後重新送件。", en: "Split it into smaller files and drop them again.")
        case .crashed:
            LocalizedText(zhTW: "由管理人員檢視，無須重新送件。", en: "An administrator will look at it; nothing to do.")
        case .undecodable:
            LocalizedText(zhTW: "請改存為 UTF-8 後重新送件。", en: "Save it as UTF-8 and drop it again.")
        case .noText, .partialText:
            LocalizedText(
                zhTW: "請提供含文字層的檔案；否則由審查人員人工檢視。",
                en: "Provide a version with real text; otherwise a reviewer reads it.")
        case .notFollowed:
            LocalizedText(
                zhTW: "請將外部內容嵌入文件或移除連結後重新送件。",
                en: "Embed what is linked, or remove the links, and drop it again.")
        }
    }
}

extension Action {
    /// What the unit does about a finding whose rule gives no advice.
    package var nextStep: LocalizedText {
        switch self {
        case .note: LocalizedText(zhTW: "無須處理。", en: "Nothing to do.")
        case .review:
            LocalizedText(
                zhTW: "請移除該內容，或提供授權、同意等佐證由審查人員確認。",
                en: "Remove it, or give a reviewer evidence such as a licence or consent.")
        case .hold: LocalizedText(zhTW: "請移除該內容後重新送件。", en: "Remove it and drop the document again.")
        }
    }
}
