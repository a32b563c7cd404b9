import Documents

/// Reads the fields of one mapping, and logs each that is missing, unknown or of the wrong kind.
struct FieldReader {
    let file: SourceFile
    let log: ProblemLog
    /// Of the mapping itself.
    let position: SourcePosition
    private let fields: [String: (key: SourcePosition, value: SourceNode)]

    /// Reads a mapping of `allowed` keys, of which the `required` ones must be there; `nil` where the node is none.
    init?(
        _ node: SourceNode, of file: SourceFile, log: ProblemLog, allowed: [String], required: [String] = []
    ) {
        self.init(openTo: node, of: file, log: log)
        for (key, field) in fields where !allowed.contains(key) {
            log.error(
                LocalizedText(zhTW: "不認得的鍵「\(key)」", en: "unknown key '\(key)'"), in: file, at: field.key,
                length: key.unicodeScalars.count, hint: Spelling.hint(for: key, among: allowed))
        }
        for key in required where fields[key] == nil {
            log.error(LocalizedText(zhTW: "缺少「\(key)」", en: "'\(key)' is missing"), in: file, at: position)
        }
    }

    /// Reads a mapping whose keys are names of somebody's own.
    init?(openTo node: SourceNode, of file: SourceFile, log: ProblemLog) {
        guard case .mapping(let pairs) = node.content else {
            log.error(Self.expected(Self.mappingName, node), in: file, at: node.position)
            return nil
        }
        self.file = file
        self.log = log
        position = node.position
        var fields: [String: (key: SourcePosition, value: SourceNode)] = [:]
        for (key, value) in pairs {
            if let name = key.scalar {
                fields[name.text] = (name.position, value)
            } else {
                log.error(
                    LocalizedText(zhTW: "鍵必須是文字", en: "a key must be a text"), in: file, at: key.position)
            }
        }
        self.fields = fields
    }

    /// Every key, as they stand in the file.
    var keys: [String] {
        fields.sorted { $0.value.key < $1.value.key }.map(\.key)
    }

    func has(_ key: String) -> Bool { fields[key] != nil }

    func value(_ key: String) -> SourceNode? { fields[key]?.value }

    /// Where the key stands, or the mapping where it does not.
    func position(of key: String) -> SourcePosition { fields[key]?.key ?? position }

    // MARK: Values

    /// A text that is not empty.
    func text(_ key: String) -> SourceScalar? {
        guard let node = value(key) else { return nil }
        return text(of: node)
    }

    func text(of node: SourceNode) -> SourceScalar? {
        guard let scalar = node.scalar, !node.isNull else { return refuse(node, Self.textName) }
        guard !scalar.text.isEmpty else {
            log.error(LocalizedText(zhTW: "文字是空的", en: "an empty text"), in: file, at: node.position)
            return nil
        }
        guard !scalar.text.unicodeScalars.contains("\0") else {
            log.error(LocalizedText(zhTW: "文字含有 NUL", en: "a text with NUL"), in: file, at: node.position)
            return nil
        }
        return scalar
    }

    func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let node = value(key) else { return nil }
        let name = LocalizedText(
            zhTW: "\(range.lowerBound) 到 \(range.upperBound) 的整數",
            en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        guard let scalar = node.scalar, scalar.style == .plain, let number = Int(scalar.text),
            range.contains(number)
        else { return refuse(node, name) }
        return number
    }

    func boolean(_ key: String) -> Bool? {
        guard let node = value(key) else { return nil }
        switch node.scalar?.text {
        case "true": return true
        case "false": return false
        default: return refuse(node, LocalizedText(zhTW: "true 或 false", en: "true or false"))
        }
    }

    /// One of a closed list.
    func choice<Value>(_ key: String, among values: [(name: String, value: Value)]) -> Value? {
        value(key).flatMap { choice(of: $0, among: values) }
    }

    func choice<Value>(of node: SourceNode, among values: [(name: String, value: Value)]) -> Value? {
        guard let scalar = text(of: node) else { return nil }
        if let value = values.first(where: { $0.name == scalar.text }) { return value.value }
        log.error(
            LocalizedText(zhTW: "不接受的值「\(scalar.text)」", en: "'\(scalar.text)' is not allowed here"),
            in: file,
            at: node.position, length: scalar.text.unicodeScalars.count,
            hint: Spelling.hint(for: scalar.text, among: values.map(\.name)))
        return nil
    }

    /// Several of a closed list, each once.
    func choices<Value>(_ key: String, among values: [(name: String, value: Value)]) -> [Value] {
        var names: Set<String> = []
        return items(key).compactMap { item in
            if let text = item.scalar?.text, !names.insert(text).inserted {
                log.error(LocalizedText(zhTW: "重複的項目", en: "listed twice"), in: file, at: item.position)
            }
            return choice(of: item, among: values)
        }
    }

    func texts(_ key: String) -> [SourceScalar] {
        items(key).compactMap { text(of: $0) }
    }

    func items(_ key: String) -> [SourceNode] {
        guard let node = value(key) else { return [] }
        guard case .list(let items) = node.content else {
            return refuse(node, LocalizedText(zhTW: "清單 […]", en: "a list […]")) ?? []
        }
        return items
    }

    /// Text in both languages.
    func localized(_ key: String) -> LocalizedText? {
        guard let fields = nested(key, allowed: ["zh-TW", "en"], required: ["zh-TW", "en"]),
            let chinese = fields.text("zh-TW"), let english = fields.text("en")
        else { return nil }
        return LocalizedText(zhTW: chinese.text, en: english.text)
    }

    func nested(_ key: String, allowed: [String], required: [String] = []) -> FieldReader? {
        guard let node = value(key) else { return nil }
        return FieldReader(node, of: file, log: log, allowed: allowed, required: required)
    }

    // MARK: Refusals

    private func refuse<Value>(_ node: SourceNode, _ wanted: LocalizedText) -> Value? {
        log.error(Self.expected(wanted, node), in: file, at: node.position)
        return nil
    }

    private static let mappingName = LocalizedText(zhTW: "對應表（鍵: 值）", en: "a mapping (key: value)")
    private static let textName = LocalizedText(zhTW: "文字", en: "a text")

    private static func expected(_ wanted: LocalizedText, _ node: SourceNode) -> LocalizedText {
        LocalizedText(
            zhTW: "這裡應為\(wanted.zhTW)，卻是\(node.kindName.zhTW)",
            en: "expected \(wanted.en), found \(node.kindName.en)")
    }
}
