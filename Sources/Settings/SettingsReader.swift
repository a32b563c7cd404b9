import Documents
import Yams

/// Turns YAML nodes into settings and collects every mistake on the way.
struct SettingsReader {
    let file: String
    private(set) var problems: [SettingsProblem] = []

    init(file: String) {
        self.file = file
    }

    mutating func read(_ node: Node, into settings: inout Settings) {
        for (key, value) in entries(of: node, allowed: Self.topLevel) {
            switch key {
            case "drop": path(value, into: &settings.drop)
            case "upload": path(value, into: &settings.upload)
            case "uploadMustBeMounted": boolean(value, into: &settings.uploadMustBeMounted)
            case "spool": path(value, into: &settings.spool)
            case "state": path(value, into: &settings.state)
            case "rules": settings.rules = text(value)
            case "overlay": settings.overlay = text(value)
            case "requireSignedRules": settings.requireSignedRules = text(value)
            case "units": settings.units = units(value)
            case "unitsFromFolders": boolean(value, into: &settings.unitsFromFolders)
            case "settle": read(value, into: &settings.settle)
            case "examiners": integer(value, in: 1...64, into: &settings.examiners)
            case "allowIncompleteConfinement": boolean(value, into: &settings.allowIncompleteConfinement)
            case "limits": read(value, into: &settings.limits)
            case "retry": read(value, into: &settings.retry)
            case "console": read(value, into: &settings.console)
            case "review": read(value, into: &settings.review)
            case "recall": read(value, into: &settings.recall)
            case "notifications": read(value, into: &settings.notifications)
            case "retention": read(value, into: &settings.retention)
            case "encryption": read(value, into: &settings.encryption)
            case "socket":
                var socket = ""
                path(value, into: &socket)
                settings.socket = socket
            default: break
            }
        }
    }

    private static let topLevel = [
        "drop", "upload", "uploadMustBeMounted", "spool", "state", "rules", "overlay", "requireSignedRules",
        "units",
        "unitsFromFolders", "settle",
        "examiners",
        "allowIncompleteConfinement", "limits", "retry", "console", "review", "recall", "notifications",
        "retention", "encryption",
        "socket",
    ]

    mutating func read(_ node: Node, into settle: inout Settings.Settle) {
        for (key, value) in entries(of: node, allowed: ["milliseconds", "sweepSeconds", "ignore"]) {
            switch key {
            case "milliseconds": integer(value, in: 0...3_600_000, into: &settle.milliseconds)
            case "sweepSeconds": integer(value, in: 1...86_400, into: &settle.sweepSeconds)
            default: settle.ignore = list(value).compactMap { text($0) }
            }
        }
    }

    mutating func read(_ node: Node, into retry: inout Settings.Retry) {
        for (key, value) in entries(of: node, allowed: ["firstSeconds", "longestSeconds"]) {
            switch key {
            case "firstSeconds": integer(value, in: 1...86_400, into: &retry.firstSeconds)
            default: integer(value, in: 1...604_800, into: &retry.longestSeconds)
            }
        }
    }

    private mutating func read(_ node: Node, into retention: inout Settings.Retention) {
        let allowed = ["returnedDays", "withheldDays", "deliveredDays", "checkSeconds"]
        for (key, value) in entries(of: node, allowed: allowed) {
            if key == "checkSeconds" {
                integer(value, in: 1...86_400, into: &retention.checkSeconds)
                continue
            }
            var days = 0
            integer(value, in: 0...36_500, into: &days)
            switch key {
            case "returnedDays": retention.returnedDays = days
            case "withheldDays": retention.withheldDays = days
            default: retention.deliveredDays = days
            }
        }
    }

    private mutating func read(_ node: Node, into encryption: inout Settings.Encryption) {
        for (key, value) in entries(of: node, allowed: ["keyFile", "formerKeyFiles"]) {
            switch key {
            case "keyFile":
                var file = ""
                path(value, into: &file)
                encryption.keyFile = file.isEmpty ? nil : file
            default:
                encryption.formerKeyFiles = list(value).map { item in
                    var file = ""
                    path(item, into: &file)
                    return file
                }
            }
        }
    }

