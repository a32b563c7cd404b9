import Testing

@testable import Extraction

/// Damage of any kind is read as far as it goes and never ends the process.
@Suite(.timeLimit(.minutes(20))) struct DamageTests {
    /// A row of numbers that is the same in every run.
    private struct Noise {
        var state: UInt64

        mutating func next(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, limit)
        }
    }

    /// Small documents of every kind: those beside the tests, and public ones where they are there.
    private static let documents: [(name: String, bytes: [UInt8])] = {
        let fixtures = ["ole/planted.doc", "ole/planted.xls", "ole/planted.rtf"]
        let own = fixtures.compactMap { name in FixtureFile.bytes(name).map { (name, $0) } }
        let foreign = Corpus.all.filter { ["doc", "xls", "ppt", "msg"].contains($0.format) }
        return own + foreign.map { ($0.path, $0.bytes) }.filter { $0.1.count < 60_000 }
    }()

    @Test(arguments: documents.indices)
    func `bytes changed at random never trap`(index: Int) throws {
        let whole = Self.documents[index].bytes
        var noise = Noise(state: UInt64(whole.count))
        for _ in 0..<40 {
            var bytes = whole
            for _ in 0..<(1 + noise.next(below: 24)) {
                let index = noise.next(below: bytes.count)
                bytes[index] = [0, 0xFF, 0x7F, 0x80, UInt8(noise.next(below: 256))][noise.next(below: 5)]
            }
            _ = ReadDocument(bytes)
        }
    }

    @Test(arguments: documents.indices)
    func `documents cut off anywhere never trap`(index: Int) throws {
        let whole = Self.documents[index].bytes
        for part in 1..<24 { _ = ReadDocument(Array(whole.prefix(whole.count * part / 24))) }
    }
}
