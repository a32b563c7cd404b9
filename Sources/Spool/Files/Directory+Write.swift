package import Documents
import Glibc

extension Directory {
    /// Writes a whole file so that a reader sees all of it or none: temporary name, flush, rename, flush.
    ///
    /// - Parameters:
    ///   - bytes: the whole content.
    ///   - name: the final name; a file of that name is replaced.
    ///   - temporary: a name of this writer's own; what a crash left under it is removed first.
    ///   - mode: the file's permissions.
    /// - Throws: the first call's fault; an earlier file of that name is then as it was.
    package func write(
        _ bytes: [UInt8], to name: FileName, by temporary: FileName, mode: UInt32
    ) throws(FileFault) {
        if try status(temporary) != nil { try remove(temporary) }
        do throws(FileFault) {
            let file = try create(temporary, mode: mode)
            try file.write(bytes, in: place)
            try file.synchronise(in: place)
            try replace(name, with: temporary)
            try synchronise()
        } catch {
            try? remove(temporary)
            throw error
        }
    }

    /// Writes zeros over a file's content, for good before this returns.
    func overwrite(_ name: FileName) throws(FileFault) {
        try FaultPoint.before(.write, place)
        guard unsafe fchmodat(descriptor.number, name.terminated, 0o600, 0) == 0 else {
            throw .now(.write, place)
        }
        let number = unsafe openat(descriptor.number, name.terminated, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
        guard number >= 0 else { throw .now(.open, place) }
        let file = OwnedDescriptor(owning: number)
        let zeros = [UInt8](repeating: 0, count: 1 << 16)
        var left = try file.status(in: place).size
        while left > 0 {
            let count = unsafe Glibc.write(number, zeros, min(zeros.count, Int(clamping: left)))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .now(.write, place) }
            left -= Int64(count)
        }
        try file.synchronise(in: place)
    }

    /// Reads a whole small file.
    ///
    /// - Throws: code `EFBIG` for a file over `limit` bytes, besides what opening and reading throw.
    package func read(_ name: FileName, limit: Int) throws(FileFault) -> [UInt8] {
        try file(name).bytes(limit: limit, in: place)
    }
}

extension OwnedDescriptor {
    package func write(_ bytes: [UInt8], in place: FilePlace) throws(FileFault) {
        try FaultPoint.before(.write, place)
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { source in
                unsafe Glibc.write(
                    number, source.baseAddress.map { unsafe $0 + written }, source.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .now(.write, place) }
            written += count
        }
    }

    /// The whole content, from the start, wherever the descriptor stands.
    package func bytes(limit: Int, in place: FilePlace) throws(FileFault) -> [UInt8] {
        try FaultPoint.before(.read, place)
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { target in
                unsafe pread(number, target.baseAddress, target.count, off_t(bytes.count))
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .now(.read, place) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= limit else { throw FileFault(.read, place, code: EFBIG) }
        }
    }
}
