import Foundation

/// Files beside the sources.
enum PDFFixture {
    /// The project's root.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: "fixtures/pdf/\(name)")))
    }

    /// The public documents beside the project, or `nil` where they are not.
    static var corpus: URL? {
        let folder = root.deletingLastPathComponent().appending(path: "shared/corpus/documents")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }
}
