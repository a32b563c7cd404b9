import Documents
import Glibc
import ObstatTestSupport
import Testing

/// Who may read what the gate keeps.
@Suite struct PrivacyTests {
    @Test
    func `what waits, the store and the keys are closed to others, and the upload area to their writing`()
        throws
    {
        let bench = try GateBench()
        try bench.start()
        try bench.drop(Sample.held(), as: "held.txt")
        try bench.drop(Sample.clean(), as: "minutes.txt")
        try bench.awaitOutcomes(2)
        try bench.awaitOrder(documents: 2)
        for path in ["state", "state/spool", "state/spool/hold"] {
            #expect((bench.folder.mode(RawPath(stringLiteral: path)) ?? 0) & 0o077 == 0, "\(path)")
        }
        for path in try bench.files(in: "state") {
            let mode = bench.folder.mode(RawPath(Array("state/".utf8) + path.bytes)) ?? 0
            let isAskedByOthers = mode & S_IFMT == S_IFSOCK
            #expect(isAskedByOthers || mode & 0o007 == 0, "\(path.text)")
            #expect(!path.text.hasPrefix("spool/") || mode & 0o077 == 0, "\(path.text)")
        }
        for path in ["upload/press", "upload/press/minutes.txt"] {
            #expect((bench.folder.mode(RawPath(stringLiteral: path)) ?? 0) & 0o022 == 0, "\(path)")
        }
    }
}
