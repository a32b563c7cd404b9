/// Letters that are read for digits: a number in which some occur is told both ways.
enum LookalikeDigits {
    private static let digits: [Character: Character] = [
        "l": "1", "I": "1", "i": "1", "|": "1", "O": "0", "o": "0", "Q": "0", "S": "5", "s": "5", "B": "8",
        "Z": "2",
        "z": "2",
    ]
    /// Shorter ones are words as often as numbers.
    private static let shortest = 6

    /// The numbers of a text, a letter before them included, as they read with digits for letters.
    ///
    /// Empty where that makes no difference.
    static func numbers(in text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "|" }.compactMap { word in
            guard word.count >= shortest, let first = word.first else { return nil }
            let rest = word.dropFirst()
            guard rest.count(where: \.isNumber) * 5 >= rest.count * 3 else { return nil }
            let corrected = String(rest.map { digits[$0] ?? $0 })
            guard corrected != rest, corrected.allSatisfy(\.isNumber) else { return nil }
            return String(first) + corrected
        }
    }
}
