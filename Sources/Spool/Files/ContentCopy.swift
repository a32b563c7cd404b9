import CFiles
import Glibc

/// What was copied or read: so many bytes with that hash.
package struct ContentCopy: Hashable, Sendable {
    package var bytes: Int64
    /// Sixty-four hexadecimal digits, lower case.
    package var sha256: String
}

/// Why a copy was not finished.
package enum ContentCopyError: Error, Hashable, Sendable {
    /// With the `errno` of the call.
    case reading(Int32)
    case writing(Int32)
    case overLimit
    case stopped
    /// The content is encrypted, and not what was encrypted.
    case damaged
}

extension OwnedDescriptor {
    private static let chunk = 1 << 20

    /// Copies the whole content into an empty file, shared where the file system can, and hashes the copy's bytes.
    ///
    /// - Parameters:
    ///   - target: empty, open for reading and writing.
    ///   - limit: bytes; one more and the copy is given up.
    ///   - keepGoing: asked before each mebibyte; `false` gives the copy up.
    /// - Returns: what `target` holds now.
    /// - Throws: ``ContentCopyError``; what was written so far stays.
    package func copyContent(
        to target: borrowing OwnedDescriptor, limit: Int64, keepGoing: () -> Bool = { true }
    ) throws(ContentCopyError) -> ContentCopy {
        if cfiles_clone(number, target.number) == 0 {
            return try target.hashContent(limit: limit, keepGoing: keepGoing)
        }
        return try unsafe passContent(limit: limit, keepGoing: keepGoing) { bytes throws(ContentCopyError) in
            try unsafe target.append(bytes)
        }
    }

    /// Hashes the whole content, from the start, wherever the descriptor stands.
    package func hashContent(
        limit: Int64 = .max, keepGoing: () -> Bool = { true }
    ) throws(ContentCopyError) -> ContentCopy {
        try unsafe passContent(limit: limit, keepGoing: keepGoing) { _ throws(ContentCopyError) in }
    }

    func passContent(
        limit: Int64, keepGoing: () -> Bool,
        to body: (UnsafeRawBufferPointer) throws(ContentCopyError) -> Void
    ) throws(ContentCopyError) -> ContentCopy {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunk, alignment: 4096)
        defer { unsafe buffer.deallocate() }
        var hash = ContentHash()
        var total: Int64 = 0
        while true {
            guard keepGoing() else { throw .stopped }
            try Self.faults(.read)
            let count = unsafe pread(number, buffer.baseAddress, buffer.count, off_t(total))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .reading(errno) }
            if count == 0 { return ContentCopy(bytes: total, sha256: hash.hexadecimal()) }
            total += Int64(count)
            guard total <= limit else { throw .overLimit }
            let bytes = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<count])
            unsafe hash.update(bytes)
            try unsafe body(bytes)
        }
    }

    // The place is the caller's to name.
    static func faults(_ operation: FileOperation) throws(ContentCopyError) {
        do throws(FileFault) {
            try FaultPoint.before(operation, .spool)
        } catch {
            throw operation == .read ? .reading(error.code) : .writing(error.code)
        }
    }

    func append(_ bytes: [UInt8]) throws(ContentCopyError) {
        try unsafe bytes.withUnsafeBufferPointer { buffer throws(ContentCopyError) in
            try unsafe append(UnsafeRawBufferPointer(buffer))
        }
    }

    private func append(_ bytes: UnsafeRawBufferPointer) throws(ContentCopyError) {
        try Self.faults(.write)
        var written = 0
        while written < bytes.count {
            let count = unsafe Glibc.write(
                number, bytes.baseAddress.map { unsafe $0 + written }, bytes.count - written)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .writing(errno) }
            written += count
        }
    }
}
