import Documents

/// Reads `keywords`, whose items may stand for whole lists.
struct KeywordReader {
    let fields: FieldReader
    let lists: WordLists

    /// In the order written, each once.
    func keywords(_ key: String = "keywords") -> [String] {
        var seen: Set<String> = []
        return fields.items(key).flatMap(keywords(of:)).filter { seen.insert($0).inserted }
    }

    private func keywords(of item: SourceNode) -> [String] {
        if case .mapping = item.content {
            let reference = FieldReader(
                item, of: fields.file, log: fields.log, allowed: ["list"], required: ["list"])
            return reference?.text("list").map { entries($0.text, at: $0.position) } ?? []
        }
        guard let scalar = fields.text(of: item) else { return [] }
        guard scalar.text.hasPrefix("list:") else { return [scalar.text] }
        let name = scalar.text.dropFirst("list:".count).drop { $0 == " " }
        return entries(String(name), at: scalar.position)
    }

    private func entries(_ name: String, at position: SourcePosition) -> [String] {
        lists.entries(name, in: fields.file, at: position) ?? []
    }
}
