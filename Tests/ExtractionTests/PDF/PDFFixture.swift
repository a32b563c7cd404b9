import Glibc

/// Files beside the sources.
enum PDFFixture {
    /// The project's root.
    private static let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()

    static func bytes(_ name: String) -> [UInt8] {
        FixtureFile.bytes("pdf/" + name) ?? []
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
}
