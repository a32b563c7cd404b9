// swift-tools-version: 6.2
import PackageDescription

// A good part of a start's time goes into finding the Swift libraries, so that programs that start often have them inside.
let startsFast: [LinkerSetting] = [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]
let foundationInside: [LinkerSetting] = [
    "FoundationInternationalization", "FoundationEssentials", "CoreFoundation", "_FoundationICU",
    "_FoundationCShims", "_FoundationCollections", "swiftDispatch", "dispatch", "BlocksRuntime", "stdc++",
].map { .linkedLibrary($0, .when(configuration: .release)) }

// One section per layer; a target's folder has its name; dependencies are sorted, ours first.
// The rules between layers are checked by Tests/ArchitectureTests.

let package = Package(
    name: "obstat",
    products: [
        .executable(name: "obstat", targets: ["obstat"]),
        .executable(name: "obstatd", targets: ["obstatd"]),
        .executable(name: "obstat-notify", targets: ["obstat-notify"]),
        .executable(name: "obstat-examine", targets: ["obstat-examine"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // MARK: The nouns
        .target(name: "Documents"),
        .target(name: "Desk", dependencies: ["Documents"]),
        .target(name: "Frames", dependencies: ["Documents"]),
        .target(
            name: "Settings",
            dependencies: ["Documents", .product(name: "Yams", package: "Yams")]
        ),

        // MARK: The gate's own room: intake, spool, delivery
        .target(
            name: "Spool",
            dependencies: ["CFiles", "Documents", .product(name: "Crypto", package: "swift-crypto")]
        ),
        .target(name: "Intake", dependencies: ["CInotify", "Documents", "Spool"]),
        .target(name: "Delivery", dependencies: ["Documents", "Spool"]),

        // MARK: Examination, both sides of the trust boundary
        .target(
            name: "Examination",
            dependencies: [
                "Descriptors", "Documents", "Frames",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .target(name: "Descriptors", dependencies: ["CExaminer"]),
        .target(name: "Sandbox", dependencies: ["CSandbox", "Documents"]),
        .target(
            name: "Extraction",
            dependencies: [
                "CArchive", "CExiv2", "CIconv", "COCR", "CPDFium", "CSQLite", "CTurboJPEG", "CXML", "CZlib",
                "Documents",
            ]
        ),
        .target(name: "Matching", dependencies: ["CFolding", "Documents", "Frames", "PCRE2", "Triggers"]),
        .target(name: "PCRE2", dependencies: ["CPCRE2"]),
        .target(name: "Triggers", dependencies: ["CTriggers", "PCRE2"]),

        // MARK: Rules and judgement
        .target(
            name: "RulePacks",
            dependencies: [
                "Documents", "Matching", "PCRE2", "Policy",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        .target(name: "Policy", dependencies: ["Documents"]),

        // MARK: Memory and motion
        .target(
            name: "AuditStore",
            dependencies: [
                "Documents",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .target(
            name: "Accounts",
            dependencies: [
                "AuditStore", "Documents",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]
        ),
        .target(
            name: "Gatekeeper",
            dependencies: [
                "AuditStore", "Delivery", "Desk", "Documents", "Examination", "Intake", "Policy",
                "RulePacks",
                "Settings",
                "Spool",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .target(name: "Reports", dependencies: ["Documents"]),
        .target(name: "Statements", dependencies: ["AuditStore", "Documents", "Reports"]),
        .target(
            name: "OpenID",
            dependencies: [
                "Documents",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
        .target(
            name: "ReviewConsole",
            dependencies: [
                "Accounts", "AuditStore", "Desk", "Documents", "OpenID", "Reports", "Statements",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),

        .target(
            name: "Notices",
            dependencies: [
                "Documents", "Settings",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),

        // MARK: The four mains
        .executableTarget(
            name: "obstat",
            dependencies: [
                "Accounts", "AuditStore", "Desk", "Documents", "Examination", "Matching", "Policy", "Reports",
                "RulePacks",
                "Sandbox",
                "Settings", "Spool", "Statements",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            linkerSettings: startsFast + foundationInside
        ),
        .executableTarget(
            name: "obstatd",
            dependencies: [
                "Accounts", "AuditStore", "Delivery", "Desk", "Documents", "Examination", "Gatekeeper",
                "Matching", "OpenID",
                "ReviewConsole",
                "RulePacks",
                "Settings", "Spool",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),
        .executableTarget(
            name: "obstat-notify",
            dependencies: [
                "Desk", "Documents", "Notices", "Settings",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(
            name: "obstat-examine",
            dependencies: ["Descriptors", "Documents", "Extraction", "Frames", "Matching", "Sandbox"],
            // So that Sources/COCR/threads.c is found before the libraries' own functions.
            linkerSettings: [
                .unsafeFlags([
                    "-Xlinker", "--export-dynamic-symbol=de265_start_worker_threads",
                    "-Xlinker", "--export-dynamic-symbol=dav1d_default_settings",
                ])
            ] + startsFast
        ),

        // MARK: C at the edge, one Swift importer each
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .target(name: "CExaminer"),
        .target(name: "CExiv2", linkerSettings: [.linkedLibrary("exiv2")]),
        .target(name: "CFiles"),
        .target(name: "CFolding"),
        .systemLibrary(name: "CIconv"),
        .target(name: "CInotify"),
        .target(name: "COCR", linkerSettings: [.linkedLibrary("dl"), .linkedLibrary("m")]),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .target(name: "CPDFium", exclude: ["fetch.sh"], linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "CSandbox", linkerSettings: [.linkedLibrary("seccomp")]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "CTriggers"),
        .systemLibrary(
            name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
        .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // MARK: Tests
        .testTarget(name: "ArchitectureTests"),
        .testTarget(
            name: "AccountsTests", dependencies: ["Accounts", "AuditStore", "Documents", "ObstatTestSupport"]),
        .testTarget(
            name: "AuditStoreTests",
            dependencies: [
                "AuditStore", "Documents", "ObstatTestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "AuditStore", "Desk", "Documents", "ObstatTestSupport", "obstat", "obstat-examine",
                "obstat-notify", "obstatd", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
        .testTarget(
            name: "GatekeeperTests",
            dependencies: [
                "Desk", "Documents", "Gatekeeper", "Intake", "ObstatTestSupport", "Settings", "Spool",
            ]
        ),
        .testTarget(name: "ReportsTests", dependencies: ["Documents", "Reports"], exclude: ["Golden"]),
        .testTarget(
            name: "ReviewConsoleTests",
            dependencies: [
                "Accounts", "AuditStore", "Desk", "Documents", "ObstatTestSupport", "OpenID", "ReviewConsole",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .testTarget(
            name: "NoticesTests",
            dependencies: [
                "Documents", "Notices", "ObstatTestSupport", "Settings",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
        .testTarget(name: "DeskTests", dependencies: ["Desk", "Documents", "ObstatTestSupport"]),
        .testTarget(name: "SettingsTests", dependencies: ["Documents", "Settings"]),
        .target(
            name: "ObstatTestSupport",
            dependencies: [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
        .testTarget(
            name: "DeliveryTests", dependencies: ["Delivery", "Documents", "ObstatTestSupport", "Spool"]),
        .testTarget(
            name: "IntakeTests", dependencies: ["Documents", "Intake", "ObstatTestSupport", "Spool"]),
        .testTarget(name: "SpoolTests", dependencies: ["Documents", "ObstatTestSupport", "Spool"]),
        .testTarget(name: "PCRE2Tests", dependencies: ["PCRE2"]),
        .testTarget(name: "TriggersTests", dependencies: ["PCRE2", "Triggers"]),
        .testTarget(
            name: "MatchingTests", dependencies: ["Documents", "Frames", "Matching", "PCRE2", "Triggers"]),
        .testTarget(
            name: "ExaminationTests",
            dependencies: [
                "Descriptors", "Documents", "Examination", "Extraction", "Frames", "Matching", "Sandbox",
                "obstat-examine",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .testTarget(name: "FramesTests", dependencies: ["Documents", "Frames"]),
        .testTarget(name: "SandboxTests", dependencies: ["Descriptors", "Documents", "Sandbox"]),
        .testTarget(name: "ExtractionTests", dependencies: ["Documents", "Extraction"]),
        .testTarget(name: "PolicyTests", dependencies: ["Documents", "Policy"]),
        .testTarget(
            name: "RulesTests",
            dependencies: ["Documents", "Frames", "Matching", "Policy", "RulePacks"],
            exclude: ["Cases"]
        ),
        .testTarget(
            name: "RulePacksTests",
            dependencies: ["Documents", "Matching", "Policy", "RulePacks"],
            exclude: ["Golden"]
        ),
    ],
    cxxLanguageStandard: .cxx17
)

// MARK: Fuzzing (`make fuzz`): our own readers with libFuzzer's eyes in them, and AddressSanitizer
if Context.environment["OBSTAT_FUZZ"] != nil {
    package.targets += [
        .target(name: "CFuzzer"),
        .executableTarget(
            name: "obstat-fuzz",
            dependencies: ["CFuzzer", "Desk", "Documents", "Extraction", "Frames", "RulePacks", "Settings"],
            path: "Tests/Fuzzing",
            linkerSettings: [
                .unsafeFlags(["-sanitize=address"]),
                .unsafeFlags(["-Xlinker", Context.environment["OBSTAT_FUZZ"] ?? "", "-lstdc++"]),
            ]
        ),
    ]
    for target in package.targets
    where [
        "Desk", "Documents", "Extraction", "Frames", "RulePacks", "Settings", "obstat-fuzz",
    ].contains(target.name) {
        target.swiftSettings = [.unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"])]
    }
}

// Each setting with the page that explains it:
// - ExistentialAny: https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
// - MemberImportVisibility: https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
// - InternalImportsByDefault: https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
// - NonisolatedNonsendingByDefault: https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
// - strict memory safety: https://github.com/swiftlang/swift-evolution/blob/main/proposals/0458-strict-memory-safety.md
// - warnings as errors: https://github.com/swiftlang/swift-evolution/blob/main/proposals/0443-warning-control-flags.md
let swiftKinds: Set<Target.TargetType> = [.regular, .executable, .test]
for target in package.targets where swiftKinds.contains(target.type) {
    var settings = target.swiftSettings ?? []
    settings.append(.swiftLanguageMode(.v6))
    settings.append(.enableUpcomingFeature("ExistentialAny"))
    settings.append(.enableUpcomingFeature("MemberImportVisibility"))
    settings.append(.enableUpcomingFeature("InternalImportsByDefault"))
    settings.append(.enableUpcomingFeature("NonisolatedNonsendingByDefault"))
    settings.append(.strictMemorySafety())
    settings.append(.treatAllWarnings(as: .error))
    target.swiftSettings = settings
}
