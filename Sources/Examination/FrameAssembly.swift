import Frames

/// Cuts a stream of bytes into frames, holding no more than one frame and what came with it.
struct FrameAssembly {
    private var pending: [UInt8] = []
    private var position = 0

    mutating func append(_ bytes: ArraySlice<UInt8>) {
        if position > 0 {
            pending.removeFirst(position)
            position = 0
        }
        pending += bytes
    }

    /// Whether bytes are left over that are no whole frame.
    var isEmpty: Bool { position == pending.count }

    /// The next whole frame, or `nil` until more has come; one of more bytes than the limit is refused.
    mutating func next(limit: Int) throws(FrameError) -> ExaminationFrame? {
        let start = position + ExaminationFrame.lengthBytes
        guard pending.count >= start else { return nil }
        var header = FrameReader(pending[position..<start])
        let length = Int(try header.integer(UInt32.self))
        guard length <= limit else { throw .tooLarge }
        guard pending.count - start >= length else { return nil }
        position = start + length
        return try ExaminationFrame(decoding: Array(pending[start..<position]))
    }
}
