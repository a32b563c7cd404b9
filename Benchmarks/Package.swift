// swift-tools-version: 6.2
import PackageDescription

// Measurements, kept out of the package that is delivered. The modules that are measured are links into ../Sources, so
// that they are built with everything that they keep to themselves; nothing here is a copy.

let package = Package(
    name: "obstat-benchmarks",
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .target(name: "Documents"),
        .target(name: "Frames", dependencies: ["Documents"]),
        .target(name: "Policy", dependencies: ["Documents"]),
        .target(name: "CFolding"),
        .target(name: "CTriggers"),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .target(name: "PCRE2", dependencies: ["CPCRE2"]),
        .target(name: "Triggers", dependencies: ["CTriggers", "PCRE2"]),
        .target(name: "Matching", dependencies: ["CFolding", "Documents", "Frames", "PCRE2", "Triggers"]),
        .target(
            name: "RulePacks",
            dependencies: [
                "Documents", "Matching", "PCRE2", "Policy", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ]),
        .executableTarget(
            name: "MatchingBenchmark", dependencies: ["Documents", "Frames", "Matching", "PCRE2", "RulePacks", "Triggers"]),
    ]
)

for target in package.targets where target.type == .regular || target.type == .executable {
    var settings = target.swiftSettings ?? []
    settings.append(.swiftLanguageMode(.v6))
    settings.append(.enableUpcomingFeature("ExistentialAny"))
    settings.append(.enableUpcomingFeature("MemberImportVisibility"))
    settings.append(.enableUpcomingFeature("InternalImportsByDefault"))
    settings.append(.enableUpcomingFeature("NonisolatedNonsendingByDefault"))
    // The engine's parts are measured one by one, and they are internal.
    if !target.name.hasPrefix("C") { settings.append(.unsafeFlags(["-enable-testing"])) }
    target.swiftSettings = settings
}
