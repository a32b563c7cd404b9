import Documents
import Testing

@testable import Settings

@Suite struct NotificationSettingsTests {
    private func parse(_ text: String) throws -> Settings {
        try Settings.parse(text, file: "obstat.yaml")
    }

    private func problems(_ text: String) -> [Int?] {
        do {
            _ = try parse(text)
            return []
        } catch let refusal as SettingsRefusal {
            return refusal.problems.map(\.line)
        } catch {
            return [nil]
        }
    }

    @Test func `roles, recalls and notifications are read`() throws {
        let settings = try parse(
            """
            review:
              reviewers: [chen]
              heads: [wang]
              auditors: [lin]
              units: {press: [chen, "@press"]}
              reminderHours: 12
              exemptionDays: 30
            recall: {automatic: false, pauseMilliseconds: 5}
            notifications:
              notifier: postman
              tellDelivered: true
              batchSeconds: 9
              mail: {server: mail.example.gov.tw, from: gate@example.gov.tw, security: tls, user: gate,
                passwordFile: /etc/obstat/mail.password, reviewers: [review@example.gov.tw]}
              webhook: {url: "https://desk.example.gov.tw/obstat", secretFile: /etc/obstat/secret}
            """)
        #expect(settings.review.heads == ["wang"] && settings.review.auditors == ["lin"])
        #expect(settings.review.units == ["press": ["chen", "@press"]])
        #expect(settings.review.reminderHours == 12 && settings.review.exemptionDays == 30)
        #expect(settings.recall == Settings.Recall(isAutomatic: false, pauseMilliseconds: 5))
        #expect(settings.notifications.notifier == "postman" && settings.notifications.tellsDelivered)
        #expect(settings.notifications.mail?.portOrStandard == 465)
        #expect(settings.notifications.webhook?.secretFile == "/etc/obstat/secret")
    }

    @Test(arguments: [
        "notifications: {mail: {server: a.b}}", "notifications: {mail: {server: a.b, from: nobody}}",
        "notifications: {mail: {server: a.b, from: a@b, security: none}}",
        "notifications: {mail: {server: a.b, from: a@b, security: plain}}",
        "notifications: {mail: {server: a.b, from: a@b, port: 0}}",
        "notifications: {mail: {server: a.b, from: \"a@b\\nBcc: c@d\"}}",
        "notifications: {webhook: {url: 'http://a.b/', secretFile: /s}}",
        "notifications: {webhook: {url: 'https://a.b/'}}", "notifications: {other: 1}",
        "review: {units: [press]}", "review: {units: {'../x': [chen]}}", "recall: {automatic: maybe}",
    ])
    func `what can't be is refused with its line`(_ text: String) {
        #expect(problems(text).contains(1), "\(text): \(problems(text))")
    }

    @Test func `mail without TLS goes to this machine alone`() throws {
        let settings = try parse("notifications: {mail: {server: localhost, from: a@b, security: none}}")
        #expect(settings.notifications.mail?.portOrStandard == 25)
    }
}
