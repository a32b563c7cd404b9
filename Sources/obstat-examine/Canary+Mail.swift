extension Canary {
    /// Big5 in base64, which needs both decoders.
    static let mail = Canary(
        format: "mail in Big5", fileName: "canary.eml",
        bytes: lines(
            "From: unit@example.gov.tw", "To: press@example.gov.tw", "Subject: =?big5?B?pL22fQ==?=",
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=big5",
            "Content-Transfer-Encoding: base64", "", "pKOxb7nvpX6kvbZ9DQo="),
        text: "不得對外公開")

    /// Text in the encoding of its font.
    static let richText = Canary(
        format: "RTF in Big5", fileName: "canary.rtf",
        bytes: lines(
            #"{\rtf1\ansi\ansicpg950\deff0{\fonttbl{\f0\fcharset136 PMingLiU;}}"#,
            #"\f0 \'a4\'a3\'b1\'6f\'b9\'ef\'a5\'7e\'a4\'bd\'b6\'7d\par}"#),
        text: "不得對外公開")

    private static func lines(_ lines: String...) -> [UInt8] {
        Array(lines.joined(separator: "\r\n").utf8)
    }
}
