extension Format {
    /// One mail as a file (EML), and web pages kept as one (MHTML).
    static let mail = Format(
        name: "mail", mediaType: "message/rfc822", extensions: ["eml", "mht", "mhtml", "nws"],
        recognises: MailRecognition.recognises,
        read: { source, extraction in MailReader.read(source, extraction) })

    /// Mails one after the other, as Unix keeps them.
    static let mailbox = Format(
        name: "mailbox", mediaType: "application/mbox", extensions: ["mbox", "mbx"],
        recognises: MailRecognition.recognisesMailbox,
        read: { source, extraction in MailboxReader.read(source, extraction) })

    /// Calendars and address cards.
    static let contentLines = Format(
        name: "calendar or address card", mediaType: "text/calendar",
        extensions: ["ics", "vcf", "ical", "vcard"],
        recognises: ContentLines.recognises,
        read: { source, extraction in ContentLinesReader.read(source, extraction) })

    /// A signed message or its signature (CMS), where a mail says that it is one.
    static let cms = Format(
        name: "signature", mediaType: "application/pkcs7-mime", extensions: ["p7m", "p7s", "p7c"],
        recognises: BinaryHeaders.isDER,
        read: { source, extraction in CMSReader.read(source, extraction) })
}
