import Documents
import Mustache

/// The fixed words of the pages, by the names that templates use.
struct Words: MustacheParent {
    let language: Language

    subscript(_ name: String) -> String {
        Self.table[name]?(language) ?? ""
    }

    func child(named name: String) -> Any? {
        Self.table[name]?(language)
    }

    static let table: [String: LocalizedText] = [
        "skip": LocalizedText(zhTW: "跳到主要內容", en: "Skip to the content"),
        "pages": LocalizedText(zhTW: "頁面", en: "Pages"),
        "queue": LocalizedText(zhTW: "待審文件", en: "Waiting documents"),
        "status": LocalizedText(zhTW: "系統狀態", en: "Status"),
        "audit": LocalizedText(zhTW: "稽核紀錄", en: "Audit log"),
        "signIn": LocalizedText(zhTW: "登入主控台", en: "Sign in to the console"),
        "signInButton": LocalizedText(zhTW: "登入", en: "Sign in"),
        "signOut": LocalizedText(zhTW: "登出", en: "Sign out"),
        "token": LocalizedText(zhTW: "權杖", en: "Token"),
        "tokenHelp": LocalizedText(
            zhTW: "權杖是服務狀態資料夾內 console.token 檔的內容，請向系統管理人員索取。",
            en:
                "The token is the content of the file console.token in the daemon's state folder; ask the administrator."
        ),
        "wrongToken": LocalizedText(
            zhTW: "權杖不正確。請確認已完整貼上 64 個字元。",
            en: "This is not the token. Check that all 64 characters were pasted."),
        "tooManyAttempts": LocalizedText(
            zhTW: "錯誤次數過多，請於一分鐘後再試。", en: "Too many wrong tokens. Try again in a minute."),
        "unit": LocalizedText(zhTW: "單位", en: "Unit"),
        "allUnits": LocalizedText(zhTW: "全部單位", en: "All units"),
        "show": LocalizedText(zhTW: "顯示", en: "Show"),
        "file": LocalizedText(zhTW: "檔案", en: "File"),
        "outcome": LocalizedText(zhTW: "結果", en: "Outcome"),
        "reasons": LocalizedText(zhTW: "原因", en: "Reasons"),
        "taken": LocalizedText(zhTW: "送件時間", en: "Taken in"),
        "nothingWaits": LocalizedText(zhTW: "目前沒有待審文件。", en: "Nothing waits."),
        "verdict": LocalizedText(zhTW: "檢查結果", en: "Verdict"),
        "nextStep": LocalizedText(zhTW: "下一步", en: "Next step"),
        "proposedClass": LocalizedText(zhTW: "擬議類別（由審查人員決定）", en: "Proposed class (a person decides)"),
        "noClass": LocalizedText(zhTW: "尚無法擬議", en: "None can be proposed"),
        "publicReasons": LocalizedText(zhTW: "可對外說明之理由", en: "Reasons that may be told to the public"),
        "findings": LocalizedText(zhTW: "發現事項（已遮罩）", en: "Findings (masked)"),
        "noFindings": LocalizedText(zhTW: "無。", en: "None."),
        "gaps": LocalizedText(zhTW: "未能檢查之部分", en: "What could not be examined"),
        "part": LocalizedText(zhTW: "所在檔案", en: "In"),
        "position": LocalizedText(zhTW: "位置", en: "Place"),
        "confidence": LocalizedText(zhTW: "把握程度", en: "Confidence"),
        "rule": LocalizedText(zhTW: "規則與版本", en: "Rule and version"),
        "why": LocalizedText(zhTW: "判斷依據", en: "Why"),
        "detail": LocalizedText(zhTW: "細節", en: "Detail"),
        "provenance": LocalizedText(zhTW: "來源與檢查資料", en: "Provenance"),
        "history": LocalizedText(zhTW: "歷程", en: "History"),
        "time": LocalizedText(zhTW: "時間", en: "Time"),
        "actor": LocalizedText(zhTW: "行為者", en: "Who"),
        "act": LocalizedText(zhTW: "動作", en: "What"),
        "document": LocalizedText(zhTW: "文件", en: "Document"),
        "number": LocalizedText(zhTW: "序號", en: "No."),
        "chain": LocalizedText(zhTW: "稽核鏈", en: "The audit chain"),
        "newest": LocalizedText(zhTW: "最新紀錄", en: "Newest events"),
        "conditions": LocalizedText(zhTW: "服務狀況", en: "What the gate says of itself"),
        "condition": LocalizedText(zhTW: "項目", en: "Condition"),
        "value": LocalizedText(zhTW: "內容", en: "Value"),
        "counts": LocalizedText(zhTW: "各單位文件數", en: "Documents by unit and state"),
        "total": LocalizedText(zhTW: "合計", en: "Total"),
        "noDocuments": LocalizedText(zhTW: "尚無文件。", en: "No documents yet."),
        "back": LocalizedText(zhTW: "回待審文件", en: "Back to the waiting documents"),
    ]

    /// Acts of the audit log; others are shown by their names.
    static let acts: [String: LocalizedText] = [
        "taken": LocalizedText(zhTW: "收件", en: "Taken in"),
        "examined": LocalizedText(zhTW: "完成檢查", en: "Examined"),
        "deferred": LocalizedText(zhTW: "延後送出", en: "Put off"),
        "hold": LocalizedText(zhTW: "留置待審", en: "Put in quarantine"),
        "corrupt": LocalizedText(zhTW: "無法檢查", en: "Could not be examined"),
        "delivered": LocalizedText(zhTW: "送上傳區", en: "Delivered"),
        "returned": LocalizedText(zhTW: "退回單位", en: "Returned"),
        "withheld": LocalizedText(zhTW: "不予提供", en: "Withheld"),
        "looked": LocalizedText(zhTW: "檢視文件", en: "Looked at"),
        "signed in": LocalizedText(zhTW: "登入主控台", en: "Signed in"),
        "signed out": LocalizedText(zhTW: "登出主控台", en: "Signed out"),
        "sign-in refused": LocalizedText(zhTW: "登入遭拒", en: "Sign-in refused"),
    ]
}