    mutating func read(_ node: Node, into limits: inout ExaminationLimits) {
        let allowed = [
            "documentMebibytes", "expandedMebibytes", "expansionRatio", "textMebibytes", "depth", "members",
            "pages",
            "findings", "wallSeconds", "processorSeconds", "memoryMebibytes", "ruleMilliseconds",
            "megapixels", "recognisedPages", "recognitionSeconds",
        ]
        for (key, value) in entries(of: node, allowed: allowed) {
            switch key {
            case "documentMebibytes": mebibytes(value, into: &limits.documentBytes)
            case "expandedMebibytes": mebibytes(value, into: &limits.expandedBytes)
            case "textMebibytes": mebibytes(value, into: &limits.textBytes)
            case "memoryMebibytes": mebibytes(value, into: &limits.memoryBytes)
            case "expansionRatio":
                var ratio = Int(limits.expansionRatio)
                integer(value, in: 1...100_000, into: &ratio)
                limits.expansionRatio = Int64(ratio)
            case "depth": integer(value, in: 0...32, into: &limits.depth)
            case "members": integer(value, in: 1...10_000_000, into: &limits.members)
            case "pages": integer(value, in: 1...1_000_000, into: &limits.pages)
            case "findings": integer(value, in: 1...1_000_000, into: &limits.findings)
            case "processorSeconds": integer(value, in: 1...86_400, into: &limits.processorSeconds)
            case "ruleMilliseconds": integer(value, in: 1...600_000, into: &limits.ruleMilliseconds)
            case "megapixels":
                var megapixels = limits.pixels / 1_000_000
                integer(value, in: 1...10_000, into: &megapixels)
                limits.pixels = megapixels * 1_000_000
            case "recognisedPages": integer(value, in: 0...1_000_000, into: &limits.recognisedPages)
            case "recognitionSeconds": integer(value, in: 0...86_400, into: &limits.recognitionSeconds)
            default:
                var seconds = limits.wallMilliseconds / 1_000
                integer(value, in: 1...86_400, into: &seconds)
                limits.wallMilliseconds = seconds * 1_000
            }
        }
    }

    // MARK: Units

    mutating func units(_ node: Node) -> [Unit] {
        var units: [Unit] = []
        for item in list(node) {
            guard let unit = unit(item) else { continue }
            if units.contains(where: { $0.id == unit.id }) {
                refuse(
                    item, zhTW: "單位代碼「\(unit.id)」重複", en: "the unit id \(unit.id) stands twice",
                    hint: LocalizedText(zhTW: "每個單位需有自己的代碼。", en: "each unit needs an id of its own."))
            }
            units.append(unit)
        }
        return units
    }

    mutating func unit(_ node: Node) -> Unit? {
        var unit = Unit(id: "", name: LocalizedText(zhTW: "", en: ""), contact: Contact(), language: .zhTW)
        for (key, value) in entries(of: node, allowed: ["id", "name", "contact", "language"]) {
            switch key {
            case "id": unit.id = identifier(value) ?? ""
            case "name": unit.name = localized(value)
            case "contact": unit.contact = contact(value)
            default: unit.language = language(value)
            }
        }
        if unit.id.isEmpty {
            refuse(
                node, zhTW: "單位缺少代碼", en: "a unit without an id",
                hint: LocalizedText(zhTW: "請加上 id: 小寫英數代碼。", en: "add id: with a lower-case code."))
            return nil
        }
        if unit.name.en.isEmpty { unit.name.en = unit.id }
        if unit.name.zhTW.isEmpty { unit.name.zhTW = unit.name.en }
        return unit
    }

    mutating func contact(_ node: Node) -> Contact {
        var contact = Contact()
        for (key, value) in entries(of: node, allowed: ["name", "email", "phone"]) {
            switch key {
            case "name": contact.name = text(value) ?? ""
            case "email": contact.email = text(value) ?? ""
            default: contact.phone = text(value) ?? ""
            }
        }
        return contact
    }

    mutating func localized(_ node: Node) -> LocalizedText {
        if let both = node.scalar?.string { return LocalizedText(zhTW: both, en: both) }
        var name = LocalizedText(zhTW: "", en: "")
        for (key, value) in entries(of: node, allowed: ["zh-TW", "en"]) {
            if key == "en" { name.en = text(value) ?? "" } else { name.zhTW = text(value) ?? "" }
        }
        return name
    }

    mutating func language(_ node: Node) -> Language {
        if let text = node.scalar?.string, let language = Language(rawValue: text) { return language }
        refuse(
            node, zhTW: "未知的語言", en: "not a language that is known",
            hint: LocalizedText(zhTW: "可用：zh-TW、en。", en: "allowed: zh-TW, en."))
        return .zhTW
    }

