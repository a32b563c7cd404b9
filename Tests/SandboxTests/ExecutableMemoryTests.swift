import Descriptors
import Glibc
import Testing

@testable import Sandbox

@Suite struct ExecutableMemoryTests {
    @Test func `memory that was writable and executable is not writable any more`() throws {
        guard let child = try ChildProcess.fork() else {
            let page = unsafe mmap(
                nil, 4_096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
            unsafe page?.storeBytes(of: 7, as: UInt8.self)
            guard ServerHardening.sealExecutableMemory(), unsafe page?.load(as: UInt8.self) == 7 else {
                _exit(1)
            }
            // This must end the process.
            unsafe page?.storeBytes(of: 8, as: UInt8.self)
            _exit(2)
        }
        #expect(child.reap() == .signalled(UInt8(SIGSEGV)))
    }

    @Test func `the address space of a process is more than nothing`() throws {
        #expect(try #require(ServerHardening.addressSpace()) > 1 << 20)
    }
}
