import PCRE2

/// The sets of bytes that strings are made of, each by a small number, with what is asked of them again and again.
///
/// A class, because everything that is read of one pattern names its sets in one alphabet.
final class ByteAlphabet {
    /// The number of a set; those below 256 are the sets of one byte, by that byte.
    typealias Symbol = UInt16

    /// The set of all bytes.
    static let all: Symbol = 256

    private let singles = ByteAlphabet.singles
    private var facts: [Facts] = []
    private var numbers: [ByteSet: Symbol] = [:]
    private var common: [Pair: Symbol] = [:]

    /// What is known of one set.
    struct Facts: Sendable {
        let set: ByteSet
        /// The one byte, or the one letter in either case: its value without the bit of case, and which bits count; 0
        /// where it is neither.
        let letter: UInt8
        let mask: UInt8
        /// Its only byte, or -1.
        let only: Int16
        /// Whether no character begins with any of its bytes.
        let isInside: Bool
        /// How often it comes up (``ByteRarity``), alone and as a neighbour.
        let frequency: Double
        let neighbour: Double
        /// Which of ``ByteRarity/kinds`` it lies in, a bit for each.
        let kinds: UInt8

        init(_ set: ByteSet) {
            self.set = set
            let letter = set.letter
            self.letter = letter?.byte ?? 0
            mask = letter?.mask ?? 0
            only = set.only.map { Int16($0) } ?? -1
            isInside = set.isSubset(of: .continuation)
            frequency = ByteRarity.frequency(set)
            neighbour = ByteRarity.neighbour(set)
            kinds = ByteRarity.kinds.indices.reduce(0) { bits, kind in
                set.isSubset(of: ByteRarity.kinds[kind].kind) ? bits | 1 << UInt8(kind) : bits
            }
        }
    }

    private struct Pair: Hashable {
        let one: Symbol
        let other: Symbol
    }

    private static let singles =
        (0...255).map { Facts(ByteSet(CollectionOfOne(UInt8($0)))) } + [Facts(.all)]

    /// All sets that are not of one byte and not of all, in the order of their numbers.
    var sets: [ByteSet] { facts.map { $0.set } }

    subscript(symbol: Symbol) -> Facts {
        symbol <= Self.all ? singles[Int(symbol)] : facts[Int(symbol - Self.all) - 1]
    }

    /// - Returns: the number of a set; where there are no numbers left, that of a larger one.
    func symbol(_ set: ByteSet) -> Symbol {
        if set == .all { return Self.all }
        if let byte = set.only { return Symbol(byte) }
        if let known = numbers[set] { return known }
        guard let number = Symbol(exactly: singles.count + facts.count) else { return Self.all }
        facts.append(Facts(set))
        numbers[set] = number
        return number
    }

    func intersection(_ one: Symbol, _ other: Symbol) -> Symbol {
        if one == other || other == Self.all { return one }
        if one == Self.all { return other }
        let pair = Pair(one: min(one, other), other: max(one, other))
        if let known = common[pair] { return known }
        let symbol = symbol(self[one].set.intersection(self[other].set))
        common[pair] = symbol
        return symbol
    }

    func union(_ one: Symbol, _ other: Symbol) -> Symbol {
        if one == other { return one }
        if one == Self.all || other == Self.all { return Self.all }
        return symbol(self[one].set.union(self[other].set))
    }
}
