/// Which of all rules' context words occur in a part at all.
///
/// A rule that makes no finding without one of its words need not be searched for where none occurs. One pass looks
/// for all words of all rules; what it says to be absent is absent for ``KeywordList`` too, which looks at stretches of
/// the same text in the same form.
struct KeywordIndex: Sendable {
    private let words: [[UInt8]]
    /// The first word whose head has the same hash, and for each word the next one; -1 ends the chain.
    private var heads: [Int32]
    private var next: [Int32]
    /// The words of each rule that is nothing without them; `nil` for every other rule, and where a word is too short.
    private let wordsOfRule: [[Int]?]

    var ruleCount: Int { wordsOfRule.count }

    private static let hashBits = 13

    /// - Parameters:
    ///   - rules: those with a pattern.
    ///   - ruleCount: of all rules, by whose indices the answers are asked for.
    init(_ rules: [CompiledRule], ruleCount: Int) {
        var numbers: [[UInt8]: Int] = [:]
        var words: [[UInt8]] = []
        var wordsOfRule = [[Int]?](repeating: nil, count: ruleCount)
        for rule in rules {
            guard rule.needsContext, rule.contextWords.keywords.allSatisfy({ $0.bytes.count >= 3 }) else {
                continue
            }
            wordsOfRule[rule.index] = rule.contextWords.keywords.map { keyword in
                if let known = numbers[keyword.bytes] { return known }
                numbers[keyword.bytes] = words.count
                words.append(keyword.bytes)
                return words.count - 1
            }
        }
        self.words = words
        self.wordsOfRule = wordsOfRule
        heads = [Int32](repeating: -1, count: 1 << Self.hashBits)
        next = [Int32](repeating: -1, count: words.count)
        for (number, word) in words.enumerated() {
            let hash = Self.hash(UInt32(word[0]) << 16 | UInt32(word[1]) << 8 | UInt32(word[2]))
            next[number] = heads[hash]
            heads[hash] = Int32(number)
        }
    }

    private static func hash(_ head: UInt32) -> Int {
        Int((head &* 0x9E37_79B1) >> UInt32(32 - hashBits))
    }

    /// For each rule, whether it may make a finding in texts of which `texts` are all.
    func rulesWithWords(in texts: [[UInt8]]) -> [Bool] {
        var occurs = [Bool](repeating: false, count: words.count)
        for text in texts { mark(&occurs, in: text) }
        return wordsOfRule.map { words in words?.contains { occurs[$0] } ?? true }
    }

    private func mark(_ occurs: inout [Bool], in text: [UInt8]) {
        let heads = heads
        var head: UInt32 = 0
        // The place of the last two visible bytes before this one.
        var (first, second) = (0, 0)
        for (index, byte) in text.enumerated() where SqueezedText.counts(byte) {
            head = (head << 8 | UInt32(byte.lowercased)) & 0xFF_FFFF
            var word = heads[Self.hash(head)]
            while word >= 0 {
                let number = Int(word)
                if !occurs[number], stands(words[number], at: first, in: text) { occurs[number] = true }
                word = next[number]
            }
            (first, second) = (second, index)
        }
    }

    private func stands(_ word: [UInt8], at start: Int, in text: [UInt8]) -> Bool {
        var index = start
        for byte in word {
            while index < text.count, !SqueezedText.counts(text[index]) { index += 1 }
            guard index < text.count, text[index].lowercased == byte else { return false }
            index += 1
        }
        return true
    }
}
