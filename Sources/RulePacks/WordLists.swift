import Documents

/// The word lists of a directory, and which of them are used.
///
/// A class, because every rule that is read marks the lists that it uses.
final class WordLists {
    private var lists: [String: WordList] = [:]
    private var used: Set<String> = []
    /// What has been asked for, longest first, and as a pattern: many rules ask for the same.
    private var sorted: [String: [String]] = [:]
    private var patterns: [String: String] = [:]
    private let log: ProblemLog

    init(log: ProblemLog) {
        self.log = log
    }

    /// Adds `files`; a list that is there already grows.
    func add(_ files: [SourceFile]) {
        for file in files {
            let name = String(file.name.dropFirst("lists/".count).dropLast(".txt".count))
            guard Self.isName(name) else {
                log.error(
                    LocalizedText(
                        zhTW: "清單名稱只能用小寫英數字與連字號",
                        en: "a list's name has lower-case letters, digits and hyphens only"),
                    path: file.path)
                continue
            }
            let entries = WordList.entries(of: file, log: log)
            lists[name, default: WordList(file: file, entries: [])].entries += entries
            sorted[name] = nil
            patterns[name] = nil
        }
    }

    /// The entries of a list, longest first, each once.
    ///
    /// - Returns: `nil`, after logging, where there is no such list.
    func entries(
        _ name: String, in file: SourceFile, at position: @autoclosure () -> SourcePosition
    ) -> [String]? {
        guard let list = lists[name] else {
            log.error(
                LocalizedText(zhTW: "沒有名為「\(name)」的清單", en: "there is no list '\(name)'"), in: file,
                at: position(),
                length: name.unicodeScalars.count,
                hint: lists.isEmpty
                    ? LocalizedText(zhTW: "清單放在 lists/<名稱>.txt", en: "lists are files lists/<name>.txt")
                    : Spelling.hint(for: name, among: lists.keys.sorted()))
            return nil
        }
        used.insert(name)
        if let known = sorted[name] { return known }
        sorted[name] = list.sorted
        return sorted[name]
    }

    /// The pattern that means any entry of a list.
    ///
    /// - Returns: `nil`, after logging, where there is no such list.
    func pattern(
        _ name: String, in file: SourceFile, at position: @autoclosure () -> SourcePosition
    ) -> String? {
        guard let entries = entries(name, in: file, at: position()) else { return nil }
        if let known = patterns[name] { return known }
        patterns[name] = ListPattern(entries).text
        return patterns[name]
    }

    /// Warns of each list that nothing has asked for.
    func reportUnused() {
        for (name, list) in lists where !used.contains(name) {
            log.warning(LocalizedText(zhTW: "沒有規則使用這個清單", en: "no rule uses this list"), path: list.file.path)
        }
    }

    static func isName(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            }
    }
}

/// One list, with the file that it began in.
private struct WordList {
    let file: SourceFile
    var entries: [String]

    var sorted: [String] {
        Set(entries).map { (entry: $0, length: $0.unicodeScalars.count) }.sorted { lhs, rhs in
            lhs.length == rhs.length
                ? lhs.entry.utf8.lexicographicallyPrecedes(rhs.entry.utf8) : lhs.length > rhs.length
        }.map(\.entry)
    }

    static func entries(of file: SourceFile, log: ProblemLog) -> [String] {
        var entries: [String] = []
        for (index, line) in file.lines.enumerated() {
            let entry = Self.entry(of: line)
            guard !entry.isEmpty else { continue }
            if entry.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                log.error(
                    LocalizedText(zhTW: "清單項目含有控制字元", en: "an entry with control characters"), in: file,
                    at: SourcePosition(line: index + 1, column: 1))
            } else {
                entries.append(entry)
            }
        }
        if entries.isEmpty {
            log.error(LocalizedText(zhTW: "清單是空的", en: "the list is empty"), path: file.path)
        }
        return entries
    }

    /// The line without its comment and the spaces around it.
    private static func entry(of line: [Unicode.Scalar]) -> String {
        var text = String.UnicodeScalarView()
        for (index, scalar) in line.enumerated() {
            if scalar == "#", index == 0 || line[index - 1].properties.isWhitespace { break }
            text.append(scalar)
        }
        while text.last?.properties.isWhitespace == true { text.removeLast() }
        while text.first?.properties.isWhitespace == true { text.removeFirst() }
        return String(text)
    }
}
