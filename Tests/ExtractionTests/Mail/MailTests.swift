import Documents
import Testing

@testable import Extraction

@Suite struct MailTests {
    static func read(_ lines: String..., name: String = "a.eml") -> ReadDocument {
        ReadDocument(text: lines.joined(separator: "\r\n"), name: name)
    }

    static func fixture(_ name: String) throws -> ReadDocument {
        ReadDocument(try #require(FixtureFile.bytes("mail/" + name)), name: name)
    }

    @Test func `header, alternatives, attachments and the mail inside are read`() throws {
        let mail = try Self.fixture("plain.eml")
        #expect(mail.gaps == [])
        #expect(mail.mediaType == "message/rfc822")
        #expect(mail.segments.contains { $0.label == "From" && $0.text == "王小明 <ming@example.org>" })
        let subject = mail.segments.first { $0.label == "Subject" }
        #expect(subject?.kind == .heading)
        #expect(subject?.text.hasSuffix("名冊與其他附件一併寄送供參考，請查照並惠予協助辦理") == true)
        #expect(mail.segments.contains { $0.label == "X-Originating-IP" && $0.text == "[203.0.113.7]" })
        #expect(mail.segments.contains { $0.kind == .body && $0.text == "本文：身分證 A140404047" })
        #expect(mail.segments.contains { $0.text == "網頁：手機 0912345678" })
        #expect(mail.text(at: "名冊 甲.csv")?.contains("02-23456789") == true)
        #expect(mail.text(at: "資料.zip", "內.txt") == "壓縮 A140404047")
        #expect(mail.text(at: "message 1")?.contains("內層本文 A140404047") == true)
    }

    @Test func `mail in Big5 is read, and what stands behind the parts is hidden`() throws {
        let mail = try Self.fixture("big5.eml")
        #expect(mail.gaps == [])
        #expect(mail.segments.contains { $0.text == "機密等級：密　人事命令與考績通知書" })
        #expect(mail.segments.contains { $0.text == "承辦人身分證 A140404047，請勿外流。" })
        #expect(mail.segments.contains { $0.text == "引言 A140404047" })
        #expect(mail.text(at: "名單.txt") == "附件內容 A140404047")
        #expect(mail.segments.contains { $0.kind == .hidden && $0.text.contains("A123456789") })
        #expect(!mail.segments.contains { $0.kind == .hidden && $0.text.contains("MIME") })
    }

    @Test func `the pages of a web archive are read as pages`() throws {
        let page = try Self.fixture("page.mht")
        #expect(page.gaps == [])
        #expect(page.mediaType == "multipart/related")
        #expect(page.segments.contains { $0.cell == "A2" && $0.label == "姓名" })
        #expect(page.text(at: "style.css") == "p { color: red }")
        let bytes = try #require(FixtureFile.bytes("mail/page.mht"))
        #expect(ReadDocument(bytes, name: "a.xls").observations.map(\.trait) == [.exportedAsOther])
    }

    /// Regression: the bytes of an envelope were handed over as they stood.
    @Test func `an envelope in another encoding is text`() {
        let name: [UInt8] = [0xA5, 0x7E, 0xA5, 0xE6, 0xB3, 0xA1]
        let bytes = Array("From ".utf8) + name + Array(" a@example.org\nSubject: a\n\nb\n".utf8)
        let mailbox = ReadDocument(bytes, name: "a.mbox")
        #expect(mailbox.texts.allSatisfy { String(validating: $0.bytes, as: UTF8.self) != nil })
        #expect(mailbox.content.contains("外交部"))
    }

    @Test func `a mailbox is read mail by mail`() throws {
        let mailbox = try Self.fixture("letters.mbox")
        #expect(mailbox.gaps == [])
        #expect(mailbox.mediaType == "application/mbox")
        for number in 1...3 {
            #expect(
                mailbox.text(at: "message \(number)")?.contains("\nFrom here on it is letter \(number - 1),")
                    == true)
        }
        #expect(mailbox.text(at: "message 4") == nil)
    }

    @Test(arguments: ["detached.eml", "opaque.eml"])
    func `a signed mail is read, with the names in its certificates`(name: String) throws {
        let mail = try Self.fixture(name)
        #expect(mail.gaps == [])
        #expect(mail.content.contains("身分證 A140404047"))
        #expect(mail.content.contains("王小明"))
    }

