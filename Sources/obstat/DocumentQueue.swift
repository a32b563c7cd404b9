import Documents
import Glibc

/// The files that a command line names: folders walked in order of their names, links not followed.
struct DocumentQueue {
    /// One thing to examine, or to say about why it can't be.
    enum Item {
        case file(FileName)
        case standardInput
        /// Neither a file nor a folder, or not to be read.
        case unreadable(FileName, CoverageReason, String)
    }

    private(set) var items: [Item] = []

    init(paths: [String]) {
        var taken: Set<Int> = []
        for path in paths {
            if path == "-" {
                items.append(.standardInput)
            } else {
                add(RawArguments.name(of: path, taken: &taken))
            }
        }
    }

    private mutating func add(_ path: FileName) {
        var status = stat()
        guard unsafe lstat(path.pathText, &status) == 0 else {
            items.append(.unreadable(path, .corrupt, "can't be opened: \(Self.words(errno))"))
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: items.append(.file(path))
        case S_IFDIR: walk(path)
        case S_IFLNK: items.append(.unreadable(path, .notFollowed, "a symbolic link"))
        default: items.append(.unreadable(path, .unsupported, "not a regular file"))
        }
    }

    private mutating func walk(_ folder: FileName) {
        guard let directory = unsafe opendir(folder.pathText) else {
            items.append(.unreadable(folder, .corrupt, "the folder can't be read: \(Self.words(errno))"))
            return
        }
        defer { unsafe closedir(directory) }
        var names: [[UInt8]] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe Array($0.prefix { $0 != 0 })
            }
            if name != [UInt8(ascii: ".")] && name != Array("..".utf8) { names.append(name) }
        }
        names.sort { $0.lexicographicallyPrecedes($1) }
        let base = folder.bytes.last == UInt8(ascii: "/") ? folder.bytes : folder.bytes + [UInt8(ascii: "/")]
        for name in names { add(FileName(bytes: base + name)) }
    }

    static func words(_ code: Int32) -> String {
        unsafe String(cString: strerror(code))
    }
}

extension FileName {
    /// The name for a C call: bytes as they are, ended by NUL.
    var pathText: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}
