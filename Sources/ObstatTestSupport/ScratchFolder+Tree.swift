import Glibc

extension ScratchFolder {
    /// The names in a folder.
    package func names(_ path: RawPath) throws -> [RawPath] {
        let terminated =
            Array(self.path.utf8CString.dropLast()) + [CChar(bitPattern: UInt8(ascii: "/"))] + path.terminated
        guard let stream = unsafe opendir(terminated) else { throw Failure(call: "opendir", code: errno) }
        defer { unsafe closedir(stream) }
        var names: [RawPath] = []
        while let entry = unsafe readdir(stream) {
            let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe Array($0.prefix { $0 != 0 })
            }
            if bytes != Array(".".utf8), bytes != Array("..".utf8) { names.append(RawPath(bytes)) }
        }
        return names
    }

    /// Every path below a folder, relative to it, folders themselves left out, sorted; links are not followed.
    package func tree(_ path: RawPath) throws -> [RawPath] {
        var paths: [RawPath] = []
        for name in try names(path) {
            let inside = RawPath(path.bytes + [UInt8(ascii: "/")] + name.bytes)
            // What a daemon at work has taken away meanwhile is not there.
            guard let mode = mode(inside) else { continue }
            guard mode & S_IFMT == S_IFDIR else {
                paths.append(name)
                continue
            }
            let below = (try? tree(inside)) ?? []
            paths += below.map { RawPath(name.bytes + [UInt8(ascii: "/")] + $0.bytes) }
        }
        return paths.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    package func isRegular(_ path: RawPath) -> Bool {
        (mode(path) ?? 0) & S_IFMT == S_IFREG
    }
}
