import Documents

/// Guesses what was meant by a name that is not on a closed list.
enum Spelling {
    /// The entry of `names` that is the fewest edits away; `nil` where none is near.
    static func nearest(to name: String, among names: [String]) -> String? {
        let wanted = Array(name.lowercased().utf8)
        guard wanted.count <= 64 else { return nil }
        let ranked = names.map { (name: $0, edits: distance(wanted, Array($0.lowercased().utf8))) }
        guard let best = ranked.min(by: { $0.edits < $1.edits }) else { return nil }
        return best.edits <= max(1, min(3, wanted.count / 3)) ? best.name : nil
    }

    /// A list so long is not told where a guess is at hand.
    private static let longList = 32

    /// Says what is allowed, and what was probably meant.
    static func hint(for name: String, among names: [String]) -> LocalizedText {
        let allowed = names.joined(separator: ", ")
        guard let meant = nearest(to: name, among: names) else {
            return LocalizedText(zhTW: "可用：\(allowed)", en: "allowed: \(allowed)")
        }
        guard names.count <= longList else {
            return LocalizedText(zhTW: "是否為「\(meant)」？", en: "did you mean '\(meant)'?")
        }
        return LocalizedText(
            zhTW: "是否為「\(meant)」？可用：\(allowed)", en: "did you mean '\(meant)'? allowed: \(allowed)")
    }

    /// Insertions, deletions and replacements (Levenshtein).
    private static func distance(_ lhs: [UInt8], _ rhs: [UInt8]) -> Int {
        var row = Array(0...rhs.count)
        for (index, byte) in lhs.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in rhs.indices {
                let replaced = diagonal + (byte == rhs[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[rhs.count]
    }
}
