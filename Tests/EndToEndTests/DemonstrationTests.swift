import Documents
import Foundation
import ObstatTestSupport
import Testing

/// `make demo`: the documents of `fixtures/demo` under the shipped rules.
@Suite struct DemonstrationTests {
    /// What becomes of each, by the number that its name begins with.
    private static let outcomes: [String: String] = [
        "01": "clear", "02": "clear", "03": "clear", "04": "clear", "05": "clear", "06": "clear",
        "07": "held", "08": "held",
        "09": "held", "10": "unexamined", "11": "held", "12": "clear", "13": "held",
    ]

    @Test func `every document of the demonstration ends as it should`() throws {
        let bench = try GateBench(rules: Project.rules)
        let data = RawPath(Array(bench.path("data").utf8))
        let demo = try bench.obstat([
            "demo", "--documents", RawPath(Array((Project.root + "/fixtures/demo").utf8)), "--data", data,
        ])
        #expect(demo.ending == .exited(0), "\(demo.lines)")
        let uploaded = try bench.files(in: "data/upload").compactMap {
            $0.text.split(separator: "/").last?.prefix(2)
        }
        #expect(
            uploaded.map(String.init).sorted() == Self.outcomes.filter { $0.value == "clear" }.keys.sorted())
        let list = try bench.obstat(["quarantine", "list", "--format", "jsonl", "--demo", data])
        for line in list.output.split(separator: UInt8(ascii: "\n")) {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
            let name = try #require(object["name"] as? String)
            #expect(object["verdict"] as? String == Self.outcomes[String(name.prefix(2))], "\(name)")
        }
        #expect(
            list.output.split(separator: UInt8(ascii: "\n")).count
                == Self.outcomes.count { $0.value != "clear" })
        #expect(String(decoding: demo.output, as: UTF8.self).contains("獎學金"))
        #expect(try bench.obstat(["audit", "verify", "--demo", data]).ending == .exited(0))
    }
}
