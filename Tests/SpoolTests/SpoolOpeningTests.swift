import Documents
import Glibc
import ObstatTestSupport
import Spool
import Testing

@Suite struct SpoolOpeningTests {
    private let scratch: ScratchFolder

    init() throws {
        scratch = try ScratchFolder()
    }

    @Test func `a second spool on one root is refused and names the holder`() throws {
        let first = try Spool(root: scratch.path("spool"))
        #expect(throws: SpoolError.inUse(process: getpid())) { _ = try Spool(root: scratch.path("spool")) }
        withExtendedLifetime(first) {}
    }

    @Test func `the root is free again once its spool has gone`() throws {
        do { _ = try Spool(root: scratch.path("spool")) }
        _ = try Spool(root: scratch.path("spool"))
    }

    @Test func `a root that others may read is refused`() throws {
        try scratch.makeFolder("spool", mode: 0o755)
        #expect(throws: SpoolError.exposed(directory: scratch.path("spool"))) {
            _ = try Spool(root: scratch.path("spool"))
        }
    }

    @Test func `a state directory that others may read is refused`() throws {
        try scratch.makeFolder("spool", mode: 0o700)
        try scratch.makeFolder("spool/hold", mode: 0o750)
        #expect(throws: SpoolError.exposed(directory: "hold")) { _ = try Spool(root: scratch.path("spool")) }
    }

    @Test func `a state directory that is a link is refused`() throws {
        try scratch.makeFolder("spool", mode: 0o700)
        try scratch.makeFolder("elsewhere", mode: 0o700)
        try scratch.symlink(to: scratch.path("elsewhere"), as: "spool/hold")
        #expect(throws: SpoolError.self) { _ = try Spool(root: scratch.path("spool")) }
    }

    @Test(.enabled(if: ScratchMount.isAllowed, "mounting needs root"))
    func `a state directory on another file system is refused`() throws {
        try scratch.makeFolder("spool", mode: 0o700)
        try scratch.makeFolder("spool/hold", mode: 0o700)
        let mounted = try ScratchMount(at: scratch.path("spool/hold"), bytes: 1 << 16)
        try scratch.setMode("spool/hold", 0o700)
        #expect(throws: SpoolError.elsewhere(directory: "hold")) {
            _ = try Spool(root: scratch.path("spool"))
        }
        withExtendedLifetime(mounted) {}
    }

    @Test func `a parent that is missing tells the next step in both languages`() throws {
        let error = #expect(throws: SpoolError.self) { _ = try Spool(root: scratch.path("no/spool")) }
        #expect(error == .file(FileFault(.create, .spool, code: ENOENT)))
        #expect(error?.nextStep(.en).contains("folder exists") == true)
        #expect(error?.nextStep(.zhTW).contains("存在") == true)
    }
}
