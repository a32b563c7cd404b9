import Glibc

extension OwnedDescriptor {
    /// Copies the whole content, encrypted, into an empty file.
    ///
    /// - Parameters:
    ///   - target: empty, open for writing.
    ///   - seal: new, and for this copy alone.
    ///   - limit: bytes; one more and the copy is given up.
    ///   - keepGoing: asked before each mebibyte; `false` gives the copy up.
    /// - Returns: size and hash of the content in the clear.
    /// - Throws: ``ContentCopyError``; what was written so far stays.
    func sealContent(
        to target: borrowing OwnedDescriptor, under seal: ContentSeal, limit: Int64, keepGoing: () -> Bool
    ) throws(ContentCopyError) -> ContentCopy {
        try target.append(seal.header)
        var writer = PieceWriter(seal: seal)
        let copy = try unsafe passContent(limit: limit, keepGoing: keepGoing) {
            bytes throws(ContentCopyError) in
            for piece in try unsafe writer.take(bytes) { try target.append(piece) }
        }
        try target.append(try writer.last())
        return copy
    }

    /// Hands out the content of an encrypted file in the clear, each piece once it has proved itself.
    ///
    /// - Returns: size and hash of what was handed out.
    /// - Throws: `.damaged` where a piece is not what was sealed, which may be after others have been handed out.
    func openContent(
        under seal: ContentSeal, keepGoing: () -> Bool, to body: ([UInt8]) throws(ContentCopyError) -> Void
    ) throws(ContentCopyError) -> ContentCopy {
        let longest = ContentSeal.pieceLength + ContentSeal.tagLength
        let stored = try storedLength() - ContentSeal.headerLength
        let count = (stored + longest - 1) / longest
        guard stored >= ContentSeal.tagLength, let last = UInt32(exactly: count - 1) else { throw .damaged }
        var hash = ContentHash()
        var total: Int64 = 0
        for number in 0...last {
            guard keepGoing() else { throw .stopped }
            let start = Int(number) * longest
            let bytes = try read(
                min(longest, stored - start), at: Int64(ContentSeal.headerLength + start))
            guard let piece = seal.open(bytes, number: number, isLast: number == last) else {
                throw .damaged
            }
            unsafe piece.withUnsafeBytes { unsafe hash.update($0) }
            total += Int64(piece.count)
            try body(piece)
        }
        return ContentCopy(bytes: total, sha256: hash.hexadecimal())
    }

    /// Exactly so many bytes from a place.
    func read(_ count: Int, at offset: Int64) throws(ContentCopyError) -> [UInt8] {
        try Self.faults(.read)
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let read = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(
                    number, buffer.baseAddress.map { unsafe $0 + filled }, count - filled,
                    off_t(offset) + off_t(filled))
            }
            if read < 0, errno == EINTR { continue }
            guard read >= 0 else { throw .reading(errno) }
            guard read > 0 else { throw .damaged }
            filled += read
        }
        return bytes
    }

    private func storedLength() throws(ContentCopyError) -> Int {
        do throws(FileFault) {
            return Int(try status(in: .spool).size)
        } catch {
            throw .reading(error.code)
        }
    }
}

/// Cuts what comes into pieces, and keeps the last back until it is known to be the last.
private struct PieceWriter {
    let seal: ContentSeal
    private var pending: [UInt8] = []
    private var number: UInt32 = 0

    init(seal: ContentSeal) {
        self.seal = seal
    }

    mutating func take(_ bytes: UnsafeRawBufferPointer) throws(ContentCopyError) -> [[UInt8]] {
        unsafe pending.append(contentsOf: bytes)
        var pieces: [[UInt8]] = []
        var start = 0
        while pending.count - start > ContentSeal.pieceLength {
            let end = start + ContentSeal.pieceLength
            pieces.append(try close(pending[start..<end], isLast: false))
            start = end
        }
        pending.removeFirst(start)
        return pieces
    }

    mutating func last() throws(ContentCopyError) -> [UInt8] {
        try close(pending[...], isLast: true)
    }

    private mutating func close(_ piece: ArraySlice<UInt8>, isLast: Bool) throws(ContentCopyError) -> [UInt8]
    {
        guard number < .max, let closed = seal.close(piece, number: number, isLast: isLast) else {
            throw .overLimit
        }
        number += 1
        return closed
    }
}
