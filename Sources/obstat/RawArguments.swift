import Documents

/// The command line's own bytes, for paths that are not UTF-8: the argument parser hands them on with replacement characters.
enum RawArguments {
    /// The path as it was typed.
    ///
    /// Where several arguments read the same the first that has not been asked for is given.
    static func name(of path: String, taken: inout Set<Int>) -> FileName {
        guard path.unicodeScalars.contains("\u{FFFD}") else { return FileName(path) }
        for index in 1..<max(1, Int(CommandLine.argc)) where !taken.contains(index) {
            guard let argument = unsafe CommandLine.unsafeArgv[index] else { continue }
            guard unsafe String(cString: argument) == path else { continue }
            taken.insert(index)
            return unsafe FileName(
                bytes: Array(UnsafeRawBufferPointer(start: argument, count: length(argument))))
        }
        return FileName(path)
    }

    private static func length(_ argument: UnsafePointer<CChar>) -> Int {
        var length = 0
        while unsafe argument[length] != 0 { length += 1 }
        return length
    }
}
