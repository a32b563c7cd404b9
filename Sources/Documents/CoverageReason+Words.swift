extension CoverageReason {
    /// A few words, for tables and headings.
    package var title: LocalizedText {
        switch self {
        case .encrypted: LocalizedText(zhTW: "有密碼或加密", en: "Password or encryption")
        case .corrupt: LocalizedText(zhTW: "檔案損毀或格式有誤", en: "Damaged or malformed")
        case .unsupported: LocalizedText(zhTW: "不支援的格式", en: "Unsupported format")
        case .limit: LocalizedText(zhTW: "超過檢查上限", en: "Over a limit of the examination")
        case .timeout: LocalizedText(zhTW: "檢查逾時", en: "Examination took too long")
        case .crashed: LocalizedText(zhTW: "檢查程序異常中止", en: "The examiner failed on it")
        case .undecodable: LocalizedText(zhTW: "文字編碼無法辨識", en: "Text in an unknown encoding")
        case .noText: LocalizedText(zhTW: "影像中的文字無法讀取", en: "A picture of text that can't be read")
        case .partialText: LocalizedText(zhTW: "只能取得部分文字", en: "Only part of the text can be read")
        case .notFollowed: LocalizedText(zhTW: "引用了檔案以外的內容", en: "Refers to something outside the file")
        }
    }

    /// What it means, in one plain sentence.
    package var explanation: LocalizedText {
        switch self {
        case .encrypted:
            LocalizedText(
                zhTW: "內容受密碼或權限保護，無法讀取。",
                en: "Its content is protected by a password or rights and can't be read.")
        case .corrupt:
            LocalizedText(
                zhTW: "內容不完整、損毀，或與其格式不符。", en: "It is incomplete, damaged, or not what its format requires.")
        case .unsupported:
            LocalizedText(zhTW: "目前無法檢查此種格式。", en: "This kind of content can't be examined at present.")
        case .limit:
            LocalizedText(
                zhTW: "大小、層數、頁數或數量超過上限，其餘部分未檢查。",
                en:
                    "Its size, nesting, pages or number of members is over a limit; the rest was not examined."
            )
        case .timeout:
            LocalizedText(zhTW: "在時限內未能完成檢查。", en: "The examination did not finish within its time.")
        case .crashed:
            LocalizedText(
                zhTW: "檢查此部分時程序中止，其餘部分未檢查。",
                en: "The examination stopped unexpectedly here; the rest was not examined.")
        case .undecodable:
            LocalizedText(
                zhTW: "含有無法轉為文字的位元組。", en: "It holds bytes that can't be turned into text.")
        case .noText:
            LocalizedText(
                zhTW: "內容是圖片或掃描影像，沒有可檢查的文字。", en: "It is a picture or a scan without text to examine.")
        case .partialText:
            LocalizedText(
                zhTW: "部分字元沒有對應的文字，無法確認內容。",
                en: "Some characters have no text behind them, so what they say is unknown.")
        case .notFollowed:
            LocalizedText(
                zhTW: "連結或外部參照的內容不在檔案內，未檢查。",
                en: "What a link or an external reference points to is not in the file and was not examined.")
        }
    }

    /// What the unit can do about it.
    package var nextStep: LocalizedText {
        switch self {
        case .encrypted:
            LocalizedText(
                zhTW: "請移除密碼與權限保護後重新送件。",
                en: "Remove the password and any rights protection, then drop it again.")
        case .corrupt:
            LocalizedText(
                zhTW: "請以原程式開啟、另存新檔後重新送件。",
                en: "Open it in its own program, save a fresh copy, and drop that.")
        case .unsupported:
            LocalizedText(
                zhTW: "請改存為 ODF、PDF、CSV 或純文字等格式後重新送件。",
                en: "Save it as ODF, PDF, CSV or plain text, and drop that.")
        case .limit:
            LocalizedText(
                zhTW: "請分割為較小的檔案，或將壓縮檔解開後送件。",
                en: "Split it into smaller files, or unpack the archive, and drop those.")
        case .timeout:
            LocalizedText(
                zhTW: "請分割為較小的檔案後重新送件；若仍發生，請洽聯絡人。",
                en: "Split it into smaller files and drop those; if it happens again, tell the contact.")
        case .crashed:
            LocalizedText(
                zhTW: "請以原程式另存新檔後重新送件；若仍發生，請洽聯絡人。",
                en:
                    "Save a fresh copy in its own program and drop that; if it happens again, tell the contact."
            )
        case .undecodable:
            LocalizedText(zhTW: "請改存為 UTF-8 編碼後重新送件。", en: "Save it in UTF-8, and drop it again.")
        case .noText:
            LocalizedText(
                zhTW: "請提供含文字的原始檔，或洽聯絡人人工審查。",
                en: "Send the original with its text, or ask the contact for a review by a person.")
        case .partialText:
            LocalizedText(
                zhTW: "請由原始檔重新輸出並嵌入字型，或提供原始檔。",
                en: "Export it again from the original with its fonts embedded, or send the original.")
        case .notFollowed:
            LocalizedText(
                zhTW: "請將所需內容嵌入檔案，或移除外部連結後重新送件。",
                en: "Embed what is needed, or remove the external link, and drop it again.")
        }
    }
}
