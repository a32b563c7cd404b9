import Documents
import Yams

/// Who decides, and how people are told.
extension SettingsReader {
    mutating func read(_ node: Node, into review: inout Settings.Review) {
        let allowed = [
            "reviewers", "approvers", "heads", "auditors", "units", "dueDays", "requestDays", "reminderHours",
            "exemptionDays",
        ]
        for (key, value) in entries(of: node, allowed: allowed) {
            switch key {
            case "reviewers": review.reviewers = list(value).compactMap { text($0) }
            case "approvers": review.approvers = list(value).compactMap { text($0) }
            case "heads": review.heads = list(value).compactMap { text($0) }
            case "auditors": review.auditors = list(value).compactMap { text($0) }
            case "units": review.units = reviewersByUnit(value)
            case "dueDays": integer(value, in: 1...365, into: &review.dueDays)
            case "reminderHours": integer(value, in: 1...8_760, into: &review.reminderHours)
            case "exemptionDays": integer(value, in: 1...3_650, into: &review.exemptionDays)
            default: integer(value, in: 1...365, into: &review.requestDays)
            }
        }
    }

    mutating func read(_ node: Node, into recall: inout Settings.Recall) {
        for (key, value) in entries(of: node, allowed: ["automatic", "pauseMilliseconds"]) {
            switch key {
            case "automatic": boolean(value, into: &recall.isAutomatic)
            default: integer(value, in: 0...3_600_000, into: &recall.pauseMilliseconds)
            }
        }
    }

    mutating func read(_ node: Node, into notifications: inout Settings.Notifications) {
        let allowed = ["notifier", "tellDelivered", "batchSeconds", "mail", "webhook"]
        for (key, value) in entries(of: node, allowed: allowed) {
            switch key {
            case "notifier": notifications.notifier = text(value) ?? ""
            case "tellDelivered": boolean(value, into: &notifications.tellsDelivered)
            case "batchSeconds": integer(value, in: 1...86_400, into: &notifications.batchSeconds)
            case "mail": notifications.mail = mail(value)
            default: notifications.webhook = webhook(value)
            }
        }
    }

    private mutating func reviewersByUnit(_ node: Node) -> [String: [String]] {
        guard let mapping = node.mapping else {
            refuse(
                node, zhTW: "此處需要「單位代碼: 清單」", en: "units with lists are expected here",
                hint: LocalizedText(
                    zhTW: "例如 consular: [\"@consular-review\"]。",
                    en: "for example consular: [\"@consular-review\"]."))
            return [:]
        }
        var units: [String: [String]] = [:]
        for (key, value) in mapping {
            guard let unit = identifier(key) else { continue }
            units[unit] = list(value).compactMap { text($0) }
        }
        return units
    }

    private mutating func mail(_ node: Node) -> Settings.Mail {
        var mail = Settings.Mail()
        let allowed = [
            "server", "port", "security", "from", "user", "passwordFile", "trustFile", "reviewers",
        ]
        for (key, value) in entries(of: node, allowed: allowed) {
            switch key {
            case "server": mail.server = text(value) ?? ""
            case "port":
                var port = 0
                integer(value, in: 1...65_535, into: &port)
                mail.port = port
            case "security": mail.security = security(value)
            case "from": mail.from = address(value) ?? ""
            case "user": mail.user = text(value)
            case "passwordFile": path(value, into: &mail.passwordFile)
            case "trustFile": path(value, into: &mail.trustFile)
            default: mail.reviewers = list(value).compactMap { address($0) }
            }
        }
        if mail.server.isEmpty || mail.from.isEmpty {
            refuse(
                node, zhTW: "mail 缺少 server 或 from", en: "mail needs server and from",
                hint: LocalizedText(
                    zhTW: "請填入郵件主機與寄件地址。", en: "name the mail server and the sender's address."))
        }
        if mail.security == .none, !Self.isHere(mail.server) {
            refuse(
                node, zhTW: "未加密僅限本機郵件主機", en: "mail without TLS goes to this machine only",
                hint: LocalizedText(zhTW: "請用 starttls 或 tls。", en: "use starttls or tls."))
        }
        return mail
    }

    private mutating func webhook(_ node: Node) -> Settings.Webhook {
        var webhook = Settings.Webhook()
        for (key, value) in entries(of: node, allowed: ["url", "secretFile", "trustFile"]) {
            switch key {
            case "url": webhook.url = text(value) ?? ""
            case "secretFile": path(value, into: &webhook.secretFile)
            default: path(value, into: &webhook.trustFile)
            }
        }
        let host = webhook.url.split(separator: "/").dropFirst().first?.split(separator: ":").first ?? ""
        let isSafe =
            webhook.url.hasPrefix("https://") || webhook.url.hasPrefix("http://") && Self.isHere(String(host))
        if !isSafe || webhook.secretFile.isEmpty {
            refuse(
                node, zhTW: "webhook 需要 https 網址與 secretFile",
                en: "webhook needs an https URL and secretFile",
                hint: LocalizedText(
                    zhTW: "http 僅限本機；secretFile 為簽章金鑰檔。",
                    en: "http goes to this machine only; secretFile holds the key of the signature."))
        }
        return webhook
    }

    private static func isHere(_ host: String) -> Bool { ["localhost", "127.0.0.1", "::1"].contains(host) }

    private mutating func security(_ node: Node) -> Settings.Mail.Security {
        if let text = node.scalar?.string, let security = Settings.Mail.Security(rawValue: text) {
            return security
        }
        refuse(
            node, zhTW: "未知的連線安全", en: "not a kind of security that is known",
            hint: LocalizedText(zhTW: "可用：starttls、tls、none。", en: "allowed: starttls, tls, none."))
        return .startTLS
    }

    private mutating func address(_ node: Node) -> String? {
        guard let address = text(node) else { return nil }
        if MailAddress.isValid(address) { return address }
        refuse(
            node, zhTW: "不是郵件地址", en: "this is no mail address",
            hint: LocalizedText(
                zhTW: "例如 opendata@example.gov.tw。", en: "for example opendata@example.gov.tw."))
        return nil
    }

    private mutating func path(_ node: Node, into path: inout String?) {
        var text = ""
        self.path(node, into: &text)
        path = text
    }
}
