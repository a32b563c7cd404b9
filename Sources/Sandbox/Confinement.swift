import CSandbox
import Glibc

/// The empty room: prepared once by the fork server, entered by each of its children.
///
/// Preparing builds the Landlock ruleset and the system call filter, because building them takes ten times as
/// long as applying; applying allocates nothing and can't be undone.
@safe
package struct Confinement: Sendable {
    private let ruleset: Int32
    private let null: Int32
    /// Immutable once built and never freed: as long as the process, like the filter itself.
    private nonisolated(unsafe) let filter: UnsafeRawPointer?
    private let filterCount: UInt16
    /// The protections that are left out, because the kernel lacks them and that was permitted.
    package let missing: [Protection]

    /// Exit codes of a child that could not confine itself: this and the number of the step (1 to 7).
    package static let failureCode: Int32 = 112

    /// Builds everything that does not depend on the single child.
    ///
    /// The descriptors made here stay open as long as the process.
    ///
    /// - Parameters:
    ///   - readable: directories whose files a child may open for reading; those that don't exist are left out.
    ///   - kernel: what the kernel offers.
    ///   - permitted: protections that may be missing.
    /// - Returns: what ``apply(_:parent:keeping:)`` needs.
    /// - Throws: ``ConfinementError/missing(_:)`` where the kernel lacks a protection that is not permitted to be
    ///   missing, ``ConfinementError/notBuilt(_:)`` where building failed.
    package static func prepare(
        readable: [String], kernel: KernelProtections = .probe(),
        permittedToMiss permitted: Set<Protection> = []
    ) throws(ConfinementError) -> Confinement {
        let missing = kernel.missingProtections
        guard permitted.isSuperset(of: missing) else {
            throw .missing(missing.filter { !permitted.contains($0) })
        }
        return try Confinement(readable: readable, missing: missing)
    }

    private init(readable: [String], missing: [Protection]) throws(ConfinementError) {
        self.missing = missing
        null = unsafe open("/dev/null", O_RDWR | O_CLOEXEC)
        guard null >= 0 else { throw .notBuilt("/dev/null") }
        ruleset = missing.contains(.landlock) ? -1 : try Self.ruleset(readable: readable)
        var count: UInt16 = 0
        unsafe filter = missing.contains(.seccomp) ? nil : unsafe csandbox_filter(&count)
        filterCount = count
        guard missing.contains(.seccomp) || count > 0 else { throw .notBuilt("seccomp") }
    }

    private static func ruleset(readable: [String]) throws(ConfinementError) -> Int32 {
        let copies = unsafe readable.map { unsafe strdup($0) }
        defer { unsafe copies.forEach { unsafe free($0) } }
        let ruleset = unsafe csandbox_ruleset(copies.map { unsafe UnsafePointer($0) }, copies.count)
        guard ruleset >= 0 else { throw .notBuilt("landlock") }
        return ruleset
    }

    /// Confines the calling process for good, or ends it: there is no way on without confinement.
    ///
    /// Afterwards the process has the two descriptors and nothing else, can open nothing outside the
    /// readable directories, and ends on the first system call that reading does not need.
    ///
    /// - Parameters:
    ///   - limits: what the kernel is to enforce.
    ///   - parent: the process whose end is also this one's.
    ///   - kept: two descriptors above 2 that stay open.
    package func apply(_ limits: ProcessLimits, parent: Int32, keeping kept: (Int32, Int32)) {
        var confinement = unsafe csandbox_confinement()
        unsafe confinement.ruleset = ruleset
        unsafe confinement.filter = filter
        unsafe confinement.filter_count = filterCount
        unsafe confinement.null = null
        unsafe confinement.parent = parent
        unsafe confinement.kept = (min(kept.0, kept.1), max(kept.0, kept.1))
        unsafe confinement.address_space = limits.addressSpace
        unsafe confinement.processor_seconds = limits.processorSeconds
        let failedStep = unsafe csandbox_confine(&confinement)
        if failedStep != 0 { _exit(Self.failureCode + failedStep) }
    }
}

/// Why no confined child can be made.
package enum ConfinementError: Error, Sendable, Equatable {
    case missing([Protection])
    /// What could not be built.
    case notBuilt(String)
}

/// What the kernel enforces on one child.
package struct ProcessLimits: Sendable, Equatable {
    /// Bytes of address space in all, what it starts with included.
    package var addressSpace: UInt64
    /// At this many seconds of processor time comes `SIGXCPU`.
    package var processorSeconds: UInt64

    package init(addressSpace: UInt64, processorSeconds: UInt64) {
        self.addressSpace = addressSpace
        self.processorSeconds = processorSeconds
    }
}
