/// Lines of bytes as mail has them: they end in CR LF, LF or CR.
struct RawLines: Sequence, IteratorProtocol {
    struct Line {
        /// Without its end.
        let text: ArraySlice<UInt8>
        /// With its end.
        let whole: ArraySlice<UInt8>
    }

    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    mutating func next() -> Line? {
        guard !rest.isEmpty else { return nil }
        guard let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
            defer { rest = rest[rest.endIndex...] }
            return Line(text: rest, whole: rest)
        }
        let isPair = rest[end] == 0x0D && rest[(end + 1)...].first == 0x0A
        let next = end + (isPair ? 2 : 1)
        let line = Line(text: rest[..<end], whole: rest[..<next])
        rest = rest[next...]
        return line
    }
}
