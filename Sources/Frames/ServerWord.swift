/// What a fork server says last of one request: how its child ended, and what examined.
///
/// On the status pipe, which no child ever holds.
package struct ServerWord: Sendable, Equatable {
    package var end: ChildEnd
    /// Names and versions of what examined, where it is more than the server's hello told.
    package var engine: String?

    /// Bytes before the engine's: the end, and the length of what follows.
    package static let headBytes = ChildEnd.encodedBytes + 2

    private static let mostEngineBytes = 1_024

    package init(end: ChildEnd, engine: String? = nil) {
        self.end = end
        self.engine = engine
    }

    package func encoded() -> [UInt8] {
        let name = (engine.map { Array($0.utf8) } ?? []).prefix(Self.mostEngineBytes)
        return end.encoded() + [UInt8(name.count & 0xFF), UInt8(name.count >> 8)] + name
    }

    /// How many bytes the whole word has, by its first ones; `nil` where too few are there.
    package static func length(_ bytes: [UInt8]) throws(FrameError) -> Int? {
        guard bytes.count >= headBytes else { return nil }
        let engineBytes = Int(bytes[headBytes - 2]) | Int(bytes[headBytes - 1]) << 8
        guard engineBytes <= mostEngineBytes else { throw .tooLarge }
        return headBytes + engineBytes
    }

    package init(decoding bytes: [UInt8]) throws(FrameError) {
        guard let length = try Self.length(bytes), bytes.count == length else { throw .truncated }
        end = try ChildEnd(decoding: Array(bytes.prefix(ChildEnd.encodedBytes)))
        let name = bytes.dropFirst(Self.headBytes)
        engine = name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }
}
