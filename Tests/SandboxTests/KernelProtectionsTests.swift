import Documents
import Testing

@testable import Sandbox

@Suite struct KernelProtectionsTests {
    @Test func `a kernel that has everything misses nothing`() {
        #expect(KernelProtections(landlockABI: 1, seccomp: true).missing.isEmpty)
    }

    @Test(arguments: [
        (KernelProtections(landlockABI: 0, seccomp: true), [Protection.landlock]),
        (KernelProtections(landlockABI: 7, seccomp: false), [.seccomp]),
        (KernelProtections(landlockABI: 0, seccomp: false), [.landlock, .seccomp]),
    ])
    func `what is missing is named and explained in both languages`(
        _ kernel: KernelProtections, _ missing: [Protection]
    ) {
        #expect(kernel.missingProtections == missing)
        #expect(kernel.missing.allSatisfy { !$0(.en).isEmpty && !$0(.zhTW).isEmpty })
    }

    @Test(arguments: Protection.allCases)
    func `no confinement is made on a kernel that lacks a protection`(_ protection: Protection) {
        let kernel = KernelProtections(
            landlockABI: protection == .landlock ? 0 : 7, seccomp: protection != .seccomp)
        #expect(throws: ConfinementError.missing([protection])) {
            try Confinement.prepare(readable: [], kernel: kernel)
        }
    }

    @Test func `permitting one protection to be missing does not permit the other`() {
        #expect(throws: ConfinementError.missing([.seccomp])) {
            try Confinement.prepare(
                readable: [], kernel: KernelProtections(landlockABI: 0, seccomp: false),
                permittedToMiss: [.landlock])
        }
    }
}
