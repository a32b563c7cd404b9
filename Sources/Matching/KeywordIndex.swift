/// The words of all rules that make no finding without one of theirs, each once.
///
/// Where none of a rule's words occurs, the rule need not be searched for. What is said to be absent is absent for
/// ``KeywordList`` too, which looks at stretches of the same text in the same form.
struct KeywordIndex: Sendable {
    /// In the form of ``SqueezedText``.
    let words: [[UInt8]]
    /// For each rule whether it is nothing without its words; not so where one is too short to be looked for.
    let isBound: [Bool]
    /// The rules of each word.
    let rulesOfWord: [[Int]]
    /// The first word whose head has the same hash, and for each word the next one; -1 ends the chain.
    private var heads: [Int32]
    private var next: [Int32]

    private static let hashBits = 13
    /// Bytes by which words are looked up.
    private static let headBytes = 3

    /// - Parameters:
    ///   - rules: those with a pattern.
    ///   - ruleCount: of all rules, by whose indices the answers are asked for.
    init(_ rules: [CompiledRule], ruleCount: Int) {
        var numbers: [[UInt8]: Int] = [:]
        var words: [[UInt8]] = []
        var isBound = [Bool](repeating: false, count: ruleCount)
        var rulesOfWord: [[Int]] = []
        for rule in rules where rule.needsContext && Self.canFind(rule.contextWords) {
            let ofRule = rule.contextWords.keywords.map { keyword in
                if let known = numbers[keyword.bytes] { return known }
                numbers[keyword.bytes] = words.count
                words.append(keyword.bytes)
                rulesOfWord.append([])
                return words.count - 1
            }
            for word in Set(ofRule) { rulesOfWord[word].append(rule.index) }
            isBound[rule.index] = true
        }
        self.words = words
        self.isBound = isBound
        self.rulesOfWord = rulesOfWord
        heads = [Int32](repeating: -1, count: 1 << Self.hashBits)
        next = [Int32](repeating: -1, count: words.count)
        for (number, word) in words.enumerated() {
            let hash = Self.hash(UInt32(word[0]) << 16 | UInt32(word[1]) << 8 | UInt32(word[2]))
            next[number] = heads[hash]
            heads[hash] = Int32(number)
        }
    }

    private static func canFind(_ words: KeywordList) -> Bool {
        words.keywords.allSatisfy { $0.bytes.count >= headBytes }
    }

    private static func hash(_ head: UInt32) -> Int {
        Int((head &* 0x9E37_79B1) >> UInt32(32 - hashBits))
    }

    /// The words that occur in a short text, such as a label; some may be told twice.
    func words(in text: [UInt8]) -> [Int] {
        var found: [Int] = []
        var head: UInt32 = 0
        // The place of the last two visible bytes before this one.
        var (first, second) = (0, 0)
        for (index, byte) in text.enumerated() where SqueezedText.counts(byte) {
            head = (head << 8 | UInt32(byte.lowercased)) & 0xFF_FFFF
            var word = heads[Self.hash(head)]
            while word >= 0 {
                if stands(Int(word), at: first, in: text) { found.append(Int(word)) }
                word = next[Int(word)]
            }
            (first, second) = (second, index)
        }
        return found
    }

    /// Whether a word stands at a place, however its characters are spread.
    func stands(_ word: Int, at start: Int, in text: [UInt8]) -> Bool {
        var index = start
        for byte in words[word] {
            while index < text.count, !SqueezedText.counts(text[index]) { index += 1 }
            guard index < text.count, text[index].lowercased == byte else { return false }
            index += 1
        }
        return true
    }
}