    @Test func `an encrypted mail is a gap`() throws {
        #expect(try Self.fixture("encrypted.eml").reasons == [.encrypted])
    }

    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let field: String
        let text: String
    }

    static let words = [
        Case(
            testDescription: "a character in two words", field: "=?utf-8?B?6Lqr5Q==?= =?UTF-8?B?iIborYk=?=",
            text: "身分證"),
        Case(
            testDescription: "words in plain text", field: "Re: =?utf-8?Q?=E8=BA=AB_x?= (2)",
            text: "Re: 身 x (2)"),
        Case(testDescription: "a word folded in its middle", field: "=?big5?B?qK2k\r\n wMPS?=", text: "身分證"),
        Case(
            testDescription: "two words over lines", field: "=?big5?B?qK2kwA==?=\r\n =?big5?B?w9I=?=",
            text: "身分證"),
        Case(
            testDescription: "Japanese that switches", field: "=?ISO-2022-JP?B?GyRCPXBMPhsoQg==?=", text: "署名"
        ),
        Case(
            testDescription: "Latin", field: "=?iso-8859-1?Q?J=F8rn_Simonsen_og_venner_fra_Danmark?=",
            text: "Jørn Simonsen og venner fra Danmark"),
        Case(testDescription: "Cyrillic", field: "=?koi8-r?B?8NLJ18XU?=", text: "Привет"),
        Case(testDescription: "a language tag", field: "=?utf-8*zh?B?6Lqr?=", text: "身"),
    ]

    @Test(arguments: words)
    func `encoded words become text`(sample: Case) {
        let mail = Self.read("From: a@example.org", "To: b@example.org", "Subject: " + sample.field, "", "x")
        #expect(mail.segments.first { $0.label == "Subject" }?.text == sample.text)
    }

    @Test func `a header in raw Big5 is read`() {
        let subject: [UInt8] = [0xA8, 0xAD, 0xA4, 0xC0, 0xC3, 0xD2, 0xA6, 0x57, 0xA5, 0x55]
        let bytes =
            Array("From: a@example.org\nTo: b@example.org\nSubject: ".utf8) + subject + Array("\n\nx\n".utf8)
        let mail = ReadDocument(bytes)
        #expect(mail.segments.contains { $0.label == "Subject" && $0.text == "身分證名冊" })
    }

    @Test func `flowed text is joined again`() {
        let mail = Self.read(
            "From: a@example.org", "To: b@example.org", "Content-Type: text/plain; format=flowed; delsp=yes",
            "",
            "A1404 ", "04047", "> quoted ", "> more", "-- ", "name")
        #expect(mail.segments.contains { $0.text == "A140404047" })
        #expect(mail.segments.contains { $0.text == "-- " })
    }

    @Test func `a file in uuencode is a member`() {
        let mail = Self.read(
            "From: a@example.org", "To: b@example.org", "", "before", "begin 644 note.txt",
            "*03$T,#0P-#`T-P``", "`", "end", "after")
        #expect(mail.gaps == [])
        #expect(mail.text(at: "note.txt") == "A140404047")
        #expect(mail.segments.filter { $0.kind == .body }.map(\.text) == ["before", "after"])
    }

    @Test func `a part in uuencode is decoded`() {
        let mail = Self.read(
            "From: a@example.org", "To: b@example.org", "Content-Type: application/x-data; name=\"a.bin\"",
            "Content-Transfer-Encoding: x-uuencode", "", "begin 644 a.bin", "*03$T,#0P-#`T-P``", "`", "end")
        #expect(mail.gaps == [])
        #expect(mail.text(at: "a.bin") == "A140404047")
    }

    @Test func `a subject in encoded words is mail enough`() {
        let mail = ReadDocument(text: "Subject: =?utf-8?B?6K2J6Jmf?=\n\nx\n")
        #expect(mail.mediaType == "message/rfc822" && mail.content.contains("證號"))
    }

    @Test func `a name in pieces is joined`() {
        let mail = Self.read(
            "From: a@example.org", "To: b@example.org", "MIME-Version: 1.0",
            "Content-Type: application/x-data;",
            " name*0*=UTF-8''%E5%90%8D; name*1*=%E5%86%8A; name*2=\".txt\"", "", "A140404047")
        #expect(mail.text(at: "名冊.txt") == "A140404047")
    }

    static let multipart = [
        "From: a@example.org", "To: b@example.org", "Content-Type: multipart/mixed; boundary=\"x\"", "",
        "--x", "",
        "one", "--x", "Content-Type: multipart/mixed; boundary=\"x\"", "", "--x", "", "two", "--x", "",
        "three",
    ]

    @Test func `parts are read although boundaries are the same and the last is missing`() {
        let mail = ReadDocument(text: Self.multipart.joined(separator: "\n"))
        #expect(mail.gaps == [])
        #expect(mail.segments.filter { $0.kind == .body }.map(\.text) == ["one", "two", "three"])
    }

    struct Fault: CustomTestStringConvertible {
        let testDescription: String
        let reason: CoverageReason
        let lines: [String]
    }

    static let faults = [
        Fault(
            testDescription: "damaged base64", reason: .corrupt,
            lines: ["Content-Transfer-Encoding: base64", "", "6Lqr5YiG6K2J*IEEx"]),
        Fault(
            testDescription: "cut-off base64", reason: .corrupt,
            lines: ["Content-Transfer-Encoding: base64", "", "6Lqr5YiG6K2JI"]),
        Fault(
            testDescription: "an unknown coding", reason: .unsupported,
            lines: ["Content-Transfer-Encoding: x-secret", "", "abc"]),
        Fault(
            testDescription: "a piece of a mail", reason: .unsupported,
            lines: ["Content-Type: message/partial; number=1; total=2", "", "abc"]),
        Fault(
            testDescription: "a body that is elsewhere", reason: .notFollowed,
            lines: ["Content-Type: message/external-body; access-type=URL; URL=\"x\"", "", "abc"]),
        Fault(
            testDescription: "a boundary that never occurs", reason: .corrupt,
            lines: ["Content-Type: multipart/mixed; boundary=y", "", "abc"]),
        Fault(
            testDescription: "two types", reason: .corrupt,
            lines: ["Content-Type: text/plain", "Content-Type: application/zip", "", "abc"]),
        Fault(
            testDescription: "yEnc", reason: .unsupported,
            lines: ["", "=ybegin line=128 size=3 name=a", "abc", "=yend size=3"]),
        Fault(
            testDescription: "a PGP message", reason: .encrypted,
            lines: ["", "-----BEGIN PGP MESSAGE-----", "", "hQEM", "-----END PGP MESSAGE-----"]),
    ]

    @Test(arguments: faults)
    func `what is not read of a mail is a gap`(sample: Fault) {
        let header = ["From: a@example.org", "To: b@example.org"]
        let mail = ReadDocument(text: (header + sample.lines).joined(separator: "\n"))
        #expect(mail.reasons == [sample.reason])
    }

    @Test(arguments: [
        "Note: one\nOther: two\n\ntext", "http://example.org/\n", "From: the start\n\nto the end",
    ])
    func `text with colons is text`(text: String) {
        #expect(ReadDocument(text: text).mediaType == "text/plain")
    }

    @Test func `multiparts inside one another stop at a limit`() {
        var lines = ["From: a@example.org", "To: b@example.org"]
        for level in 0..<80 {
            lines += ["Content-Type: multipart/mixed; boundary=b\(level)", "", "--b\(level)"]
        }
        #expect(ReadDocument(text: lines.joined(separator: "\n")).reasons.contains(.limit))
    }

    @Test func `a mailbox of more mails than the limit stops there`() {
        var limits = ExaminationLimits()
        limits.members = 50
        let mail = "From a Sat Nov 28 2026\nFrom: a@example.org\nTo: b@example.org\n\nx\n\n"
        let document = ReadDocument(
            Array(String(repeating: mail, count: 1_000).utf8), limits: limits)
        #expect(document.reasons == [.limit])
    }

    @Test(arguments: ["plain.eml", "big5.eml", "opaque.eml", "cards.vcf", "letters.mbox"])
    func `whatever the damage, reading ends`(file: String) throws {
        let bytes = try #require(FixtureFile.bytes("mail/" + file))
        var random = RepeatableNumbers(seed: 11)
        for _ in 0..<60 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                damaged[Int.random(in: damaged.indices, using: &random)] = .random(
                    in: 0...255, using: &random)
            }
            _ = ReadDocument(Array(damaged.prefix(Int.random(in: 100...bytes.count, using: &random))))
        }
    }
}
