import Documents
import Testing

@testable import Settings

@Suite struct SettingsTests {
    private func problems(_ text: String) -> [SettingsProblem] {
        do throws(SettingsRefusal) {
            _ = try Settings.parse(text, file: "obstat.yaml")
            return []
        } catch {
            return error.problems
        }
    }

    @Test func `an empty file gives the defaults`() throws {
        #expect(try Settings.parse("", file: "obstat.yaml") == Settings())
        #expect(try Settings.parse("# nothing\n", file: "obstat.yaml") == Settings())
    }

    @Test func `a whole file is read`() throws {
        let settings = try Settings.parse(
            """
            drop: /a/drop
            upload: /a/upload
            spool: /a/spool
            state: /a
            rules: /a/rules
            overlay: /a/site
            unitsFromFolders: true
            examiners: 3
            allowIncompleteConfinement: true
            settle: {milliseconds: 100, sweepSeconds: 5, ignore: ['*.bak']}
            retry: {firstSeconds: 1, longestSeconds: 9}
            console: {port: 8470}
            limits: {documentMebibytes: 2, wallSeconds: 7, depth: 3}
            units:
              - id: boca
                name: {zh-TW: 領事事務局, en: Consular Affairs}
                contact: {name: 聯絡人, email: a@example.gov.tw, phone: "02-2343-2888"}
                language: en
              - id: press
                name: 新聞
            """, file: "obstat.yaml")
        #expect(settings.drop == "/a/drop")
        #expect(settings.overlay == "/a/site")
        #expect(settings.examiners == 3)
        #expect(settings.settle == Settings.Settle(milliseconds: 100, sweepSeconds: 5, ignore: ["*.bak"]))
        #expect(settings.retry == Settings.Retry(firstSeconds: 1, longestSeconds: 9))
        #expect(settings.console.port == 8_470)
        #expect(settings.consoleToken == "/a/console.token")
        #expect(settings.limits.documentBytes == 2 << 20)
        #expect(settings.limits.wallMilliseconds == 7_000)
        #expect(settings.limits.depth == 3)
        #expect(settings.units.map(\.id) == ["boca", "press"])
        #expect(settings.unit("boca")?.language == .en)
        #expect(settings.unit("press")?.name == LocalizedText(zhTW: "新聞", en: "新聞"))
        #expect(settings.database == "/a/obstat.sqlite")
    }

    @Test func `there is no console unless a port is named`() throws {
        #expect(try Settings.parse("drop: /a", file: "obstat.yaml").console.port == nil)
        #expect(Settings.demonstration(in: "/a").console.port == nil)
    }

    @Test(arguments: [
        "{port: 80}", "{port: 65536}", "{port: any}", "{host: 0.0.0.0}", "8470",
        "{port: 8470, address: 0.0.0.0}", "{port: 8470, certificate: /a}", "{port: 8470, certificateKey: /a}",
        "{port: 8470, proxyUserHeader: X-User}", "{port: 8470, proxySecretFile: /a}",
        "{port: 8470, origin: 'http://a'}", "{port: 8470, certificate: a, certificateKey: /b}",
    ])
    func `a console that can't be had is refused`(console: String) {
        #expect(Set(problems("console: \(console)").map(\.line)) == [1])
    }

    @Test func `a console speaks TLS, or stands behind a proxy that shows a secret`() throws {
        let settings = try Settings.parse(
            """
            console:
              port: 8470
              address: 0.0.0.0
              origin: https://review.example.gov.tw
              certificate: /a/cert.pem
              certificateKey: /a/key.pem
              proxyUserHeader: X-Remote-User
              proxySecretFile: /a/secret
            """, file: "obstat.yaml")
        #expect(settings.console.address == "0.0.0.0" && settings.console.certificateKey == "/a/key.pem")
        #expect(settings.console.proxyUserHeader == "X-Remote-User")
        #expect(settings.console.origin == "https://review.example.gov.tw")
    }

    @Test func `every mistake is told at once, each with its line`() {
        let found = problems(
            """
            drop: relative/path
            examiners: many
            speed: fast
            units:
              - id: Not Allowed
              - id: boca
              - id: boca
              - name: nobody
            limits: {depth: -1}
            settle: soon
            """)
        #expect(Set(found.compactMap(\.line)) == [1, 2, 3, 5, 7, 8, 9, 10])
        #expect(found.contains { $0.line == 1 && $0.message.en.contains("absolute") })
        #expect(found.contains { $0.line == 2 && $0.hint.en.contains("1 to 64") })
        #expect(
            found.contains { $0.line == 3 && $0.message.en.contains("speed") && $0.hint.en.contains("drop") })
        #expect(found.contains { $0.line == 7 && $0.message.en.contains("twice") })
        #expect(found.contains { $0.line == 9 })
        #expect(found.contains { $0.line == 10 })
    }

    @Test func `broken YAML names its line`() {
        let found = problems("drop: /a\nunits: [\n")
        #expect(found.count == 1)
        #expect(found.first?.line != nil)
        #expect(found.first?.rendered(.en).hasPrefix("obstat.yaml:") == true)
        #expect(found.first?.rendered(.zhTW).contains("提示") == true)
    }

    @Test func `a missing file is refused with the next step`() {
        #expect(throws: SettingsRefusal.self) { try Settings.load(file: "/nonexistent/obstat.yaml") }
    }

    @Test(arguments: ["", ".", "..", ".hidden", "a/b", "A", "名", String(repeating: "a", count: 65)])
    func `an id that could not be a folder is refused`(id: String) {
        #expect(!Unit.isValid(id: id))
    }

    @Test func `the demonstration needs no file`() {
        let settings = Settings.demonstration(in: "/tmp/x")
        #expect(settings.drop == "/tmp/x/drop")
        #expect(settings.unit("anybody")?.id == "anybody")
        #expect(Settings().unit("anybody") == nil)
    }
}
