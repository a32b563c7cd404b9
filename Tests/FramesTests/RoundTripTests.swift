import Documents
import Testing

@testable import Frames

@Suite struct RoundTripTests {
    @Test(arguments: Samples.messages)
    func `what was written is read`(_ message: Samples.Message) throws {
        try message.decode(message.bytes)
    }

    @Test func `frames come back whole`() throws {
        guard case .document("application/pdf") = try Self.again(Samples.frames[0]) else {
            Issue.record("document")
            return
        }
        guard case .finding(Samples.finding) = try Self.again(Samples.frames[1]) else {
            Issue.record("finding")
            return
        }
        guard case .gap(Samples.gap) = try Self.again(Samples.frames[2]) else {
            Issue.record("gap")
            return
        }
        guard case .end(123_456, 78) = try Self.again(Samples.frames[4]) else {
            Issue.record("end")
            return
        }
    }

    @Test func `text comes back with segments and names`() throws {
        guard case .text(let text) = try Self.again(.text(Samples.text)) else {
            Issue.record("text")
            return
        }
        #expect(text.path == Samples.text.path)
        #expect(text.mediaType == Samples.text.mediaType)
        #expect(text.bytes == Samples.text.bytes)
        #expect(text.names == Samples.text.names)
        #expect(text.segments.map(\.range) == Samples.text.segments.map(\.range))
        #expect(text.segments.map(\.place) == Samples.text.segments.map(\.place))
        #expect(text.segments.map(\.kind) == [.heading, .tableCell])
        #expect(text.segments.map(\.concealment) == [.none, .hiddenColumn])
        #expect(text.segments.map(\.label) == [Place.absent, 0])
    }

    @Test func `a request comes back, names of any bytes and every limit in its place`() throws {
        #expect(try ExaminationRequest(decoding: Samples.request.encoded()) == Samples.request)
    }

    @Test(arguments: [
        ServerHello.ready(engine: "obstat/0.1.0", missing: []),
        .ready(engine: "", missing: ["landlock", "seccomp"]),
        .refused(reason: "canary Big5"),
    ])
    func `a hello comes back`(_ hello: ServerHello) throws {
        #expect(try ServerHello(decoding: hello.encoded()) == hello)
    }

    @Test(arguments: [ChildEnd.exited(code: 0), .exited(code: 255), .signalled(11), .outOfTime, .notStarted])
    func `a child's end comes back in two bytes`(_ end: ChildEnd) throws {
        #expect(end.encoded().count == ChildEnd.encodedBytes)
        #expect(try ChildEnd(decoding: end.encoded()) == end)
    }

    @Test(arguments: [nil, "obstat/0.1.0 pdfium/8149"])
    func `a server's last word comes back and tells its length by its first bytes`(_ engine: String?) throws {
        let word = ServerWord(end: .signalled(9), engine: engine)
        let bytes = word.encoded()
        #expect(try ServerWord.length(Array(bytes.prefix(ServerWord.headBytes))) == bytes.count)
        #expect(try ServerWord.length(Array(bytes.prefix(ServerWord.headBytes - 1))) == nil)
        #expect(try ServerWord(decoding: bytes) == word)
        #expect(throws: FrameError.truncated) { try ServerWord(decoding: bytes + [0]) }
    }

    @Test func `a server's last word of more bytes than agreed is refused`() {
        #expect(throws: FrameError.tooLarge) { try ServerWord(decoding: [1, 0, 0xFF, 0xFF]) }
    }

    @Test(arguments: ServerRefusal.Code.allCases)
    func `a refusal comes back, spaces and all`(_ code: ServerRefusal.Code) {
        let refusal = ServerRefusal(code, "text in Big5: no answer")
        #expect(ServerRefusal(reason: refusal.reason) == refusal)
    }

    @Test func `a refusal without a known code is none`() {
        #expect(ServerRefusal(reason: "because of the weather") == nil)
        #expect(ServerRefusal(reason: "") == nil)
    }

    @Test(arguments: [Int64.min, -1, 0, 1, .max])
    func `integers keep their sign and size`(_ value: Int64) throws {
        var writer = FrameWriter()
        writer.write(value)
        writer.write(Int32(truncatingIfNeeded: value))
        writer.write(UInt8(truncatingIfNeeded: value))
        var reader = FrameReader(writer.bytes)
        #expect(try reader.integer(Int64.self) == value)
        #expect(try reader.integer(Int32.self) == Int32(truncatingIfNeeded: value))
        #expect(try reader.integer(UInt8.self) == UInt8(truncatingIfNeeded: value))
        try reader.finish()
    }

    @Test func `on the pipe a frame has its length before it`() throws {
        let frame = ExaminationFrame.gap(Samples.gap)
        var reader = FrameReader(frame.onTheWire())
        #expect(Array(try reader.byteString(limit: 1_000)) == frame.encoded())
        try reader.finish()
    }

    private static func again(_ frame: ExaminationFrame) throws -> ExaminationFrame {
        try ExaminationFrame(decoding: frame.encoded())
    }
}
