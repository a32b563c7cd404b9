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

    static let table = frameAndLists.merging(documentAndDesk) { first, _ in first }
        .merging(gateAndAccounts) { first, _ in first }.merging(workplace) { first, _ in first }

    private static let frameAndLists: [String: LocalizedText] = [
        "skip": .init(zhTW: "跳到主要內容", en: "Skip to the content"),
        "pages": .init(zhTW: "頁面", en: "Pages"),
        "queue": .init(zhTW: "文件審查", en: "Documents"),
        "dashboard": .init(zhTW: "儀表板", en: "Dashboard"),
        "rules": .init(zhTW: "規則", en: "Rules"),
        "audit": .init(zhTW: "稽核紀錄", en: "Audit log"),
        "status": .init(zhTW: "系統狀態", en: "Status"),
        "accounts": .init(zhTW: "帳號", en: "Accounts"),
        "signOut": .init(zhTW: "登出", en: "Sign out"),
        "tokenVisitor": .init(zhTW: "權杖（唯讀）", en: "token (reads only)"),
        "keys": .init(zhTW: "鍵盤操作", en: "Keys"),
        "keyMove": .init(zhTW: "下一列、上一列", en: "next row, row before"),
        "keySearch": .init(zhTW: "跳到搜尋", en: "go to the search"),
        "keyChoose": .init(zhTW: "選取此列", en: "choose the row"),
        "keyAct": .init(zhTW: "退回、放行、不予提供、加註", en: "return, release, withhold, note"),
        "keyUp": .init(zhTW: "回上一層", en: "back to the list"),
        "keyHelp": .init(zhTW: "顯示本說明", en: "show these keys"),
        "close": .init(zhTW: "關閉", en: "Close"),
        "signIn": .init(zhTW: "登入主控台", en: "Sign in to the console"),
        "signInButton": .init(zhTW: "登入", en: "Sign in"),
        "name": .init(zhTW: "帳號", en: "Name"),
        "password": .init(zhTW: "密碼", en: "Password"),
        "code": .init(zhTW: "驗證碼", en: "One-time code"),
        "codeHelp": .init(
            zhTW: "帳號啟用驗證碼時才需輸入（驗證器 App 的 6 位數字）。",
            en: "Only if your account asks for one: the six digits of your authenticator app."),
        "signInBy": .init(zhTW: "以此方式登入：", en: "Sign in by"),
        "goOn": .init(zhTW: "繼續", en: "Go on"),
        "stillThere": .init(
            zhTW: "單一簽入服務仍保持登入；共用電腦請一併登出。",
            en: "You are still signed in at the sign-in service. On a shared computer sign out there too."),
        "signOutThere": .init(zhTW: "登出", en: "Sign out of"),
        "subject": .init(zhTW: "您的識別碼", en: "Your name at the service"),
        "noAccounts": .init(
            zhTW: "尚無任何帳號，請在主機上以服務帳號執行：",
            en: "There is no account yet. On the host, as the daemon's user, run:"),
        "tokenSummary": .init(zhTW: "以權杖登入（唯讀）", en: "Sign in with the token (reads only)"),
        "token": .init(zhTW: "權杖", en: "Token"),
        "tokenHelp": .init(
            zhTW: "權杖是服務狀態資料夾內 console.token 檔的內容，供監控程式讀取用，不能作成決定。",
            en:
                "The token is the content of the file console.token in the daemon's state folder. It is for programs that watch; nothing can be decided with it."
        ),
        "wrongToken": .init(
            zhTW: "權杖不正確。請確認已完整貼上 64 個字元。",
            en: "This is not the token. Check that all 64 characters were pasted."),
        "tooManyAttempts": .init(
            zhTW: "錯誤次數過多，請於一分鐘後再試。", en: "Too many wrong attempts. Try again in a minute."),
        "shelves": .init(zhTW: "文件狀態", en: "What has become of documents"),
        "filter": .init(zhTW: "篩選", en: "Filter"),
        "search": .init(zhTW: "搜尋", en: "Search"),
        "searchHint": .init(zhTW: "檔名或遮罩後文字", en: "file name or masked text"),
        "unit": .init(zhTW: "單位", en: "Unit"),
        "allUnits": .init(zhTW: "全部單位", en: "All units"),
        "category": .init(zhTW: "類別", en: "Category"),
        "every": .init(zhTW: "全部", en: "All"),
        "ruleName": .init(zhTW: "規則", en: "Rule"),
        "age": .init(zhTW: "等待時間", en: "Waiting for"),
        "assignee": .init(zhTW: "承辦人", en: "Assigned to"),
        "order": .init(zhTW: "排序", en: "Order"),
        "show": .init(zhTW: "顯示", en: "Show"),
        "clear": .init(zhTW: "清除篩選", en: "Clear the filter"),
        "liveText": .init(zhTW: "待審文件現有 {count} 件（{more}）。", en: "{count} documents wait now ({more})."),
        "reload": .init(zhTW: "重新整理", en: "Reload"),
        "file": .init(zhTW: "檔案", en: "File"),
        "outcome": .init(zhTW: "結果", en: "Outcome"),
        "reasons": .init(zhTW: "原因", en: "Reasons"),
        "nextStep": .init(zhTW: "下一步", en: "Next step"),
        "waited": .init(zhTW: "已等待", en: "Waits for"),
        "due": .init(zhTW: "期限", en: "Due"),
        "late": .init(zhTW: "已逾期", en: "overdue"),
        "nothingWaits": .init(zhTW: "目前沒有待審文件。", en: "Nothing waits."),
        "nothingFits": .init(zhTW: "沒有符合條件的資料。", en: "Nothing fits."),
        "choose": .init(zhTW: "請選擇", en: "Choose"),
        "chooseAll": .init(zhTW: "全選", en: "Choose all"),
        "chosenCount": .init(zhTW: "已選 {count} 件", en: "{count} chosen"),
        "withChosen": .init(zhTW: "對選取的文件", en: "With those chosen"),
        "preview": .init(zhTW: "預覽", en: "Preview"),
        "pager": .init(zhTW: "頁次", en: "Pages of the list"),
        "previous": .init(zhTW: "上一頁", en: "Previous"),
        "next": .init(zhTW: "下一頁", en: "Next"),
        "nothingChosen": .init(zhTW: "沒有選取任何文件。", en: "No document was chosen."),
        "reasonOrText": .init(
            zhTW: "理由、建議或註記（將寫入每一份文件的紀錄）", en: "Reason, advice or note (goes on the record of each document)"),
        "confirm": .init(zhTW: "確定：", en: "Confirm:"),
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
        "revealed": LocalizedText(zhTW: "檢視原文", en: "Saw the text"),
        "note": LocalizedText(zhTW: "加註", en: "Noted"),
        "assigned": LocalizedText(zhTW: "指定承辦人", en: "Assigned"),
        "due": LocalizedText(zhTW: "設定期限", en: "Set a due date"),
        "chain verified": LocalizedText(zhTW: "驗證稽核鏈", en: "Verified the chain"),
        "audit exported": LocalizedText(zhTW: "匯出稽核紀錄", en: "Exported the audit log"),
        "account added": LocalizedText(zhTW: "新增帳號", en: "Added an account"),
        "account disabled": LocalizedText(zhTW: "停用帳號", en: "Disabled an account"),
        "account enabled": LocalizedText(zhTW: "啟用帳號", en: "Enabled an account"),
        "account locked": LocalizedText(zhTW: "帳號鎖定", en: "Account locked"),
        "account unlocked": LocalizedText(zhTW: "解除帳號鎖定", en: "Unlocked an account"),
        "password changed": LocalizedText(zhTW: "變更密碼", en: "Changed the password"),
        "password reset": LocalizedText(zhTW: "重設密碼", en: "Reset a password"),
        "password and codes reset": LocalizedText(zhTW: "重設密碼與驗證碼", en: "Reset password and codes"),
        "one-time codes on": LocalizedText(zhTW: "啟用驗證碼", en: "Uses one-time codes"),
        "exemption requested": LocalizedText(zhTW: "申請例外", en: "Asked for an exemption"),
        "exemption inForce": LocalizedText(zhTW: "核可例外", en: "Approved an exemption"),
        "exemption refused": LocalizedText(zhTW: "不同意例外", en: "Refused an exemption"),
        "exemption withdrawn": LocalizedText(zhTW: "撤回例外", en: "Withdrew an exemption"),
        "exemption removed": LocalizedText(zhTW: "撤銷例外", en: "Removed an exemption"),
        "exemption expired": LocalizedText(zhTW: "例外到期", en: "Exemption expired"),
        "exemption reopened": LocalizedText(zhTW: "例外因規則變更失效", en: "Exemption void: the rule changed"),
        "exempted": LocalizedText(zhTW: "依例外放行", en: "Let pass by an exemption"),
        "at risk": LocalizedText(zhTW: "上傳後發現疑慮", en: "Found to be at risk"),
        "second look asked for": LocalizedText(zhTW: "要求重新檢查", en: "Asked to look again"),
        "report exported": LocalizedText(zhTW: "匯出報表", en: "Exported a report"),
        "signed in": LocalizedText(zhTW: "登入主控台", en: "Signed in"),
        "signed out": LocalizedText(zhTW: "登出主控台", en: "Signed out"),
        "roles changed": LocalizedText(zhTW: "變更角色", en: "Changed roles"),
        "identity linked": LocalizedText(zhTW: "連結外部身分", en: "Linked an identity"),
        "identity unlinked": LocalizedText(zhTW: "解除外部身分", en: "Unlinked an identity"),
        "Unix account linked": LocalizedText(zhTW: "連結系統帳號", en: "Linked a Unix account"),
        "Unix account unlinked": LocalizedText(zhTW: "解除系統帳號", en: "Unlinked a Unix account"),
        "sign-in refused": LocalizedText(zhTW: "登入遭拒", en: "Sign-in refused"),
    ]
}
