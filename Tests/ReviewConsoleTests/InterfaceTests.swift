import Documents
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ReviewConsole

/// The HTTP interface speaks the schemas of the command line.
@Suite struct InterfaceTests {
    private let bench: ConsoleBench

    init() throws {
        bench = try ConsoleBench()
    }

    private func objects(_ guest: Guest, _ path: String) async throws -> [[String: Any]] {
        let response = try await guest.get(path)
        #expect(response.status == .ok)
        return try String(buffer: response.body).split(separator: "\n").map { line in
            try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    @Test func `documents come one a line, oldest first`() async throws {
        let first = try bench.hold("a.txt", findings: [.sample()])
        let second = try bench.hold(
            "b.zip", unit: "press", number: 2,
            gaps: [CoverageGap(part: .document, reason: .encrypted, detail: "a password")])
        try await bench.visitSignedIn { guest in
            let all = try await objects(guest, "/api/documents")
            #expect(all.map { $0["id"] as? String } == [first.description, second.description])
            #expect(all.allSatisfy { $0["schema"] as? String == "obstat.quarantine/1" })
            #expect(all[0]["verdict"] as? String == "held")
            #expect(all[0]["class"] as? String == "notProvided")
            #expect(all[0]["categories"] as? [String] == ["personal.national_id"])
            #expect(all[1]["coverage"] as? [String] == ["encrypted"])
            #expect(try await objects(guest, "/api/documents?unit=press").count == 1)
            #expect(try await objects(guest, "/api/documents?limit=1").count == 1)
            #expect(try await guest.get("/api/documents?limit=many").status == .badRequest)
            #expect(try await guest.get("/api/documents?unit=%2F").status == .badRequest)
        }
    }

    @Test func `one document comes as a scan shows it`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        try await bench.visitSignedIn { guest in
            let object = try await objects(guest, "/api/documents/\(id)")[0]
            #expect(object["schema"] as? String == "obstat.scan/1")
            #expect(object["path"] as? String == "a.txt")
            let finding = try #require((object["findings"] as? [[String: Any]])?.first)
            #expect(finding["excerpt"] as? String == "身分證字號：A14•••••••")
        }
    }

    @Test func `status and audit come as the command line prints them`() async throws {
        try bench.hold("a.txt", findings: [.sample()])
        try await bench.visitSignedIn { guest in
            let status = try await objects(guest, "/api/status")[0]
            #expect(status["schema"] as? String == "obstat.status/1")
            #expect(status["running"] as? Bool == true)
            #expect((status["counts"] as? [[String: Any]])?.first?["count"] as? Int == 1)
            let events = try await objects(guest, "/api/audit")
            #expect(events.map { $0["act"] as? String } == ["taken", "examined", "hold", "signed in"])
            #expect(events.map { $0["sequence"] as? Int } == [1, 2, 3, 4])
            #expect(events.allSatisfy { $0["schema"] as? String == "obstat.audit/1" })
            #expect(try await objects(guest, "/api/audit?limit=2").map { $0["sequence"] as? Int } == [3, 4])
        }
    }
}

/// What the interface says of itself holds.
@Suite struct InterfaceDescriptionTests {
    private let bench: ConsoleBench

    init() throws {
        bench = try ConsoleBench()
    }

    @Test func `every path that is described is there, and says what it is described to say`() async throws {
        let id = try bench.hold("a.txt", findings: [.sample()])
        let object = try JSONSerialization.jsonObject(with: Data(InterfaceDescription.json.utf8))
        let paths = try #require((object as? [String: Any])?["paths"] as? [String: [String: Any]])
        #expect(paths.count == 20)
        let methods = paths.mapValues { Set($0.keys) }
        try await bench.visitSignedIn { guest async throws in
            // It never ends by itself.
            for (path, operations) in methods where path != "/api/live" && path != "/api/accounts" {
                let address = path.replacing("{id}", with: id.description).replacing("{number}", with: "1")
                if operations.contains("get") {
                    #expect(try await guest.get(address).status == .ok, "\(path)")
                }
                if operations.contains("post") {
                    #expect(MethodGuard.takesPosts(address), "\(path)")
                }
                let other = try await guest.client.execute(
                    uri: address, method: .delete, headers: [.cookie: guest.cookie])
                #expect(other.status == .methodNotAllowed)
                #expect(other.headers[.allow]?.contains("POST") == operations.contains("post"), "\(path)")
            }
        }
    }
}
