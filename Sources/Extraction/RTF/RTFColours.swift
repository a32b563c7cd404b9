/// The colours of a document, of which only white matters.
struct RTFColours {
    private var white: Set<Int> = []
    private var count = 0
    private var current = [255, 255, 255]
    private var isSet = false

    mutating func set(_ word: String, _ value: Int) {
        isSet = true
        current[word == "red" ? 0 : word == "green" ? 1 : 2] = value
    }

    mutating func endEntry() {
        if isSet, current.allSatisfy({ $0 >= 250 }) { white.insert(count) }
        count += 1
        isSet = false
        current = [255, 255, 255]
    }

    func isWhite(_ number: Int) -> Bool { white.contains(number) }
}
