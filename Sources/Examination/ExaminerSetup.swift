import Foundation

/// How a fork server is started.
package struct ExaminerSetup: Sendable {
    /// Path of `obstat-examine`.
    package var executable: String
    /// Whether documents are examined where the kernel lacks a protection; what is missing is then reported.
    package var allowIncompleteConfinement: Bool
    /// Whether every library is opened and tried at the start, so that a fault shows at once.
    ///
    /// For services. Otherwise those of PDF and of pictures are opened when the first document needs them.
    package var startsEverything: Bool
    /// The installation's key for fingerprints of values.
    package var fingerprintKey: FingerprintKey
    /// How long a server may take from its start until it serves, rules compiled; default 60 s.
    package var startMilliseconds = 60_000
    /// Further arguments, with which tests of debug builds rehearse faults.
    package var extraArguments: [String] = []

    package init(
        executable: String = ExaminerSetup.executableBesideThisProcess(),
        allowIncompleteConfinement: Bool = false, startsEverything: Bool = false,
        fingerprintKey: FingerprintKey
    ) {
        self.executable = executable
        self.allowIncompleteConfinement = allowIncompleteConfinement
        self.startsEverything = startsEverything
        self.fingerprintKey = fingerprintKey
    }

    /// The path at which `obstat-examine` is installed: in the folder of the running program, or in
    /// `../lib/obstat` or `../libexec/obstat` beside that folder.
    package static func executableBesideThisProcess() -> String {
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let folder = program.deletingLastPathComponent()
        let above = folder.deletingLastPathComponent()
        let folders = [
            folder, above.appendingPathComponent("lib/obstat"),
            above.appendingPathComponent("libexec/obstat"),
        ]
        let paths = folders.map { $0.appendingPathComponent("obstat-examine").path }
        return paths.first(where: FileManager.default.isExecutableFile(atPath:)) ?? paths[0]
    }

    var arguments: [String] {
        (allowIncompleteConfinement ? ["--allow-incomplete-confinement"] : [])
            + (startsEverything ? ["--start-everything"] : []) + extraArguments
    }

    /// The server's whole environment; nothing of this process's own reaches it but where libraries are found.
    ///
    /// Without the first the Swift runtime would try to start a debugger in a confined child that traps; the second keeps OCR
    /// from making threads, which do not survive a fork; huge pages make forking a large server cheap.
    var environment: [String] {
        let handedOn = ["LD_LIBRARY_PATH", "OBSTAT_PDFIUM"].compactMap { name in
            ProcessInfo.processInfo.environment[name].map { name + "=" + $0 }
        }
        return [
            "SWIFT_BACKTRACE=enable=no", "OMP_THREAD_LIMIT=1", "GLIBC_TUNABLES=glibc.malloc.hugetlb=1",
            "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin",
        ] + handedOn
    }
}
