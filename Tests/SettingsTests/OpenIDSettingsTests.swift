import Documents
import Testing

@testable import Settings

/// The settings of a sign-in service.
@Suite struct OpenIDSettingsTests {
    private static let least =
        "issuer: 'https://sso.example.gov.tw/staff', clientID: obstat, clientSecretFile: /a/secret"

    private func problems(_ openID: String) -> [SettingsProblem] {
        do {
            _ = try Settings.parse("console: {port: 8470, openID: \(openID)}", file: "obstat.yaml")
            return []
        } catch {
            return error.problems
        }
    }

    @Test func `a service is named with what it has given out, and with what its groups may do`() throws {
        let settings = try Settings.parse(
            """
            console:
              port: 8470
              openID:
                issuer: https://sso.example.gov.tw/staff
                clientID: obstat
                clientSecretFile: /a/secret
                title: {zh-TW: 單一簽入, en: staff sign-in}
                hosts: [Keys.example.gov.tw]
                scopes: [profile, groups]
                trustFile: /a/authority.pem
                claim: roles
                roles:
                  - {value: review, role: reviewer}
                  - {value: press, role: unit-contact, units: [press]}
            """, file: "obstat.yaml")
        let openID = try #require(settings.console.openID)
        #expect(openID.issuer == "https://sso.example.gov.tw/staff" && openID.clientID == "obstat")
        #expect(openID.hosts == ["keys.example.gov.tw"] && openID.scopes == ["profile", "groups"])
        #expect(openID.claim == "roles" && openID.title?.en == "staff sign-in")
        #expect(openID.roles.map(\.role) == [.reviewer, .unitContact] && openID.roles[1].units == ["press"])
        #expect(openID.trustFile == "/a/authority.pem" && openID.clientSecretFile == "/a/secret")
    }

    @Test func `without more than is needed nobody gets a role by a group`() throws {
        let settings = try Settings.parse(
            "console: {port: 8470, openID: {\(Self.least)}}", file: "obstat.yaml")
        #expect(settings.console.openID?.roles.isEmpty == true)
        #expect(problems("{issuer: 'http://localhost:1/a', clientID: a, clientSecretFile: /a}").isEmpty)
    }

    @Test(arguments: [
        "{}", "{issuer: 'https://a', clientID: a}", "{clientID: a, clientSecretFile: /a}",
        "{issuer: 'https://a', clientID: a, clientSecretFile: a}",
        "{issuer: 'http://sso.example.gov.tw', clientID: a, clientSecretFile: /a}",
        "{issuer: 'http://localhost.example', clientID: a, clientSecretFile: /a}",
        "{issuer: sso.example.gov.tw, clientID: a, clientSecretFile: /a}",
        "{issuer: 'https://a?b', clientID: a, clientSecretFile: /a}",
        "{issuer: 'https://', clientID: a, clientSecretFile: /a}", "{\(least), scopes: ['a b']}",
        "{\(least), secret: open}", "{\(least), roles: [{value: a}]}",
        "{\(least), roles: [{value: a, role: emperor}]}", "{\(least), roles: [{role: reviewer}]}",
        "{\(least), roles: [{value: a, role: unit-contact}]}",
    ])
    func `a service that can't be had is refused`(openID: String) {
        #expect(Set(problems(openID).map(\.line)) == [1])
    }

    @Test func `no group makes an administrator, and the refusal says so`() {
        let found = problems("{\(Self.least), roles: [{value: root, role: administrator}]}")
        #expect(found.count == 1 && found[0].hint.en.contains("named by hand"))
        #expect(found.first?.hint.zhTW.contains("系統管理者一律由人指定") == true)
    }
}
