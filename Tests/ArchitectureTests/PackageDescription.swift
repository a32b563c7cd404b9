import Foundation

/// What `swift package describe --type json` says of this package.
struct PackageDescription: Decodable {
    struct Target: Decodable {
        var name: String
        var path: String
        var type: String
        var targetDependencies: [String]?
        var productDependencies: [String]?

        enum CodingKeys: String, CodingKey {
            case name, path, type
            case targetDependencies = "target_dependencies"
            case productDependencies = "product_dependencies"
        }

        var ours: Set<String> { Set(targetDependencies ?? []) }
        var others: Set<String> { Set(productDependencies ?? []) }
    }

    var targets: [Target]

    /// The folder that holds Package.swift.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Asks SwiftPM, with a scratch folder of its own because the one of the running test is locked.
    static func load() throws -> PackageDescription {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
            "obstat-describe-\(UUID())")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", root.path, "--scratch-path", scratch.path, "describe",
            "--type", "json",
        ]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let json = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(PackageDescription.self, from: json)
    }

    /// Every target of ours that `name` needs, directly or not.
    func closure(of name: String) -> Set<String> {
        var found: Set<String> = []
        var open = [name]
        while let next = open.popLast() {
            for dependency in targets.first(where: { $0.name == next })?.ours ?? []
            where !found.contains(dependency) {
                found.insert(dependency)
                open.append(dependency)
            }
        }
        return found
    }
}
