/// The files of one directory of rules by name and digest, in byte order: what a signature vouches for.
struct RuleManifest: Equatable {
    struct Entry: Equatable {
        let name: String
        let sha256: String
    }

    let entries: [Entry]

    private static let title = "obstat rules 1"

    init(_ files: RuleFiles) {
        entries = files.all.map { Entry(name: $0.name, sha256: $0.sha256) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// - Returns: `nil` where the lines are no manifest.
    init?(lines: [Substring]) {
        guard lines.first == Self.title[...] else { return nil }
        var entries: [Entry] = []
        for line in lines.dropFirst() {
            let fields = line.split(separator: " ", maxSplits: 1)
            guard fields.count == 2, fields[0].utf8.count == 64 else { return nil }
            entries.append(Entry(name: String(fields[1]), sha256: String(fields[0])))
        }
        self.entries = entries
    }

    /// One line for each file below the title, each ended by a line feed.
    var text: String {
        ([Self.title] + entries.map { "\($0.sha256) \($0.name)" }).map { $0 + "\n" }.joined()
    }
}
