/// A list of words as a pattern: any of them, the longest first.
///
/// What begins with different characters can't match at one place, so words are put together by their first
/// character, and the words of one character become a class. The meaning is that of one long alternation; the engine,
/// which tries branch after branch at every place of a text, is several times faster.
struct ListPattern {
    let text: String

    /// - Parameter entries: longest first, each once.
    init(_ entries: [String]) {
        // Letters with case keep out: under `caseless` two of them can match at one place.
        let bound = entries.filter { !Self.startsUncased($0) }
        let free = entries.filter { Self.startsUncased($0) }
        let branches = bound.map(Self.escaped) + Self.branches(of: free)
        text = "(?:" + branches.joined(separator: "|") + ")"
    }

    private static func startsUncased(_ entry: String) -> Bool {
        guard let first = entry.unicodeScalars.first else { return false }
        return first.value >= 0x3400 && first.value <= 0x9FFF
    }

    private static func branches(of entries: [String]) -> [String] {
        var rests: [Unicode.Scalar: [String]] = [:]
        var order: [Unicode.Scalar] = []
        for entry in entries {
            guard let first = entry.unicodeScalars.first else { continue }
            if rests[first] == nil { order.append(first) }
            rests[first, default: []].append(String(entry.unicodeScalars.dropFirst()))
        }
        let longer = order.filter { rests[$0] != [""] }
        let single = order.filter { rests[$0] == [""] }
        var branches = longer.map { String($0) + group(rests[$0] ?? []) }
        if branches.count > guardedBranches {
            branches = ["(?=\(characterClass(longer)))(?:" + branches.joined(separator: "|") + ")"]
        }
        return single.isEmpty ? branches : branches + [characterClass(single)]
    }

    /// So many branches are worth a look at the first character before they are tried.
    private static let guardedBranches = 8

    private static func group(_ rests: [String]) -> String {
        rests.count == 1 ? escaped(rests[0]) : "(?:" + rests.map(escaped).joined(separator: "|") + ")"
    }

    private static func characterClass(_ members: [Unicode.Scalar]) -> String {
        members.count == 1
            ? String(members[0])
            : "[" + String(String.UnicodeScalarView(members.sorted { $0.value < $1.value })) + "]"
    }

    /// Escapes all ASCII but letters and digits, so that an entry means itself under every flag.
    private static func escaped(_ entry: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in entry.unicodeScalars {
            let isPlain = !scalar.isASCII || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            if !isPlain { text.append("\\") }
            text.append(scalar)
        }
        return String(text)
    }
}
