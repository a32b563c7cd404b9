import Documents
import Yams

/// The console's sign-in service.
extension SettingsReader {
    mutating func openID(_ node: Node) -> Settings.OpenID {
        var openID = Settings.OpenID()
        let allowed = [
            "issuer", "clientID", "clientSecretFile", "title", "hosts", "scopes", "trustFile", "claim",
            "roles",
        ]
        for (key, value) in entries(of: node, allowed: allowed) {
            switch key {
            case "issuer": openID.issuer = text(value) ?? ""
            case "clientID": openID.clientID = text(value) ?? ""
            case "clientSecretFile": path(value, into: &openID.clientSecretFile)
            case "title": openID.title = localized(value)
            case "hosts": openID.hosts = list(value).compactMap { text($0)?.lowercased() }
            case "scopes": openID.scopes = list(value).compactMap { scope($0) }
            case "trustFile":
                var file = ""
                path(value, into: &file)
                openID.trustFile = file
            case "claim": openID.claim = text(value) ?? openID.claim
            default: openID.roles = list(value).compactMap { grant($0) }
            }
        }
        check(openID, at: node)
        return openID
    }

    private mutating func check(_ openID: Settings.OpenID, at node: Node) {
        if openID.clientID.isEmpty || openID.clientSecretFile.isEmpty || openID.issuer.isEmpty {
            refuse(
                node, zhTW: "openID 缺少 issuer、clientID 或 clientSecretFile",
                en: "openID needs issuer, clientID and clientSecretFile",
                hint: LocalizedText(
                    zhTW: "請填入單一簽入服務核發的資料；密鑰放在僅服務帳號可讀的檔案。",
                    en:
                        "write what the sign-in service has given out; the secret stands in a file that the daemon's user "
                        + "alone can read."))
        }
        let rest = openID.issuer.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        let host = rest.count > 2 ? rest[2].prefix { $0 != "/" && $0 != ":" } : ""
        let isHere = ["localhost", "127.0.0.1"].contains(host)
        let isSafe =
            openID.issuer.hasPrefix("https://") || (openID.issuer.hasPrefix("http://") && isHere)
        if !openID.issuer.isEmpty,
            !isSafe || host.isEmpty || openID.issuer.contains(where: { "?#@".contains($0) })
        {
            refuse(
                node, zhTW: "issuer 須為 https 網址", en: "issuer is an https address",
                hint: LocalizedText(
                    zhTW: "請照該服務所公布的 issuer 填寫，一字不差，例如 https://sso.example.gov.tw/realms/staff。",
                    en:
                        "write it to the letter as the service gives it, for example https://sso.example.gov.tw/realms/staff."
                ))
        }
    }

    private mutating func scope(_ node: Node) -> String? {
        guard let scope = text(node) else { return nil }
        if scope.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) { return scope }
        refuse(
            node, zhTW: "不是 scope 名稱", en: "this is no scope",
            hint: LocalizedText(zhTW: "例如 profile。", en: "for example profile."))
        return nil
    }

    private mutating func grant(_ node: Node) -> Settings.OpenID.Grant? {
        var grant = Settings.OpenID.Grant()
        var role: Role?
        for (key, value) in entries(of: node, allowed: ["value", "role", "units"]) {
            switch key {
            case "value": grant.value = text(value) ?? ""
            case "role": role = text(value).flatMap { Role(rawValue: $0) }
            default: grant.units = list(value).compactMap { identifier($0) }
            }
        }
        guard let role, role != .administrator, !grant.value.isEmpty else {
            refuse(
                node, zhTW: "roles 的每一項需要 value 與 role", en: "each of roles needs value and role",
                hint: LocalizedText(
                    zhTW: "role 可用：unit-contact、reviewer、approver、rule-administrator、auditor；系統管理者一律由人指定。",
                    en:
                        "allowed roles: unit-contact, reviewer, approver, rule-administrator, auditor; an administrator is "
                        + "always named by hand."))
            return nil
        }
        grant.role = role
        if role == .unitContact, grant.units.isEmpty {
            refuse(
                node, zhTW: "unit-contact 需要 units", en: "unit-contact needs units",
                hint: LocalizedText(zhTW: "請列出單位代碼。", en: "list the units' ids."))
            return nil
        }
        return grant
    }
}
