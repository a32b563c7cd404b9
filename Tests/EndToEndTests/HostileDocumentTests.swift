import AuditStore
import Documents
import Glibc
import ObstatTestSupport
import Testing

/// Documents that want to stop the gate, while a stream of ordinary ones flows.
@Suite struct HostileDocumentTests {
    @Test func `hostile documents wait for a person, and ordinary ones don't wait for them`() throws {
        let wall = 3
        let bench = try GateBench(
            settings: """
                examiners: 2
                limits: {wallSeconds: \(wall), processorSeconds: \(wall), expandedMebibytes: 16, memoryMebibytes: 256}

                """)
        try bench.start()
        let fixtures = Project.root + "/fixtures/hostile"
        let hostile = try #require(Directory.names(fixtures))
        #expect(hostile.count > 20)
        for name in hostile {
            let bytes = try #require(Directory.read(fixtures + "/" + name))
            try bench.drop(bytes, as: RawPath(Array(name.utf8)), unit: "consular")
        }
        let daemon = try bench.running()
        for number in 0..<12 {
            try bench.drop(Sample.clean(number), as: "\(number).txt")
            // Two examinations of a hostile one at the worst, and time to start a server anew.
            try daemon.awaitState("an ordinary document's end", seconds: 4 * wall + 30) {
                bench.folder.exists("upload/press/\(number).txt")
            }
        }
        try bench.awaitEnds(hostile.count + 12, seconds: 300)
        let published = try Set(bench.uploaded())
        for name in hostile {
            let record = try bench.record(of: name)
            #expect(published.contains("consular/" + name) == (record.state == .delivered), "\(name)")
            if name.contains(".stopped.") { #expect(record.verdict?.outcome != .clear, "\(name)") }
        }
    }

    private enum Directory {
        static func names(_ path: String) -> [String]? {
            guard let stream = unsafe opendir(path) else { return nil }
            defer { unsafe closedir(stream) }
            var names: [String] = []
            while let entry = unsafe readdir(stream) {
                let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                    unsafe Array($0.prefix { $0 != 0 })
                }
                if bytes.first != UInt8(ascii: ".") { names.append(String(decoding: bytes, as: UTF8.self)) }
            }
            return names.sorted()
        }

        static func read(_ path: String) -> [UInt8]? {
            let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return nil }
            defer { close(descriptor) }
            var bytes: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
                guard count > 0 else { return count == 0 ? bytes : nil }
                bytes += chunk[..<count]
            }
        }
    }
}
