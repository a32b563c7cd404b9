import Documents
import Yams

/// A node of a YAML file that knows its place.
struct SourceNode: Sendable {
    let position: SourcePosition
    let content: Content

    enum Content: Sendable {
        case scalar(SourceScalar)
        case list([SourceNode])
        case mapping([(key: SourceNode, value: SourceNode)])
    }

    var scalar: SourceScalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    /// Whether the file gives no value here: nothing at all, `~` or `null`.
    var isNull: Bool {
        guard let scalar, scalar.style == .plain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.text)
    }

    /// What stands here, in the words of a message.
    var kindName: LocalizedText {
        switch content {
        case .scalar(let scalar): isNull ? LocalizedText(zhTW: "沒有值", en: "nothing") : scalar.quoted
        case .list: LocalizedText(zhTW: "清單", en: "a list")
        case .mapping: LocalizedText(zhTW: "對應表", en: "a mapping")
        }
    }
}

extension SourceFile {
    /// The one document of the file.
    ///
    /// - Returns: `nil` where the file is not YAML or uses anchors; the log says why.
    func composed(log: ProblemLog) -> SourceNode? {
        guard !hasManyAliases else {
            log.error(Self.anchorsRefused, path: path, hint: Self.anchorsHint)
            return nil
        }
        do {
            // Nobody asks for tags, and the usual resolver tries a dozen expressions on every scalar.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            let root = try parser.singleRoot()
            // Nodes hold their anchors weakly; they show only while the parser lives.
            return withExtendedLifetime(parser) {
                root.map { node($0, log: log) } ?? nothing(log: log)
            }
        } catch {
            report(error, to: log)
            return nil
        }
    }

    private func nothing(log: ProblemLog) -> SourceNode? {
        log.error(LocalizedText(zhTW: "檔案是空的", en: "the file is empty"), path: path)
        return nil
    }

    /// An anchor comes before its aliases and ends the descent, so nothing is ever walked twice.
    private func node(_ node: Node, log: ProblemLog) -> SourceNode? {
        let position = SourcePosition(node.mark)
        guard node.anchor == nil else {
            log.error(Self.anchorsRefused, in: self, at: position, hint: Self.anchorsHint)
            return nil
        }
        switch node {
        case .scalar(let scalar):
            let text = SourceScalar(
                text: scalar.string, style: SourceScalar.Style(scalar.style), position: position)
            return SourceNode(position: position, content: .scalar(text))
        case .sequence(let sequence):
            let items = sequence.map { self.node($0, log: log) }
            let whole = items.compactMap(\.self)
            return whole.count == items.count ? SourceNode(position: position, content: .list(whole)) : nil
        case .mapping(let mapping):
            let pairs = mapping.map { (self.node($0.key, log: log), self.node($0.value, log: log)) }
            let whole = pairs.compactMap { pair in
                pair.0.flatMap { key in pair.1.map { (key: key, value: $0) } }
            }
            return whole.count == pairs.count ? SourceNode(position: position, content: .mapping(whole)) : nil
        case .alias:
            log.error(Self.anchorsRefused, in: self, at: position, hint: Self.anchorsHint)
            return nil
        }
    }

    private static let anchorsRefused = LocalizedText(
        zhTW: "規則檔不接受 YAML 錨點與別名（& 與 *）", en: "anchors and aliases (& and *) are not accepted in rule files")
    private static let anchorsHint = LocalizedText(
        zhTW: "請把內容寫出來；文字若以 & 或 * 開頭，請加引號",
        en: "write the content out; quote a text that begins with & or *")

    /// Whether composing could take for ever.
    ///
    /// It hashes every key whole, and a key of aliases of aliases grows without bound, so they are counted in the text
    /// first. A text that only looks so, in quotes or blocks, hardly ever does so often.
    private var hasManyAliases: Bool {
        guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else {
            return false
        }
        var aliases = 0
        var anchors = 0
        for line in lines {
            var mayBeginNode = true
            for (index, scalar) in line.enumerated() {
                let next = index + 1 < line.count ? line[index + 1] : " "
                if mayBeginNode, next.properties.isAlphabetic || next.properties.numericType != nil {
                    if scalar == "*" { aliases += 1 }
                    if scalar == "&" { anchors += 1 }
                }
                mayBeginNode = "-:?,[{".unicodeScalars.contains(scalar) || (mayBeginNode && scalar == " ")
            }
        }
        return anchors > 0 && aliases > RulePackLimits.aliases
    }
}

extension SourcePosition {
    fileprivate init(_ mark: Mark?) {
        self.init(line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
}

// MARK: What libyaml complains of

extension SourceFile {
    private func report(_ error: any Error, to log: ProblemLog) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            report(problem, at: SourcePosition(mark), to: log)
        case .duplicatedKeysInMapping(let keys, let context):
            log.error(
                LocalizedText(
                    zhTW: "重複的鍵：\(keys.joined(separator: "、"))",
                    en: "duplicate key: \(keys.joined(separator: ", "))"),
                in: self, at: SourcePosition(context.mark))
        case .reader:
            log.error(
                LocalizedText(
                    zhTW: "含有 YAML 不允許的控制字元", en: "holds control characters that YAML does not allow"),
                path: path)
        default:
            log.error(LocalizedText(zhTW: "無法讀取的 YAML", en: "YAML that can't be read"), path: path)
        }
    }

    private func report(_ problem: String, at position: SourcePosition, to log: ProblemLog) {
        let line = line(position.line)
        if line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
            let tab = (line.firstIndex(of: "\t") ?? 0) + 1
            return log.error(
                LocalizedText(zhTW: "YAML 不能以定位字元（Tab）縮排", en: "YAML can't be indented with tabs"),
                in: self, at: SourcePosition(line: position.line, column: tab),
                hint: LocalizedText(zhTW: "請改用空格", en: "use spaces"))
        }
        log.error(
            LocalizedText(zhTW: "YAML 語法錯誤：\(problem)", en: "YAML syntax: \(problem)"), in: self, at: position
        )
    }
}
