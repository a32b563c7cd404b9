/// Makes patterns and texts that have much to do with each other.
struct RandomPattern {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func number(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 11) % limit
    }

    private mutating func pick<T>(_ items: [T]) -> T { items[number(below: items.count)] }

    private static let pieces = [
        "a", "b", "AB", "Kk", "s", "12", "7", "@", "-", " ", "密", "機密", "第", "é", ":", "\\.", "ab1",
        "SECRET", "\\n", "\\x41", "\\x{5bc6}", "\\Qa.b\\E",
    ]
    private static let sets = [
        "\\d", "\\w", "[A-Z]", "[a-c密]", "[^a]", "[^\\n]", ".", "[12]", "[ -]", "\\s", "[[:alpha:]]", "\\D",
        "[^\\d\\s]", "[密機:]", "\\h", "\\S", "[^A-Za-z0-9]", "\\p{sc:Han}", "[^\\P{sc:Han}密]", "\\N", "[é-ü]",
        "[^密機]", "\\p{Lu}", "[\\w@.-]", "\\R", "\\v",
    ]
    private static let repeats = [
        "?", "*", "+", "{2}", "{1,3}", "{0,2}", "{3,}", "{6}", "+?", "*+", "??", "{2,4}?",
    ]
    private static let edges = ["^", "$", "\\b", "\\B", "\\A", "\\z", "\\Z"]

    mutating func pattern(depth: Int = 0) -> String {
        let branches = number(below: 6) == 0 ? 2 + number(below: 2) : 1
        return (0..<branches).map { _ in sequence(depth) }.joined(separator: "|")
    }

    private mutating func sequence(_ depth: Int) -> String {
        (0..<1 + number(below: 5)).map { _ in item(depth) }.joined()
    }

    private mutating func item(_ depth: Int) -> String {
        var atom: String
        switch number(below: depth > 3 ? 12 : 22) {
        case 0...5: atom = pick(Self.pieces)
        case 6...9: atom = pick(Self.sets)
        case 10: return pick(Self.edges)
        case 11: return pick(["(?i)", "(?s)", "(?m)", "(?x) ", "\\1", "(?#c)", "(?^)"])
        case 12...15: atom = "(?:\(pattern(depth: depth + 1)))"
        case 16: atom = "(\(pattern(depth: depth + 1)))"
        case 17:
            atom =
                pick(["(?>", "(?i:", "(?|", "(?<n\(number(below: 99))>", "(?-i:"]) + pattern(depth: depth + 1)
                + ")"
        case 18: return pick(["(?=", "(?!"]) + pattern(depth: depth + 1) + ")"
        case 19: return pick(["(?<=", "(?<!"]) + behind() + ")"
        case 20: return "(?(?=\(pick(Self.pieces)))\(pick(Self.pieces))|\(pick(Self.sets)))"
        default: atom = pick(Self.pieces) + pick(Self.pieces)
        }
        if number(below: 3) == 0 { atom += pick(Self.repeats) }
        return atom
    }

    private mutating func behind() -> String {
        (0..<1 + number(below: 2)).map { _ in
            pick(Self.pieces + Self.sets.filter { $0 != "\\R" })
                + (number(below: 4) == 0 ? pick(Self.pieces) : "")
        }.joined(separator: "|")
    }

    private static let letters = Array("aabbcABKks1277@@-- 密機第é:.\nſKSECRTü 一\r")

    mutating func text(_ count: Int) -> String {
        var text = ""
        while text.count < count {
            switch number(below: 12) {
            case 0: text += pick(["SECRET", "機密", "密機", "ab1", "a.b", "12-7", "127712", "KKkk"])
            case 1: text += String(repeating: pick(Self.letters), count: 1 + number(below: 12))
            default: text.append(pick(Self.letters))
            }
        }
        return text
    }
}
