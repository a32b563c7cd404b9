import Documents
import Glibc
import ObstatTestSupport
import Spool
import Testing

@Suite struct DirectoryTests {
    private let scratch: ScratchFolder

    init() throws {
        scratch = try ScratchFolder()
    }

    @Test func `a link is neither entered nor opened`() throws {
        try scratch.makeFolder("folder")
        try scratch.write("x", to: "file")
        try scratch.symlink(to: "folder", as: "to-folder")
        try scratch.symlink(to: "file", as: "to-file")
        let directory = try Directory(path: scratch.path, place: .dropFolder)
        #expect(throws: FileFault.self) { _ = try directory.directory(FileName("to-folder")) }
        let fault = #expect(throws: FileFault.self) { _ = try directory.file(FileName("to-file")) }
        #expect(fault?.code == ELOOP)
    }

    @Test func `a pipe without a writer does not keep its reader waiting`() throws {
        try scratch.makePipe("pipe")
        let directory = try Directory(path: scratch.path, place: .dropFolder)
        #expect(try directory.file(FileName("pipe")).status(in: .dropFolder).kind == .pipe)
    }

    @Test func `a rename never replaces`() throws {
        try scratch.write("old", to: "a")
        try scratch.write("new", to: "b")
        let directory = try Directory(path: scratch.path, place: .uploadArea)
        let fault = #expect(throws: FileFault.self) {
            try directory.rename(FileName("b"), to: directory, as: FileName("a"))
        }
        #expect(fault?.code == EEXIST)
        #expect(try scratch.read("a") == Array("old".utf8))
    }

    @Test func `a full disk stops a copy with its own error`() throws {
        try scratch.write([UInt8](repeating: 1, count: 5000), to: "source")
        let source = try Directory(path: scratch.path, place: .dropFolder).file(FileName("source"))
        let full = OwnedDescriptor(owning: unsafe open("/dev/full", O_RDWR | O_CLOEXEC))
        #expect(throws: ContentCopyError.writing(ENOSPC)) {
            _ = try source.copyContent(to: full, limit: .max)
        }
    }

    @Test(arguments: [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1])
    func `a copy has the bytes, the count and the hash of its source`(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try scratch.write(bytes, to: "source")
        let directory = try Directory(path: scratch.path, place: .spool)
        let target = try directory.create(FileName("target"), mode: 0o600)
        let copy = try directory.file(FileName("source")).copyContent(to: target, limit: Int64(count))
        #expect(copy.bytes == count)
        #expect(copy.sha256 == ContentHash.hexadecimal(of: bytes))
        #expect(try scratch.read("target") == bytes)
        #expect(try target.hashContent() == copy)
    }

    @Test func `one byte over the limit ends a copy`() throws {
        try scratch.write("12345", to: "source")
        let directory = try Directory(path: scratch.path, place: .spool)
        let target = try directory.create(FileName("target"), mode: 0o600)
        let source = try directory.file(FileName("source"))
        #expect(throws: ContentCopyError.overLimit) { _ = try source.copyContent(to: target, limit: 4) }
    }

    @Test func `the hash is SHA-256`() {
        #expect(
            ContentHash.hexadecimal(of: Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `a whole write leaves the old file or the new one`() throws {
        try scratch.write("old", to: "note")
        try scratch.write("left by a crash", to: "note.part")
        let directory = try Directory(path: scratch.path, place: .spool)
        try directory.write(Array("new".utf8), to: FileName("note"), by: FileName("note.part"), mode: 0o600)
        #expect(try scratch.read("note") == Array("new".utf8))
        #expect(!scratch.exists("note.part"))
    }
}
