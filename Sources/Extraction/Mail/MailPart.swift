/// One part of a mail: its header, and what the header says of the body.
struct MailPart {
    let header: HeaderBlock
    let type: MIMEValue
    let disposition: MIMEValue
    /// Lower-case; empty where none is named.
    let coding: String
    /// Whether the header names two types or two codings, of which readers take either.
    let isContradictory: Bool

    var body: ArraySlice<UInt8> { header.body }

    /// - `type`: what it is where its header does not say.
    init(_ bytes: ArraySlice<UInt8>, type standard: String = "text/plain") {
        header = HeaderBlock(bytes)
        let types = header.values("content-type")
        let codings = header.values("content-transfer-encoding")
        type = MIMEValue((types.first { !$0.isEmpty } ?? Array(standard.utf8))[...])
        disposition = MIMEValue((header.values("content-disposition").first ?? [])[...])
        coding = codings.first.map { MIMEValue($0[...]).value } ?? ""
        isContradictory = Set(types).count > 1 || Set(codings).count > 1
    }

    var isAttachment: Bool { disposition.value == "attachment" }

    /// The file name that the header gives it, or `nil`.
    func fileName(_ text: MailHeaderText) -> String? {
        let names = [
            disposition.text("filename", plain: text.text), type.text("name", plain: text.text),
            header.values("content-location").first.map(Self.lastStep),
        ]
        return names.lazy.compactMap { $0 }.first { !$0.isBlank }.map {
            String(decoding: $0.trimmed, as: UTF8.self)
        }
    }

    private static func lastStep(of address: [UInt8]) -> [UInt8] {
        let path = address.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let step = path.split(separator: UInt8(ascii: "/")).last ?? []
        return HTMLLink.percentDecoded(step)
    }
}
