import Documents
import Foundation
import RulePacks
import Testing

/// Signed directories of rules.
@Suite struct SignatureTests {
    private let bench: Workbench
    private let key = RuleSigningKey()

    init() throws {
        bench = try Workbench()
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        try bench.write("rules/policy.yaml", "minimumConfidence: {hold: high, review: medium}\n")
    }

    private func messages(_ signer: RuleSigner, overlay: String? = nil) -> [String] {
        do throws(RulePackRefusal) {
            let loaded = try RulePacks.load(
                RulePackDirectories(shipped: bench.shipped, overlay: overlay), signedBy: signer)
            return loaded.problems.map(\.message.en)
        } catch {
            return error.problems.map(\.message.en)
        }
    }

    @Test func `signed rules load`() throws {
        #expect(try key.sign(bench.shipped) == 2)
        #expect(messages(key.signer) == [])
        try RulePacks.verify(bench.shipped, signedBy: key.signer)
    }

    @Test func `unsigned rules are refused where a signature is asked for`() {
        #expect(messages(key.signer) == ["the rules are not signed: there is no signature file"])
    }

    @Test func `each file that was changed, added or taken away after signing is named`() throws {
        _ = try key.sign(bench.shipped)
        try bench.write("rules/a.yaml", Workbench.pack("a", version: 2))
        try bench.write("rules/b.yaml", Workbench.pack("b", id: "b.number"))
        try FileManager.default.removeItem(atPath: bench.shipped + "/policy.yaml")
        let refusal = #expect(throws: RulePackRefusal.self) {
            try RulePacks.verify(bench.shipped, signedBy: key.signer)
        }
        #expect(
            refusal?.problems.map { "\($0.file.split(separator: "/").last ?? ""): \($0.message.en)" } == [
                "a.yaml: the file was changed after signing", "b.yaml: the file was added after signing",
                "policy.yaml: a signed file is missing",
            ])
    }

    @Test func `what is not read is not signed`() throws {
        _ = try key.sign(bench.shipped)
        try bench.write("rules/README.md", "changed")
        #expect(messages(key.signer) == [])
    }

    @Test func `another key's signature is refused`() throws {
        _ = try RuleSigningKey().sign(bench.shipped)
        #expect(messages(key.signer) == ["the rules are signed with another key"])
    }

    @Test func `a manifest made to fit the files does not bear the signature`() throws {
        _ = try key.sign(bench.shipped)
        let path = bench.shipped + "/rules.sig"
        let seal = try String(contentsOfFile: path, encoding: .utf8)
        try bench.write("rules/a.yaml", Workbench.pack("a", version: 2))
        _ = try RuleSigningKey().sign(bench.shipped)
        let forged = try String(contentsOfFile: path, encoding: .utf8)
        let lines = forged.split(separator: "\n").dropLast(2) + seal.split(separator: "\n").suffix(2)
        try bench.write("rules/rules.sig", lines.joined(separator: "\n") + "\n")
        #expect(messages(key.signer) == ["the signature does not hold"])
    }

    @Test(arguments: ["", "rubbish\n", "obstat rules 1\nkey AA==\nsignature !\n"])
    func `a signature file that is none is refused`(text: String) throws {
        try bench.write("rules/rules.sig", text)
        #expect(messages(key.signer) == ["this is no signature file"])
    }

    @Test func `a site's own changes must be signed too`() throws {
        _ = try key.sign(bench.shipped)
        try bench.write("overlay/overlay.yaml", "overrides: {a.number: {state: disabled}}\n")
        #expect(
            messages(key.signer, overlay: bench.overlay).contains(
                "the rules are not signed: there is no signature file"))
        _ = try key.sign(bench.overlay)
        #expect(!messages(key.signer, overlay: bench.overlay).contains { $0.contains("sign") })
    }

    @Test func `keys are written once, the private one for its owner alone`() throws {
        let name = bench.root.appending(component: "site").path
        try key.write(named: name)
        let mode = try FileManager.default.attributesOfItem(atPath: name + ".key")[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let refusal = #expect(throws: RuleKeyRefusal.self) { try key.write(named: name) }
        #expect(refusal?.isThere == true)
        let again = try #require(RuleSigningKey(file: name + ".key"))
        _ = try again.sign(bench.shipped)
        #expect(messages(try #require(RuleSigner(file: name + ".pub"))) == [])
        #expect(RuleSigner(file: name + ".key.missing") == nil)
        // A public half taken for a private one would be a key that everybody has.
        #expect(RuleSigningKey(file: name + ".pub") == nil && RuleSigner(file: name + ".key") == nil)
    }
}
