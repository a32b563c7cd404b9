import Glibc

/// Files beside the sources.
enum PDFFixture {
    /// The project's root.
    private static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

    static func bytes(_ name: String) -> [UInt8] {
        contents(of: "\(root)/fixtures/pdf/\(name)")
    }

    /// The public documents beside the project, or beside one of the folders that it stands in; `nil` where they are not.
    static let corpus: String? = {
        var folder = root.split(separator: "/")
        while !folder.isEmpty {
            folder.removeLast()
            let path = folder.map { "/" + $0 }.joined() + "/shared/corpus/documents"
            if unsafe access(path + "/MANIFEST.tsv", R_OK) == 0 { return path }
        }
        return nil
    }()

    /// - Returns: empty where there is no such file.
    static func contents(of path: String) -> [UInt8] {
        guard let file = unsafe fopen(path, "r") else { return [] }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&chunk, 1, chunk.count, file)
            guard count > 0 else { return bytes }
            bytes += chunk.prefix(count)
        }
    }
}
