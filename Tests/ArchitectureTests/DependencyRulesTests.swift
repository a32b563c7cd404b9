import Foundation
import Testing

/// The rules between layers, read from the package itself.
@Suite struct DependencyRulesTests {
    private let package: PackageDescription

    init() throws {
        package = try PackageDescription.load()
    }

    /// Lower layers first; a target may depend on its own layer's predecessors and on lower layers, never upwards.
    private static let layers: [[String]] = [
        ["Documents"],
        [
            "Desk", "Frames", "PCRE2", "Descriptors", "Sandbox", "Settings", "Policy", "Spool",
            "Reports", "Triggers",
        ],
        ["Extraction", "Matching", "Intake", "Delivery", "AuditStore", "Examination"],
        ["Accounts", "OpenID", "RulePacks", "Statements"],
        ["Gatekeeper"],
        ["Notices", "ReviewConsole"],
        ["obstat", "obstatd", "obstat-examine", "obstat-notify"],
    ]

    private func layer(_ name: String) -> Int? {
        Self.layers.firstIndex { $0.contains(name) }
    }

    private var products: [PackageDescription.Target] {
        package.targets.filter {
            $0.path.hasPrefix("Sources/") && !Self.isC($0.name) && $0.name != "ObstatTestSupport"
        }
    }

    private static func isC(_ name: String) -> Bool {
        name.hasPrefix("C") && name.dropFirst().first?.isUppercase == true
    }

    @Test func `every target stands in a folder of its own name`() {
        for target in package.targets where target.path.hasPrefix("Sources/") {
            #expect(target.path == "Sources/\(target.name)")
        }
    }

    @Test func `every target has its layer`() {
        for target in products { #expect(layer(target.name) != nil, "\(target.name) is in no layer") }
    }

    @Test func `nothing points up`() {
        for target in products {
            for dependency in target.ours where !Self.isC(dependency) {
                let (from, to) = (layer(target.name) ?? 0, layer(dependency) ?? .max)
                #expect(to < from || (to == from && to != 0), "\(target.name) -> \(dependency)")
            }
        }
    }

    @Test func `the nouns import nothing of ours`() throws {
        let nouns = try #require(package.targets.first { $0.name == "Documents" })
        #expect(nouns.ours.isEmpty)
        #expect(nouns.others.isEmpty)
    }

    @Test func `the daemon never links what parses documents`() {
        let linked = package.closure(of: "obstatd")
        #expect(!linked.contains("Extraction"))
        #expect(!linked.contains("CPDFium"))
        #expect(!linked.contains("CXML"))
    }

    @Test func `what opens connections to other machines sees neither documents nor database`() {
        let linked = package.closure(of: "obstat-notify")
        for stranger in ["AuditStore", "Spool", "Delivery", "Extraction", "Gatekeeper", "Examination"] {
            #expect(!linked.contains(stranger), "\(stranger)")
        }
        for program in ["obstat", "obstatd", "obstat-examine"] {
            #expect(!package.closure(of: program).contains("Notices"), "\(program)")
        }
        // The console calls the sign-in service, and nothing else calls anybody.
        #expect(package.closure(of: "OpenID") == ["Documents"])
        for program in ["obstat", "obstat-examine", "obstat-notify"] {
            #expect(!package.closure(of: program).contains("OpenID"), "\(program)")
        }
    }

    @Test func `the examiner links neither store nor settings`() {
        let linked = package.closure(of: "obstat-examine")
        for stranger in ["AuditStore", "Settings", "RulePacks", "Gatekeeper", "Examination", "Spool"] {
            #expect(!linked.contains(stranger), "\(stranger)")
        }
        let foreign = products.filter { linked.contains($0.name) || $0.name == "obstat-examine" }.flatMap(
            \.others)
        #expect(foreign.isEmpty, "\(foreign)")
    }

    @Test(arguments: [
        ("GRDB", ["AuditStore"]), ("Hummingbird", ["ReviewConsole"]), ("Mustache", ["ReviewConsole"]),
        ("Yams", ["RulePacks", "Settings"]), ("AsyncHTTPClient", ["Notices", "OpenID"]),
        ("JWTKit", ["OpenID"]),
        ("NIOSSL", ["Notices", "OpenID", "ReviewConsole"]),
    ])
    func `a library has its importers and no others`(library: String, importers: [String]) {
        let actual = products.filter { $0.others.contains(library) }.map(\.name)
        #expect(Set(actual).isSubset(of: importers), "\(library): \(actual)")
    }

    @Test func `each C module has one importer`() {
        for module in package.targets.filter({ Self.isC($0.name) }) {
            let importers = products.filter { $0.ours.contains(module.name) }.map(\.name)
            #expect(importers.count == 1, "\(module.name): \(importers)")
        }
    }

    @Test func `each source file is short enough to read`() throws {
        let sources = PackageDescription.root.appendingPathComponent("Sources")
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let lines = try String(contentsOf: file, encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count <= 400, "\(file.lastPathComponent) has \(lines.count) lines")
        }
    }
}
