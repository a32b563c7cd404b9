import Glibc

/// The public documents beside the project, where they are there.
enum Corpus {
    struct Entry: Sendable, CustomStringConvertible {
        let path: String
        let format: String
        /// `readable`, `either`, `ocr-or-hold` or `hold:…`.
        let expected: String
        let mustFind: String

        var description: String { path }
        var bytes: [UInt8] { FixtureFile.contents(of: folder + "/" + path) ?? [] }
        var name: String { String(path.split(separator: "/").last ?? "") }
    }

    private static let folder: String = {
        var ancestor = #filePath[...]
        while let slash = ancestor.lastIndex(of: "/") {
            ancestor = ancestor[..<slash]
            let folder = ancestor + "/shared/corpus/documents"
            if unsafe access(String(folder), R_OK) == 0 { return String(folder) }
        }
        return ""
    }()

    static let isThere = !folder.isEmpty

    static let all: [Entry] = {
        guard let data = FixtureFile.contents(of: folder + "/MANIFEST.tsv") else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count > 6 else { return nil }
            return Entry(path: fields[0], format: fields[3], expected: fields[5], mustFind: fields[6])
        }
    }()
}

extension StringProtocol {
    /// Letters and digits only, so that layout does not matter.
    var lettersAndDigits: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
    }
}