    mutating func identifier(_ node: Node) -> String? {
        guard let id = text(node) else { return nil }
        guard Unit.isValid(id: id) else {
            refuse(
                node, zhTW: "「\(id)」不能作為單位代碼", en: "\(id) can't be a unit's id",
                hint: LocalizedText(
                    zhTW: "限 1 至 64 個小寫英文字母、數字、-、_、.，且不以 . 開頭。",
                    en: "1 to 64 lower-case letters, digits, -, _ and ., not starting with a full stop."))
            return nil
        }
        return id
    }

    // MARK: Scalars

    mutating func text(_ node: Node) -> String? {
        if let text = node.scalar?.string, !text.isEmpty { return text }
        refuse(
            node, zhTW: "此處需要文字", en: "text is expected here",
            hint: LocalizedText(
                zhTW: "請填入文字，或刪除此鍵以使用預設值。", en: "write a text, or remove the key to get the default."))
        return nil
    }

    mutating func path(_ node: Node, into path: inout String) {
        guard let text = text(node) else { return }
        guard text.hasPrefix("/") else {
            refuse(
                node, zhTW: "「\(text)」不是絕對路徑", en: "\(text) is not an absolute path",
                hint: LocalizedText(zhTW: "請以 / 開頭。", en: "start it with /."))
            return
        }
        path = text
    }

    mutating func boolean(_ node: Node, into value: inout Bool) {
        switch node.scalar?.string {
        case "true": value = true
        case "false": value = false
        default:
            refuse(
                node, zhTW: "此處需要 true 或 false", en: "true or false is expected here",
                hint: LocalizedText(zhTW: "可用：true、false。", en: "allowed: true, false."))
        }
    }

    mutating func integer(_ node: Node, in range: ClosedRange<Int>, into value: inout Int) {
        if let text = node.scalar?.string, let number = Int(text), range.contains(number) {
            value = number
            return
        }
        refuse(
            node, zhTW: "此處需要整數", en: "a whole number is expected here",
            hint: LocalizedText(
                zhTW: "可用範圍：\(range.lowerBound) 至 \(range.upperBound)。",
                en: "allowed: \(range.lowerBound) to \(range.upperBound)."))
    }

    mutating func mebibytes(_ node: Node, into bytes: inout Int64) {
        var mebibytes = Int(bytes >> 20)
        integer(node, in: 1...1_048_576, into: &mebibytes)
        bytes = Int64(mebibytes) << 20
    }

    // MARK: Structure

    mutating func list(_ node: Node) -> [Node] {
        if let sequence = node.sequence { return Array(sequence) }
        refuse(
            node, zhTW: "此處需要清單", en: "a list is expected here",
            hint: LocalizedText(zhTW: "每行以 - 開頭。", en: "start each line with a hyphen."))
        return []
    }

    mutating func entries(of node: Node, allowed: [String]) -> [(String, Node)] {
        guard let mapping = node.mapping else {
            refuse(
                node, zhTW: "此處需要「鍵: 值」", en: "keys with values are expected here",
                hint: LocalizedText(
                    zhTW: "可用的鍵：\(allowed.joined(separator: "、"))。",
                    en: "allowed keys: \(allowed.joined(separator: ", "))."))
            return []
        }
        var entries: [(String, Node)] = []
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            guard allowed.contains(name) else {
                refuse(
                    key, zhTW: "未知的鍵「\(name)」", en: "unknown key \(name)",
                    hint: LocalizedText(
                        zhTW: "可用的鍵：\(allowed.joined(separator: "、"))。",
                        en: "allowed keys: \(allowed.joined(separator: ", "))."))
                continue
            }
            entries.append((name, value))
        }
        return entries
    }

    mutating func refuse(_ node: Node, zhTW: String, en: String, hint: LocalizedText) {
        problems.append(
            SettingsProblem(
                file: file, line: node.mark?.line, message: LocalizedText(zhTW: zhTW, en: en), hint: hint))
    }

    mutating func refuse(syntax error: YamlError?) {
        var line: Int?
        if case .scanner(_, _, let mark, _) = error { line = mark.line }
        if case .parser(_, _, let mark, _) = error { line = mark.line }
        problems.append(
            SettingsProblem(
                file: file, line: line,
                message: LocalizedText(zhTW: "不是有效的 YAML", en: "this is not valid YAML"),
                hint: LocalizedText(
                    zhTW: "請檢查縮排、引號與重複的鍵。", en: "check indentation, quotes and keys that stand twice.")))
    }
}
