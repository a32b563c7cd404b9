import Foundation
import Testing

/// The list of what the programs are built on is whole; `make sbom` checks what came with it.
@Suite struct DependencyListTests {
    private static func text(_ path: String) throws -> String {
        try String(contentsOf: PackageDescription.root.appendingPathComponent(path), encoding: .utf8)
    }

    private static func rows() throws -> [[Substring]] {
        try text("dependencies/dependencies.tsv").split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
    }

    @Test func `every package of the manifest is listed with licence and reason`() throws {
        let listed = try Self.rows().filter { !$0[2].isEmpty && !$0[4].isEmpty }.map { $0[0] }
        let urls = try Self.text("Package.swift").matches(of: #/\.package\(url: "[^"]*/([^"/]+)"/#).map(
            \.output.1)
        #expect(urls.count > 5)
        for url in urls { #expect(listed.contains(url), "\(url) has no row in dependencies.tsv") }
    }

    @Test func `every row is whole`() throws {
        for row in try Self.rows() {
            #expect(row.count == 5 && !row[2].isEmpty && !row[3].isEmpty, "\(row)")
        }
    }
}
