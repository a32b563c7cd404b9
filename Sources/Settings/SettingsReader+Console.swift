import Documents
import Yams

extension SettingsReader {
    mutating func read(_ node: Node, into console: inout Settings.Console) {
        let allowed = [
            "port", "address", "origin", "certificate", "certificateKey", "proxyUserHeader",
            "proxySecretFile", "openID",
        ]
        for (key, value) in entries(of: node, allowed: allowed) {
            switch key {
            case "port":
                var port = 0
                integer(value, in: 1_024...65_535, into: &port)
                console.port = port
            case "address": console.address = text(value) ?? console.address
            case "origin": console.origin = text(value)
            case "certificate": console.certificate = file(value)
            case "certificateKey": console.certificateKey = file(value)
            case "openID": console.openID = openID(value)
            case "proxyUserHeader": console.proxyUserHeader = text(value)
            default: console.proxySecretFile = file(value)
            }
        }
        check(console, at: node)
    }

    private mutating func file(_ node: Node) -> String? {
        var file = ""
        path(node, into: &file)
        return file.isEmpty ? nil : file
    }

    /// What only makes sense together.
    private mutating func check(_ console: Settings.Console, at node: Node) {
        if (console.certificate == nil) != (console.certificateKey == nil) {
            refuse(
                node, zhTW: "certificate 與 certificateKey 須同時設定",
                en: "certificate and certificateKey go together",
                hint: LocalizedText(zhTW: "請補上缺少的一項。", en: "add the one that is missing."))
        }
        if (console.proxyUserHeader == nil) != (console.proxySecretFile == nil) {
            refuse(
                node, zhTW: "proxyUserHeader 與 proxySecretFile 須同時設定",
                en: "proxyUserHeader and proxySecretFile go together",
                hint: LocalizedText(
                    zhTW: "否則主機上任何帳號都能冒用該標頭。",
                    en: "otherwise any account of this host could send that header."))
        }
        if console.address != "127.0.0.1", console.certificate == nil {
            refuse(
                node, zhTW: "未設定憑證時，主控台只能在 127.0.0.1 運作",
                en: "without a certificate the console works on 127.0.0.1 only",
                hint: LocalizedText(
                    zhTW: "請設定 certificate 與 certificateKey，或改用代理伺服器並移除 address。",
                    en: "set certificate and certificateKey, or put a proxy before it and remove address."))
        }
        if let origin = console.origin, !origin.hasPrefix("https://") {
            refuse(
                node, zhTW: "origin 須以 https:// 開頭", en: "origin starts with https://",
                hint: LocalizedText(
                    zhTW: "例如 https://review.example.gov.tw。",
                    en: "for example https://review.example.gov.tw."))
        }
    }
}
