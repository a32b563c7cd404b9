/// What bytes in a row may be, one set for each, and what may stand beside them; sets by their numbers in a ``ByteAlphabet``.
///
/// Outside the text everything may stand: it is only said of neighbours that there are.
struct ByteString: Hashable, Sendable {
    typealias Symbol = ByteAlphabet.Symbol

    /// As many as ``count`` says; 0 behind.
    private var symbols = SIMD32<Symbol>.zero
    private(set) var count = 0
    /// What the byte before may be.
    var before = ByteAlphabet.all
    /// What the byte behind may be.
    var after = ByteAlphabet.all

    static let empty = ByteString()

    /// Strings that are longer are ended, and others begun.
    static let longest = 28

    init(before: Symbol = ByteAlphabet.all, after: Symbol = ByteAlphabet.all) {
        self.before = before
        self.after = after
    }

    /// - Parameter symbols: no more than ``longest``.
    init(_ symbols: some Sequence<Symbol>) {
        for symbol in symbols { append(symbol) }
    }

    subscript(index: Int) -> Symbol { symbols[index] }

    mutating func append(_ symbol: Symbol) {
        symbols[count] = symbol
        count += 1
    }

    func followed(by next: ByteString, in alphabet: ByteAlphabet) -> ByteString {
        var string = self
        for index in 0..<next.count { string.append(next.symbols[index]) }
        if count == 0 { string.before = alphabet.intersection(before, next.before) }
        string.after = next.count == 0 ? alphabet.intersection(after, next.after) : next.after
        return string
    }

    /// The same bytes, whatever stands beside them.
    var alone: ByteString {
        var string = self
        string.before = ByteAlphabet.all
        string.after = ByteAlphabet.all
        return string
    }

    /// The same string where the sets from the first that is not of one byte and not of all have other numbers.
    func renamed(_ numbers: [Symbol]) -> ByteString {
        func renamed(_ symbol: Symbol) -> Symbol {
            symbol <= ByteAlphabet.all ? symbol : numbers[Int(symbol - ByteAlphabet.all) - 1]
        }
        var string = self
        for index in 0..<count { string.symbols[index] = renamed(symbols[index]) }
        string.before = renamed(before)
        string.after = renamed(after)
        return string
    }

    /// What the byte before the one at an index may be.
    func before(_ index: Int) -> Symbol { index == 0 ? before : ByteAlphabet.all }

    /// What the byte at an index may be, where the string ends there.
    func after(_ index: Int) -> Symbol { index == count ? after : ByteAlphabet.all }

    func hash(into hasher: inout Hasher) {
        var mixed = UInt64(before) << 32 | UInt64(after) << 16 | UInt64(count)
        for index in 0..<count {
            mixed = (mixed ^ UInt64(symbols[index])) &* 0x9E37_79B9_7F4A_7C15
            mixed ^= mixed >> 29
        }
        hasher.combine(mixed)
    }
}
