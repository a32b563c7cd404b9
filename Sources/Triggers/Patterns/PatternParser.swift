import PCRE2

/// Why a pattern has no tree: it says something that is not surely understood, and its rule is searched for everywhere.
struct NotUnderstood: Error, Equatable {
    /// What it is, in a few words for whoever writes rules.
    let what: String

    init(_ what: String) { self.what = what }
}

/// Reads the syntax of PCRE2, as far as it is surely understood.
///
/// Only patterns that PCRE2 has accepted are given to it, so faults of syntax need no words of their own.
struct PatternParser {
    /// What the pattern's options and its `(?…)` have switched on, at one place.
    struct Mode {
        var caseless: Bool
        var dotall: Bool
        var extended: Bool
        let ucp: Bool

        init(_ options: PatternOptions) {
            caseless = options.contains(.caseless)
            dotall = options.contains(.dotall)
            extended = options.contains(.extended)
            ucp = options.contains(.ucp)
        }
    }

    let scalars: [Unicode.Scalar]
    var index = 0
    var mode: Mode
    private var depth = 0

    private init(_ pattern: String, _ options: PatternOptions) {
        scalars = Array(pattern.unicodeScalars)
        mode = Mode(options)
    }

    static func tree(of pattern: String, options: PatternOptions) throws(NotUnderstood) -> PatternTree {
        var parser = PatternParser(pattern, options)
        let tree = try parser.alternatives()
        guard parser.peek == nil else { throw NotUnderstood("a parenthesis") }
        return tree
    }

    // MARK: Characters

    var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    mutating func next() throws(NotUnderstood) -> Unicode.Scalar {
        guard index < scalars.count else { throw NotUnderstood("its end") }
        index += 1
        return scalars[index - 1]
    }

    /// Steps over `text` if it is what comes next.
    mutating func take(_ text: String) -> Bool {
        var place = index
        for scalar in text.unicodeScalars {
            guard place < scalars.count, scalars[place] == scalar else { return false }
            place += 1
        }
        index = place
        return true
    }

    mutating func until(_ end: Unicode.Scalar) throws(NotUnderstood) -> String {
        var text = ""
        while true {
            let scalar = try next()
            if scalar == end { return text }
            text.unicodeScalars.append(scalar)
        }
    }

    func character(_ scalar: Unicode.Scalar) -> PatternTree {
        let set = CharacterRanges(scalar.value)
        return .character(mode.caseless ? set.caseless : set)
    }

    // MARK: Structure

    /// Everything up to the end of the group or of the pattern.
    mutating func alternatives() throws(NotUnderstood) -> PatternTree {
        depth += 1
        guard depth < 200 else { throw NotUnderstood("its depth") }
        defer { depth -= 1 }
        // What an alternative switches on holds in those behind it too.
        var choices = [try sequence()]
        while take("|") { choices.append(try sequence()) }
        return choices.count == 1 ? choices[0] : .choice(choices)
    }

    private mutating func sequence() throws(NotUnderstood) -> PatternTree {
        var items: [PatternTree] = []
        while true {
            try skipComments()
            guard let scalar = peek, scalar != "|", scalar != ")" else { break }
            if take("\\Q") {
                try quoted(into: &items)
            } else if !take("\\E") {
                let item = try item()
                items.append(try repeated(item))
            }
        }
        return items.count == 1 ? items[0] : .sequence(items)
    }

    /// What stands between `\Q` and `\E` means itself; a repeat behind it means its last character.
    private mutating func quoted(into items: inout [PatternTree]) throws(NotUnderstood) {
        while index < scalars.count, !take("\\E") { items.append(character(try next())) }
        try skipComments()
        if let last = items.popLast() { items.append(try repeated(last)) }
    }

    private mutating func item() throws(NotUnderstood) -> PatternTree {
        let scalar = try next()
        switch scalar {
        case "(": return try group()
        case "[": return .character(try characterClass())
        case "\\": return try escape()
        case ".":
            return .character(mode.dotall ? .all : CharacterRanges(0x0A).complement)
        case "^", "$": return .edge
        default: return character(scalar)
        }
    }

    private mutating func skipComments() throws(NotUnderstood) {
        while let scalar = peek {
            if take("(?#") {
                _ = try until(")")
            } else if mode.extended, [" ", "\t", "\n", "\u{0B}", "\u{0C}", "\r"].contains(scalar) {
                index += 1
            } else if mode.extended, scalar == "#" {
                while let scalar = peek, scalar != "\n" { index += 1 }
            } else if mode.extended, [0x85, 0x200E, 0x200F, 0x2028, 0x2029].contains(scalar.value) {
                throw NotUnderstood("a space beyond ASCII")
            } else {
                return
            }
        }
    }

    // MARK: Repeats

    private mutating func repeated(_ item: PatternTree) throws(NotUnderstood) -> PatternTree {
        var item = item
        while true {
            let before = index
            try skipComments()
            guard let (least, most) = try repeatBounds() else {
                index = before
                return item
            }
            // Greed does not matter. Behind a space it would be unclear whose sign it is.
            if !take("?") { _ = take("+") }
            if mode.extended, let scalar = peek, scalar == " " || scalar == "#" { try refuseLooseSign() }
            item = .repetition(item, least: least, most: most)
        }
    }

    private mutating func refuseLooseSign() throws(NotUnderstood) {
        let before = index
        try skipComments()
        if let scalar = peek, scalar == "+" || scalar == "?" { throw NotUnderstood("a sign behind a repeat") }
        index = before
    }

    private mutating func repeatBounds() throws(NotUnderstood) -> (least: Int, most: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard peek == "{" else { return nil }
        let end = scalars[index...].firstIndex(of: "}")
        guard let end, index + 1 < scalars.count else { return nil }
        let first = scalars[index + 1]
        // Versions of the library differ in what else they take for a repeat.
        if [",", " ", "\t"].contains(first) { throw NotUnderstood("a brace") }
        guard ("0"..."9").contains(first) else { return nil }
        let bounds = String(String.UnicodeScalarView(scalars[index + 1..<end])).split(
            separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        guard let least = Int(bounds[0]) else { throw NotUnderstood("a brace") }
        index = end + 1
        if bounds.count == 1 { return (least, least) }
        if bounds[1].isEmpty { return (least, nil) }
        guard let most = Int(bounds[1]), most >= least else { throw NotUnderstood("a brace") }
        return (least, most)
    }
}
