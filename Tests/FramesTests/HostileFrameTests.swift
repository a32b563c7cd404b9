import Documents
import Testing

@testable import Frames

/// The reader's side of the trust boundary: bytes from a process that a document may have taken over.
///
/// A trap here would end the daemon, so passing means above all that the test process is still there.
@Suite struct HostileFrameTests {
    @Test(arguments: Samples.messages)
    func `cut off at any byte it is refused`(_ message: Samples.Message) {
        for length in 0..<message.bytes.count {
            #expect(throws: FrameError.self) { try message.decode(Array(message.bytes[..<length])) }
        }
    }

    @Test(arguments: Samples.messages)
    func `with a byte too many it is refused`(_ message: Samples.Message) {
        #expect(throws: FrameError.self) { try message.decode(message.bytes + [0]) }
    }

    @Test(arguments: Samples.messages)
    func `with any byte changed it is read or refused, and nothing else`(_ message: Samples.Message) {
        var outcomes = (read: 0, refused: 0)
        for index in message.bytes.indices {
            for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
                var bytes = message.bytes
                bytes[index] = value
                do throws(FrameError) {
                    try message.decode(bytes)
                    outcomes.read += 1
                } catch {
                    outcomes.refused += 1
                }
            }
        }
        #expect(outcomes.refused > 0)
        #expect(outcomes.read + outcomes.refused == message.bytes.count * 5)
    }

    @Test(arguments: Samples.messages)
    func `random changes are read or refused, and nothing else`(_ message: Samples.Message) {
        var chance = SeededChance(seed: UInt64(message.bytes.count))
        var refused = 0
        for _ in 0..<4_000 {
            var bytes = message.bytes
            for _ in 0..<Int.random(in: 1...6, using: &chance) { Self.change(&bytes, &chance) }
            do throws(FrameError) { try message.decode(bytes) } catch { refused += 1 }
        }
        #expect(refused > 0)
    }

    @Test func `random bytes are refused or read, and nothing else`() {
        var chance = SeededChance(seed: 7)
        for _ in 0..<20_000 {
            var bytes = (0..<Int.random(in: 0...120, using: &chance)).map { _ in
                UInt8.random(in: 0...255, using: &chance)
            }
            if !bytes.isEmpty { bytes[0] = UInt8.random(in: 0...6, using: &chance) }
            _ = try? ExaminationFrame(decoding: bytes)
            _ = try? ExaminationRequest(decoding: [1, 0] + bytes)
            _ = try? ServerHello(decoding: [1, 0] + bytes)
        }
    }

    @Test(arguments: [UInt32.max, 1 << 31, 1 << 26, 1_000_000, 64])
    func `a count that the bytes can't hold is refused before anything is made for it`(_ count: UInt32) {
        var writer = FrameWriter()
        writer.write(count)
        var made = 0
        #expect(throws: FrameError.self) {
            var reader = FrameReader(writer.bytes)
            _ = try reader.list(limit: .max, elementBytes: 4) { reader throws(FrameError) -> Int in
                made += 1
                return Int(try reader.integer(UInt32.self))
            }
        }
        #expect(made == 0)
    }

    @Test func `a count of elements larger than what is left is refused, whatever their number`() {
        var writer = FrameWriter()
        writer.write(UInt32(10))
        for _ in 0..<9 { writer.write(UInt32(0)) }
        #expect(throws: FrameError.truncated) {
            var reader = FrameReader(writer.bytes)
            _ = try reader.list(limit: 10, elementBytes: 4) { reader throws(FrameError) in
                try reader.integer(UInt32.self)
            }
        }
    }

    @Test func `a list above its limit is refused`() {
        var writer = FrameWriter()
        writer.write(list: [1, 2, 3] as [UInt8]) { $0.write($1) }
        var reader = FrameReader(writer.bytes)
        #expect(throws: FrameError.tooLarge) {
            try reader.list(limit: 2) { reader throws(FrameError) in try reader.integer(UInt8.self) }
        }
    }

    @Test(
        arguments: [[0xC3], [0xFF], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80]] as [[UInt8]])
    func `text that is not UTF-8 is refused, never repaired`(_ bytes: [UInt8]) {
        var writer = FrameWriter()
        writer.write(UInt8(1))
        writer.write(bytes: bytes)
        #expect(throws: FrameError.invalidText) { try ExaminationFrame(decoding: writer.bytes) }
    }

    @Test(arguments: [2, 255] as [UInt8])
    func `a boolean is 0 or 1`(_ value: UInt8) {
        var reader = FrameReader([value])
        #expect(throws: FrameError.outOfRange) { try reader.boolean() }
    }

    @Test(arguments: [(0, 1_000), (8, 4), (4, 8)])
    func `segments outside of their text, upside down or over one another are refused`(_ range: (Int, Int)) {
        var writer = FrameWriter()
        writer.write(UInt8(4))
        writer.write(PartPath.document)
        writer.write("text/plain")
        writer.write(bytes: Array("0123456789".utf8))
        writer.write(list: [String]()) { $0.write($1) }
        writer.write(UInt32(2))
        writer.write(Segment(range: 0..<6, kind: .body))
        writer.write(UInt32(range.0))
        writer.write(UInt32(range.1))
        writer.write(UInt8(0))
        writer.write(UInt8(0))
        for _ in 0..<8 { writer.write(Place.absent) }
        #expect(throws: FrameError.outOfRange) { try ExaminationFrame(decoding: writer.bytes) }
    }

    @Test func `a negative measurement is refused`() {
        var writer = FrameWriter()
        writer.write(UInt8(5))
        writer.write(Int64(-1))
        writer.write(Int64(0))
        #expect(throws: FrameError.outOfRange) { try ExaminationFrame(decoding: writer.bytes) }
    }

    @Test func `another version of the request or the hello is refused`() {
        var request = Samples.request.encoded()
        request[0] &+= 1
        #expect(throws: FrameError.wrongVersion) { try ExaminationRequest(decoding: request) }
        var hello = ServerHello.refused(reason: "").encoded()
        hello[1] &+= 1
        #expect(throws: FrameError.wrongVersion) { try ServerHello(decoding: hello) }
    }

    private static func change(_ bytes: inout [UInt8], _ chance: inout SeededChance) {
        guard !bytes.isEmpty else { return }
        let index = Int.random(in: bytes.indices, using: &chance)
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &chance)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &chance), at: index)
        default: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        }
    }
}

/// Chance that comes out the same each time (SplitMix64), so that a failure can be repeated.
struct SeededChance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
