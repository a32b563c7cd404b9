import Documents
import HTTPTypes
import Hummingbird

/// An error, in words that tell a stranger nothing.
struct NoticePage: Page {
    static let template = "notice"
    static let place = ""

    private let heading: LocalizedText
    let code: String

    init(status: HTTPResponse.Status) {
        code = String(status.code)
        heading =
            switch status {
            case .notFound: LocalizedText(zhTW: "查無此頁", en: "There is no such page")
            case .methodNotAllowed: LocalizedText(zhTW: "不允許此操作", en: "This can't be done here")
            case .badRequest: LocalizedText(zhTW: "請求內容有誤", en: "The request can't be understood")
            case .misdirectedRequest, .forbidden:
                LocalizedText(
                    zhTW: "請以 http://localhost 或 http://127.0.0.1 開啟主控台",
                    en: "Open the console at http://localhost or http://127.0.0.1")
            case .contentTooLarge: LocalizedText(zhTW: "請求內容過大", en: "The request is too large")
            default:
                LocalizedText(zhTW: "主控台發生錯誤，詳見服務日誌", en: "The console failed; the daemon's log says how")
            }
    }

    func title(_ language: Language) -> String { heading(language) }
}
