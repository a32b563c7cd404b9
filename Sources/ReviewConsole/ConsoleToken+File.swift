import Glibc

extension ConsoleToken {
    /// The token in the file; made at the first start.
    ///
    /// - Throws: ``ConsoleRefusal`` when the file is a link, is not ours, can be read by others or holds something else.
    package static func kept(in path: String) throws(ConsoleRefusal) -> ConsoleToken {
        let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        if descriptor < 0 && errno == ENOENT { return try made(in: path) }
        guard descriptor >= 0 else { throw ConsoleRefusal(tokenFile: path) }
        defer { close(descriptor) }
        guard isPrivate(descriptor), let token = ConsoleToken(contents(of: descriptor)) else {
            throw ConsoleRefusal(tokenFile: path)
        }
        return token
    }

    private static func isPrivate(_ descriptor: Int32) -> Bool {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return false }
        return status.st_mode & S_IFMT == S_IFREG && status.st_uid == geteuid() && status.st_mode & 0o077 == 0
    }

    private static func contents(of descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 80)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
        let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        return text.last == "\n" ? String(text.dropLast()) : text
    }

    /// Written under another name first: a crash must not leave half a token, which would be refused ever after.
    private static func made(in path: String) throws(ConsoleRefusal) -> ConsoleToken {
        let token = random()
        let draft = path + ".new"
        unsafe unlink(draft)
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ConsoleRefusal(tokenFile: path) }
        defer { close(descriptor) }
        let bytes = Array((token.text + "\n").utf8)
        let written = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        guard written == bytes.count, fsync(descriptor) == 0, unsafe rename(draft, path) == 0 else {
            unsafe unlink(draft)
            throw ConsoleRefusal(tokenFile: path)
        }
        return token
    }
}
