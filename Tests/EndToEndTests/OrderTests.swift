import AuditStore
import Documents
import Glibc
import ObstatTestSupport
import Testing

/// What the daemon really does to a document is what the tables say, act by act.
@Suite struct OrderTests {
    private func acts(_ errands: LifeErrand...) -> [String] {
        errands.flatMap(\.acts).map(\.description)
    }

    @Test func `a clear document`() throws {
        let bench = try GateBench()
        try bench.startTrace()
        try bench.start()
        try bench.drop(Sample.clean(), as: "minutes.txt")
        try bench.awaitOrder(documents: 1)
        #expect(try bench.trace() == acts(.takeIn, .examine, .deliver))
    }

    @Test func `a held document`() throws {
        let bench = try GateBench()
        try bench.startTrace()
        try bench.start()
        try bench.drop(Sample.held(), as: "held.txt")
        try bench.awaitOrder(documents: 1)
        #expect(try bench.trace() == acts(.takeIn, .examine, .detain))
    }

    @Test func `a document that waits for the upload area`() throws {
        let bench = try GateBench()
        try bench.startTrace()
        try bench.start()
        try bench.folder.rename("upload", to: "away")
        try bench.drop(Sample.clean(), as: "minutes.txt")
        try bench.awaitLog(" put off document=")
        try bench.folder.rename("away", to: "upload")
        try bench.awaitLog(" delivered document=")
        try bench.awaitOrder(documents: 1)
        let again = acts(.takeUp, .examine, .deliver)
        let trace = try bench.trace()
        #expect(trace == acts(.takeIn, .examine, .putOff) + again, "\(trace)")
    }
}
