/// The parts of a multipart body (RFC 2046, section 5.1).
struct MultipartBody {
    private(set) var parts: [ArraySlice<UInt8>] = []
    /// Text before the first boundary, which mail programs do not show.
    private(set) var preamble: ArraySlice<UInt8>
    /// Text behind the last boundary.
    private(set) var epilogue: ArraySlice<UInt8>
    /// Whether the boundary occurs at all.
    var isDivided: Bool { !parts.isEmpty }

    init(_ body: ArraySlice<UInt8>, boundary: [UInt8]) {
        let mark = Array("--".utf8) + boundary
        preamble = body.prefix(0)
        epilogue = body.prefix(0)
        var start = body.startIndex
        var isInPart = false
        var isClosed = false
        for line in RawLines(body) where line.text.starts(with: mark) {
            let tail = line.text.dropFirst(mark.count)
            let closes = tail.has("--")
            guard (closes ? tail.dropFirst(2) : tail).isBlank else { continue }
            let content = Self.withoutLastLineEnd(body[start..<line.whole.startIndex])
            if isInPart {
                parts.append(content)
            } else if isClosed {
                epilogue = content
            } else {
                preamble = content
            }
            start = line.whole.endIndex
            isInPart = !closes
            isClosed = isClosed || closes
        }
        let rest = body[start...]
        if isInPart { parts.append(rest) } else if isClosed { epilogue = rest } else { preamble = rest }
    }

    private static func withoutLastLineEnd(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let last = text.last, last == 0x0A || last == 0x0D else { return text }
        return last == 0x0A && text.dropLast().last == 0x0D ? text.dropLast(2) : text.dropLast()
    }
}
