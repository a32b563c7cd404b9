import Descriptors
import Glibc
import Testing

@testable import Sandbox

/// Runs one act in a confined child and tells how the child ended.
///
/// The test process has many threads, so the child does nothing but confine itself and act: no allocation, no lock.
struct ConfinedFork {
    let confinement: Confinement
    var limits = ProcessLimits(addressSpace: 1 << 46, processorSeconds: 60)
    /// A file with the word "document", open for reading: descriptor number in ``act``.
    private let document: Int32
    private let results: Int32

    static let word = Array("document".utf8)

    init(missing: Set<Protection> = [], readable: [String] = []) throws {
        var kernel = KernelProtections.probe()
        try #require(kernel.missing.isEmpty, "these tests need Landlock and seccomp")
        if missing.contains(.landlock) { kernel.landlockABI = 0 }
        if missing.contains(.seccomp) { kernel.seccomp = false }
        confinement = try Confinement.prepare(readable: readable, kernel: kernel, permittedToMiss: missing)
        let file = try SealedMemory.make(Self.word, name: "document")
        document = fcntl(file.number, F_DUPFD_CLOEXEC, 3)
        results = fcntl(file.number, F_DUPFD_CLOEXEC, 3)
    }

    /// The act gets the document's descriptor; its result is the exit code.
    func end(of act: (Int32) -> Int32) throws -> ChildProcess.End {
        let parent = getpid()
        guard let child = try ChildProcess.fork() else {
            ChildProcess.releaseSignals()
            confinement.apply(limits, parent: parent, keeping: (document, results))
            _exit(act(document))
        }
        return child.reap()
    }

    /// The errno with which a call was refused, as an exit code; 0 where it went through.
    static func refusal(_ result: some BinaryInteger) -> Int32 {
        result < 0 ? errno : 0
    }
}
