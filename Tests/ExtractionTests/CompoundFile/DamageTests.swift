import Testing

@testable import Extraction

/// Damage of any kind is read as far as it goes and never ends the process.
@Suite(.timeLimit(.minutes(3))) struct DamageTests {
    /// A row of numbers that is the same in every run.
    private struct Noise {
        var state: UInt64

        mutating func next(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, limit)
        }
    }

    static let documents = [
        "ole/planted.doc", "ole/planted.xls", "ole/planted.rtf", "ole/planted.msg", "ole/planted.emf",
    ]

    @Test(arguments: documents)
    func `bytes changed at random never trap`(name: String) throws {
        guard let whole = FixtureFile.bytes(name) else { return }
        var noise = Noise(state: UInt64(whole.count))
        for _ in 0..<60 {
            var bytes = whole
            for _ in 0..<(1 + noise.next(below: 24)) {
                let index = noise.next(below: bytes.count)
                bytes[index] = [0, 0xFF, 0x7F, 0x80, UInt8(noise.next(below: 256))][noise.next(below: 5)]
            }
            _ = ReadDocument(bytes)
        }
    }

    @Test(arguments: documents)
    func `documents cut off anywhere never trap`(name: String) throws {
        guard let whole = FixtureFile.bytes(name) else { return }
        for part in 1..<24 { _ = ReadDocument(Array(whole.prefix(whole.count * part / 24))) }
    }
}
