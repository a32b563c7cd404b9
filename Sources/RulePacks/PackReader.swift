import Documents
import Matching

/// Reads one pack file.
struct PackReader {
    let lists: WordLists
    let log: ProblemLog

    func pack(_ file: SourceFile) -> WrittenPack? {
        guard let root = file.composed(log: log),
            let fields = FieldReader(
                root, of: file, log: log, allowed: ["pack", "version", "rules"],
                required: ["pack", "version", "rules"])
        else { return nil }
        let name = fields.text("pack")
        let version = fields.integer("version", in: 1...1_000_000)
        if let name { checkName(name, in: file) }
        let reader = RuleReader(
            file: file, pack: name?.text ?? file.name, packVersion: version ?? 1, lists: lists, log: log)
        let rules = fields.items("rules").compactMap(reader.rule)
        return WrittenPack(file: file, name: name?.text ?? file.name, version: version ?? 1, rules: rules)
    }

    private func checkName(_ name: SourceScalar, in file: SourceFile) {
        let expected = String(file.name.dropLast(".yaml".count))
        guard name.text != expected else { return }
        log.warning(
            LocalizedText(zhTW: "規則包名稱與檔案路徑不同", en: "the pack's name is not its path"), in: file,
            at: name.position, length: name.text.unicodeScalars.count,
            hint: LocalizedText(zhTW: "依路徑應為 \(expected)", en: "by its path it is \(expected)"))
    }
}

/// A pack file as it was read.
struct WrittenPack: Sendable {
    let file: SourceFile
    let name: String
    let version: Int
    let rules: [WrittenRule]
}
