import Documents
import Foundation
import Testing

@testable import Reports

@Suite struct SARIFReportTests {
    private let run: [String: Any]

    init() throws {
        let log = try JSONSerialization.jsonObject(with: Data(Sample.report(.sarif).utf8)) as? [String: Any]
        #expect(log?["version"] as? String == "2.1.0")
        run = try #require((log?["runs"] as? [[String: Any]])?.first)
    }

    private func objects(_ owner: [String: Any], _ key: String) -> [[String: Any]] {
        owner[key] as? [[String: Any]] ?? []
    }

    private var driver: [String: Any] { (run["tool"] as? [String: Any])?["driver"] as? [String: Any] ?? [:] }

    private var invocation: [String: Any] { objects(run, "invocations").first ?? [:] }

    private func text(_ message: Any?) -> String? { (message as? [String: Any])?["text"] as? String }

    @Test func `everything that the schema requires is there`() throws {
        #expect(driver["name"] as? String == "obstat")
        let rules = objects(driver, "rules")
        #expect(rules.map { $0["id"] as? String } == ["tw.national-id", "tw.phone"])
        #expect(
            rules.allSatisfy { text($0["help"])?.isEmpty == false && text($0["shortDescription"]) != nil })
        #expect(invocation["executionSuccessful"] is Bool)
        let artifacts = objects(run, "artifacts")
        #expect(artifacts.count == Sample.results.count)
        let results = objects(run, "results")
        #expect(results.count == 3)
        for told in results + objects(invocation, "toolExecutionNotifications") {
            #expect(text(told["message"])?.isEmpty == false)
            let place = try #require(objects(told, "locations").first)
            let physical = try #require(place["physicalLocation"] as? [String: Any])
            let artifact = try #require(physical["artifactLocation"] as? [String: Any])
            let index = try #require(artifact["index"] as? Int)
            let listed = artifacts[index]["location"] as? [String: Any]
            #expect(artifact["uri"] as? String == listed?["uri"] as? String)
        }
    }

    @Test func `a finding's level comes from its action and its rule from the list`() {
        let results = objects(run, "results")
        #expect(results.map { $0["level"] as? String } == ["error", "warning", "note"])
        #expect(results.map { $0["ruleIndex"] as? Int } == [0, nil, 1])
        #expect(results.allSatisfy { ($0["partialFingerprints"] as? [String: String])?.isEmpty == false })
    }

    @Test func `gaps make the execution a failure, but one that policy lets pass is a note`() {
        let notes = objects(invocation, "toolExecutionNotifications")
        #expect(notes.map { $0["level"] as? String } == ["error", "error", "error", "note", "error"])
        #expect(invocation["executionSuccessful"] as? Bool == false)
        let known = objects(driver, "notifications").map { $0["id"] as? String }
        for note in notes {
            let descriptor = note["descriptor"] as? [String: Any]
            #expect((descriptor?["index"] as? Int).map { known[$0] } == descriptor?["id"] as? String)
        }
        #expect(Sample.report(.sarif, of: [Sample.clearWithNote]).contains("\"executionSuccessful\":true"))
        #expect(Sample.report(.sarif, of: [Sample.held]).contains("\"executionSuccessful\":false"))
    }

    @Test func `places lead from the part to the cell`() throws {
        let place = try #require(objects(objects(run, "results")[0], "locations").first)
        let logical = objects(place, "logicalLocations")
        #expect(
            logical.map { $0["kind"] as? String } == [
                "part", "sheet", "cell", "field", "segment", "concealment",
            ])
        #expect(
            (logical[2]["fullyQualifiedName"] as? String)?.hasSuffix(" › =cmd|'/C calc'!A0 › B12") == true)
        #expect((place["physicalLocation"] as? [String: Any])?["region"] == nil)
        let plain = try #require(objects(objects(run, "results")[2], "locations").first)
        let region = (plain["physicalLocation"] as? [String: Any])?["region"] as? [String: Any]
        #expect(region?["startLine"] as? Int == 7)
    }

    @Test func `a document's text is neither placeholder nor link`() throws {
        let message = try #require(text(objects(run, "results")[0]["message"]))
        #expect(message.contains("{{0}} \\[here\\](http://example.org)"))
    }

    @Test(arguments: [
        (Array("a b/名.txt".utf8), "a%20b/%E5%90%8D.txt"), (Array("./a:b".utf8), "a%3Ab"),
        (Array("/srv/a".utf8), "file:///srv/a"), ([0xFF, 0x0A], "%FF%0A"),
        (Array("%2e?#".utf8), "%252e%3F%23"),
    ])
    func `a path is a URI of its bytes`(bytes: [UInt8], uri: String) {
        #expect(SARIFPlace.uri(FileName(bytes: bytes)) == uri)
    }
}
