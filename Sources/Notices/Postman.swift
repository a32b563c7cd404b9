package import Documents
import Foundation
package import Settings

/// Takes what waits in the box, and says what became of it.
package struct Postman: Sendable {
    private let settings: Settings
    private let mail: SMTPClient?
    private let webhook: WebhookClient?

    package init(_ settings: Settings, mail: SMTPClient?, webhook: WebhookClient?) {
        self.settings = settings
        self.mail = mail
        self.webhook = webhook
    }

    /// - `moment`: nanoseconds since 1970.
    package func carry(_ postings: [Posting], at moment: Int64) async -> [PostingResult] {
        let mails = await carryMails(postings.filter { $0.channel == .mail }.map(\.notice), at: moment)
        let hooks = postings.filter { $0.channel == .webhook }.map(\.notice)
        guard let webhook else {
            return mails
                + hooks.map { Self.result($0, .webhook, MailFailure("no webhook is set", isFinal: true)) }
        }
        return mails
            + zip(hooks, await webhook.send(hooks, at: moment)).map { Self.result($0, .webhook, $1) }
    }

    /// One mail for each unit's contact and one for the reviewers, whatever came meanwhile.
    private func carryMails(_ notices: [Notice], at moment: Int64) async -> [PostingResult] {
        guard !notices.isEmpty else { return [] }
        guard let mail, let from = settings.notifications.mail?.from else {
            return notices.map { Self.result($0, .mail, MailFailure("no mail server is set", isFinal: true)) }
        }
        var messages: [(message: MailMessage, notices: [Int64])] = []
        for letter in letters(notices) {
            let text = NoticeText(notices: letter.notices, units: names, language: letter.language)
            let ids = letter.notices.map(\.id)
            if let message = MailMessage(
                from: from, to: letter.address, subject: text.subject, text: text.text,
                identity: ids.map { String($0) }.joined(separator: " "),
                date: Date(timeIntervalSince1970: TimeInterval(moment) / 1e9))
            {
                messages.append((message, ids))
            }
        }
        let failures = messages.isEmpty ? [] : await mail.send(messages.map(\.message))
        return notices.map { notice in
            let own = zip(messages, failures).filter { $0.0.notices.contains(notice.id) }.map(\.1)
            guard !own.isEmpty else {
                return Self.result(notice, .mail, MailFailure("nobody to write to", isFinal: true))
            }
            return Self.result(notice, .mail, own.compactMap(\.self).first)
        }
    }

    private struct Letter {
        let address: String
        let language: Language
        let notices: [Notice]
    }

    private func letters(_ notices: [Notice]) -> [Letter] {
        let units = Dictionary(grouping: notices, by: \.unit).sorted { $0.key < $1.key }
        let contacts = units.compactMap { id, notices -> Letter? in
            guard let unit = settings.unit(id), MailAddress.isValid(unit.contact.email) else { return nil }
            return Letter(address: unit.contact.email, language: unit.language, notices: notices)
        }
        let forReviewers = notices.filter { $0.kind != .delivered && $0.kind != .decided }
        guard !forReviewers.isEmpty else { return contacts }
        let reviewers = (settings.notifications.mail?.reviewers ?? []).map {
            Letter(address: $0, language: .zhTW, notices: forReviewers)
        }
        return contacts + reviewers
    }

    private var names: [String: LocalizedText] {
        Dictionary(settings.units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    private static func result(
        _ notice: Notice, _ channel: Posting.Channel, _ failure: MailFailure?
    ) -> PostingResult {
        PostingResult(
            notice: notice.id, channel: channel, failure: failure?.reason, isFinal: failure?.isFinal ?? false)
    }
}
