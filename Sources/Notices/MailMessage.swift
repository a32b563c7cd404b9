import Crypto
import Documents
package import Foundation

/// One mail, ready to be sent: plain text in UTF-8, marked as written by a machine (RFC 3834).
package struct MailMessage: Sendable, Hashable {
    package let from: String
    package let to: String
    private let headers: [MailHeader]
    private let body: String

    /// `nil` where an address can't be one.
    ///
    /// - Parameters:
    ///   - from: the sender's address.
    ///   - to: the receiver's address.
    ///   - subject: any text.
    ///   - text: any text.
    ///   - identity: what makes the mail this one; sent again, it has the same Message-ID.
    ///   - date: when it was written.
    package init?(
        from: String, to: String, subject: String, text: String, identity: String, date: Date
    ) {
        guard MailAddress.isValid(from), MailAddress.isValid(to),
            let domain = from.split(separator: "@").last
        else { return nil }
        let digest = SHA256.hash(data: Data((identity + "\n" + to).utf8)).prefix(16)
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let tokens = [
            MailHeader("From", token: "Obstat <\(from)>"), MailHeader("To", token: "<\(to)>"),
            MailHeader("Date", token: Self.words(date)),
            MailHeader("Message-ID", token: "<obstat-\(digest)@\(domain)>"),
        ].compactMap(\.self)
        guard tokens.count == 4 else { return nil }
        self.from = from
        self.to = to
        headers =
            tokens + [
                MailHeader("Subject", text: subject), MailHeader("MIME-Version", text: "1.0"),
                MailHeader("Content-Type", text: "text/plain; charset=utf-8"),
                MailHeader("Content-Transfer-Encoding", text: "base64"),
                MailHeader("Auto-Submitted", text: "auto-generated"),
            ]
        body = text
    }

    /// Headers and body, each line ended by CR LF; base64 holds no line that begins with a full stop.
    package var bytes: [UInt8] {
        let options: Data.Base64EncodingOptions = [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ]
        let lines = Data(body.utf8).base64EncodedString(options: options)
        return Array((headers.map(\.line).joined() + "\r\n" + lines + "\r\n").utf8)
    }

    /// RFC 5322, 3.3.
    private static func words(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? calendar.timeZone
        let parts = calendar.dateComponents(
            [.weekday, .day, .month, .year, .hour, .minute, .second], from: date)
        func two(_ number: Int?) -> String { String(100 + (number ?? 0)).suffix(2).description }
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        return "\(days[(parts.weekday ?? 1) - 1]), \(two(parts.day)) \(months[(parts.month ?? 1) - 1]) "
            + "\(parts.year ?? 1970) \(two(parts.hour)):\(two(parts.minute)):\(two(parts.second)) +0000"
    }
}
