/// Letters that are read for digits, and digits for letters: a number in which some occur is told both ways.
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

    private static let letters: [Character: [Character]] = [
        "0": ["O", "Q", "D"], "1": ["I", "J", "L", "T"], "2": ["Z"], "4": ["A"], "5": ["S"], "6": ["G"],
        "7": ["T", "Y"], "8": ["B"],
    ]
    /// What stands before the number of a person, which begins with a letter.
    private static let labels = ["身分證", "身份證", "統一編號", "統一證號", "居留證", "證號", "IDNo", "IDNumber"]

    /// The numbers of persons in a text whose first letter was read as a digit, as they read with each letter it may be.
    static func personalNumbers(in text: String) -> [String] {
        let bare = text.filter { $0.isLetter || $0.isNumber }
        guard labels.contains(where: bare.contains) else { return [] }
        return text.split { !$0.isLetter && !$0.isNumber }.flatMap { word -> [String] in
            guard word.count == 10, word.allSatisfy(\.isNumber), let first = word.first else { return [] }
            let rest = word.dropFirst()
            guard let kind = rest.first, "1289".contains(kind) else { return [] }
            return (letters[first] ?? []).map { String($0) + rest }
        }
    }
}
