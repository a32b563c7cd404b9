import Descriptors
import Glibc
import Testing

@testable import Sandbox

/// What a confined process can still do, and what it can't, tried from inside.
@Suite(.serialized) struct ConfinementTests {
    typealias Act = @Sendable (Int32) -> Int32

    struct Attempt: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let act: Act

        init(_ name: String, _ act: @escaping Act) {
            testDescription = name
            self.act = act
        }
    }

    static let allowed = [
        Attempt("read the document") { document in
            var byte: UInt8 = 0
            return unsafe pread(document, &byte, 1, 0) == 1 && byte == UInt8(ascii: "d") ? 0 : 1
        },
        Attempt("allocate") { _ in
            guard let block = unsafe malloc(8 << 20) else { return 1 }
            unsafe memset(block, 1, 8 << 20)
            return 0
        },
        Attempt("tell the time") { _ in time(nil) > 0 ? 0 : 1 },
        Attempt("write to standard error, which goes nowhere") { _ in unsafe write(2, "x", 1) == 1 ? 0 : 1 },
    ]

    @Test(arguments: allowed)
    func `what reading needs works`(_ attempt: Attempt) throws {
        #expect(try ConfinedFork().end(of: attempt.act) == .exited(0))
    }

    static let refusedFiles = [
        Attempt("open a file") { _ in ConfinedFork.refusal(unsafe open("/etc/passwd", O_RDONLY)) },
        Attempt("open a folder") { _ in ConfinedFork.refusal(unsafe open("/", O_RDONLY | O_DIRECTORY)) },
        Attempt("open its own memory map") { _ in
            ConfinedFork.refusal(unsafe open("/proc/self/maps", O_RDONLY))
        },
        Attempt("create a file") { _ in
            ConfinedFork.refusal(unsafe open("/tmp/obstat-sandbox-test", O_WRONLY | O_CREAT, 0o600))
        },
        Attempt("open the document once more, for writing") { _ in
            ConfinedFork.refusal(unsafe open("/proc/self/fd/3", O_RDWR))
        },
        Attempt("map memory that can be executed") { _ in
            let page = unsafe mmap(nil, 4_096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
            return unsafe page == MAP_FAILED ? errno : 0
        },
        Attempt("make memory executable") { _ in
            let page = unsafe mmap(nil, 4_096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
            return ConfinedFork.refusal(unsafe mprotect(page, 4_096, PROT_READ | PROT_EXEC))
        },
    ]

    @Test(arguments: refusedFiles)
    func `files and executable memory are denied`(_ attempt: Attempt) throws {
        #expect(try ConfinedFork().end(of: attempt.act) == .exited(UInt8(EACCES)))
    }

    @Test(arguments: [
        Attempt("a socket") { _ in ConfinedFork.refusal(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)) },
        Attempt("a local socket") { _ in ConfinedFork.refusal(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
        },
        Attempt("a signal to itself") { _ in ConfinedFork.refusal(raise(SIGUSR1) == 0 ? 0 : -1) },
        Attempt("a higher limit") { _ in
            var limit = rlimit(rlim_cur: 1 << 20, rlim_max: 1 << 20)
            return ConfinedFork.refusal(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit))
        },
    ])
    func `what honest libraries try is refused with an error`(_ attempt: Attempt) throws {
        #expect(try ConfinedFork().end(of: attempt.act) == .exited(UInt8(EPERM)))
    }

    @Test func `no process can be made`() throws {
        #expect(try ConfinedFork().end { _ in (try? ChildProcess.fork()) == nil ? 1 : 0 } == .exited(1))
    }

    @Test(arguments: [
        Attempt("kill") { _ in kill(getppid(), 0) },
        Attempt("setuid") { _ in setuid(0) },
        Attempt("chdir") { _ in unsafe chdir("/") },
        Attempt("unlink") { _ in unsafe unlink("/tmp/obstat-sandbox-test") },
        Attempt("rename") { _ in unsafe rename("/tmp/a", "/tmp/b") },
        Attempt("mkdir") { _ in unsafe mkdir("/tmp/obstat-sandbox-test", 0o700) },
        Attempt("symlink") { _ in unsafe symlink("/etc/passwd", "/tmp/obstat-sandbox-test") },
        Attempt("truncate") { _ in unsafe truncate("/etc/passwd", 0) },
        Attempt("chmod") { _ in unsafe chmod("/etc/passwd", 0o777) },
        Attempt("ftruncate of the document") { document in ftruncate(document, 0) },
        Attempt("fchmod of the document") { document in fchmod(document, 0o777) },
        Attempt("flock of the document") { document in flock(document, LOCK_EX) },
        Attempt("a pipe") { _ in
            var pair: (Int32, Int32) = (0, 0)
            return unsafe withUnsafeMutableBytes(of: &pair) {
                unsafe $0.baseAddress.map { unsafe pipe($0.assumingMemoryBound(to: Int32.self)) } ?? 0
            }
        },
        Attempt("fcntl locks") { document in fcntl(document, F_SETOWN, 1) },
        Attempt("an alarm") { _ in Int32(alarm(1)) },
    ])
    func `what reading never needs ends the process`(_ attempt: Attempt) throws {
        #expect(try ConfinedFork().end(of: attempt.act) == .signalled(UInt8(SIGSYS)))
    }

    @Test func `only the two descriptors and the three streams are left`() throws {
        let end = try ConfinedFork().end { _ in
            var open: Int32 = 0
            for number in 0..<Int32(1_024) where fcntl(number, F_GETFD) >= 0 { open += 1 }
            return open
        }
        #expect(end == .exited(5))
    }

    @Test func `a readable folder can be read and not written`() throws {
        let fork = try ConfinedFork(readable: ["/usr/share", "/nowhere"])
        let read = try fork.end { _ in ConfinedFork.refusal(unsafe open("/usr/share", O_RDONLY | O_DIRECTORY))
        }
        #expect(read == .exited(0))
        let written = try fork.end { _ in
            ConfinedFork.refusal(unsafe open("/usr/share/obstat-sandbox-test", O_WRONLY | O_CREAT, 0o600))
        }
        #expect(written == .exited(UInt8(EACCES)))
        #expect(
            try fork.end { _ in ConfinedFork.refusal(unsafe open("/etc/passwd", O_RDONLY)) } == .exited(13))
    }

    @Test func `memory ends at the limit`() throws {
        var fork = try ConfinedFork()
        fork.limits.addressSpace = try #require(ServerHardening.addressSpace()) + 32 << 20
        let end = try fork.end { _ in
            unsafe mmap(nil, 64 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
                ? errno : 0
        }
        #expect(end == .exited(UInt8(ENOMEM)))
    }

    @Test func `processor time ends at the limit`() throws {
        var fork = try ConfinedFork()
        fork.limits.processorSeconds = 1
        let end = try fork.end { _ in while true { _ = getpid() } }
        #expect(end == .signalled(UInt8(SIGXCPU)))
    }

    @Test func `without a parent there is no child`() throws {
        let confinement = try ConfinedFork().confinement
        let notTheParent = getpid() + 1
        guard let child = try ChildProcess.fork() else {
            confinement.apply(
                ProcessLimits(addressSpace: 1 << 46, processorSeconds: 60), parent: notTheParent,
                keeping: (3, 4))
            _exit(0)
        }
        #expect(child.reap() == .exited(UInt8(Confinement.failureCode) + 1))
    }

    @Test func `without Landlock writing is still refused by the filter`() throws {
        let fork = try ConfinedFork(missing: [.landlock])
        #expect(fork.confinement.missing == [.landlock])
        let written = try fork.end { _ in ConfinedFork.refusal(unsafe open("/dev/null", O_WRONLY)) }
        #expect(written == .exited(UInt8(EACCES)))
    }

    @Test func `without the filter files are still denied`() throws {
        let fork = try ConfinedFork(missing: [.seccomp])
        #expect(
            try fork.end { _ in ConfinedFork.refusal(unsafe open("/etc/passwd", O_RDONLY)) } == .exited(13))
    }
}
