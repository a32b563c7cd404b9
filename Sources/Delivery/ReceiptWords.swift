import Documents

/// The labels and headings of receipts.
enum ReceiptWords {
    static let outcome = LocalizedText(zhTW: "結果", en: "Outcome")
    static let file = LocalizedText(zhTW: "檔案", en: "File")
    static let size = LocalizedText(zhTW: "大小", en: "Size")
    static let hash = LocalizedText(zhTW: "SHA-256", en: "SHA-256")
    static let taken = LocalizedText(zhTW: "收件時間", en: "Received")
    static let decided = LocalizedText(zhTW: "完成時間", en: "Finished")
    static let reference = LocalizedText(zhTW: "案號", en: "Reference")
    static let rules = LocalizedText(zhTW: "規則版本", en: "Rules")
    static let engine = LocalizedText(zhTW: "檢查程式", en: "Engine")
    static let uploaded = LocalizedText(zhTW: "上傳位置", en: "Uploaded as")

    static let found = LocalizedText(zhTW: "發現事項", en: "What was found")
    static let noted = LocalizedText(zhTW: "其他提示", en: "For your information")
    static let unexamined = LocalizedText(zhTW: "無法檢查的部分", en: "What could not be examined")
    static let proposed = LocalizedText(zhTW: "建議分類（由審查人員決定）", en: "Proposed class (a person decides)")
    static let grounds = LocalizedText(zhTW: "得對外說明之理由", en: "Grounds that may be told to the public")
    static let nextStep = LocalizedText(zhTW: "下一步", en: "Next step")
    static let contact = LocalizedText(zhTW: "聯絡人", en: "Contact")
    static let advice = LocalizedText(zhTW: "處理方式", en: "What to do")
    static let somewhere = LocalizedText(zhTW: "檔案內容", en: "in the file")
    static let wholeFile = LocalizedText(zhTW: "檔案本身", en: "the file itself")
    static let notTaken = LocalizedText(zhTW: "未收件通知", en: "Not taken")
    static let reason = LocalizedText(zhTW: "原因", en: "Reason")
    static let time = LocalizedText(zhTW: "時間", en: "Time")

    static func bytes(_ count: Int64) -> LocalizedText {
        LocalizedText(zhTW: "\(count) 位元組", en: "\(count) bytes")
    }

    static func more(_ count: Int) -> LocalizedText {
        LocalizedText(zhTW: "另有 \(count) 處", en: "and \(count) more")
    }
}
