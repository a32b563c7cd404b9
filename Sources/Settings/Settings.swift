package import Documents

/// Everything that an installation can choose, checked and ready.
///
/// Every key has a default, so a gate can be started without a file; a file only says what differs.
package struct Settings: Sendable, Equatable {
    /// Holds one drop folder for each unit.
    package var drop = "/srv/obstat/drop"
    /// Holds one upload folder for each unit.
    package var upload = "/srv/obstat/upload"
    /// Whether ``upload`` must be a mount point, so that an unmounted share is not mistaken for an empty one.
    package var uploadMustBeMounted = false
    /// The state directories.
    ///
    /// On one file system.
    package var spool = "/var/lib/obstat/spool"
    /// The database, the fingerprint key and the head of the audit chain.
    package var state = "/var/lib/obstat"
    /// The shipped rule packs; `nil` means that they are looked for where an installation puts them.
    package var rules: String?
    /// The site's own changes to the rule packs; `nil` where there are none.
    package var overlay: String?
    /// A public key file; where it is named, rules and overlay are loaded only if that key has signed them.
    package var requireSignedRules: String?
    package var units: [Unit] = []
    /// Whether each folder in ``drop`` is a unit of its own, known or not.
    ///
    /// For trials.
    package var unitsFromFolders = false
    package var settle = Settle()
    /// Documents examined at the same time.
    ///
    /// One to 64.
    package var examiners = 2
    /// Whether to work although the kernel lacks a protection.
    ///
    /// Off unless somebody decided otherwise.
    package var allowIncompleteConfinement = false
    package var limits = ExaminationLimits()
    package var retry = Retry()
    package var console = Console()
    package var review = Review()
    package var recall = Recall()
    package var notifications = Notifications()
    package var retention = Retention()
    package var encryption = Encryption()
    /// The Unix socket over which people's acts reach the daemon; `nil` means `obstat.sock` beside the database.
    package var socket: String?

    /// Who decides about what waits, and in what time.
    package struct Review: Sendable, Equatable {
        /// Who may act: account names, and `@` before the names of groups.
        package var reviewers = ["@obstat-review"]
        /// Who may approve what another has requested; `nil` means every reviewer.
        package var approvers: [String]?
        /// Whether every account counts as a reviewer.
        ///
        /// For trials; no settings file can say so.
        package var admitsEverybody = false
        /// Days within which a waiting document is to be decided.
        ///
        /// Default 5.
        package var dueDays = 5
        /// Days within which a request can be approved.
        ///
        /// Default 14.
        package var requestDays = 14
        /// Who may approve a recall; `nil` means every approver.
        package var heads: [String]?
        /// Who may read everything and do nothing.
        package var auditors: [String] = []
        /// Units whose documents only these reviewers see and decide about, by unit id.
        ///
        /// Of them, only those who are reviewers at all.
        package var units: [String: [String]] = [:]
        /// Hours between two reminders about one overdue document.
        ///
        /// Default 24.
        package var reminderHours = 24
        /// The longest that an exemption may hold, in days.
        ///
        /// Default 365.
        package var exemptionDays = 365
    }

    /// Looking again at what was published, when the rules have changed.
    package struct Recall: Sendable, Equatable {
        /// Whether it begins by itself.
        ///
        /// Default `true`; otherwise with `obstat recall plan --start`.
        package var isAutomatic = true
        /// Between two documents, in milliseconds, so that the gate does not wait for it.
        ///
        /// Default 500.
        package var pauseMilliseconds = 500
    }

    /// For how long what is over and done with is kept; `nil`: for good.
    package struct Retention: Sendable, Equatable {
        /// Days after which the content of returned documents is destroyed.
        package var returnedDays: Int?
        /// Days after which the content of withheld documents is destroyed.
        package var withheldDays: Int?
        /// Days after which the findings of delivered documents are forgotten.
        package var deliveredDays: Int?
        /// How often that is looked at, in seconds.
        ///
        /// Default one hour.
        package var checkSeconds = 3_600

        package var isAnything: Bool { returnedDays != nil || withheldDays != nil || deliveredDays != nil }
    }

    /// Whether content in the spool is encrypted.
    ///
    /// By default it is as readable as its disk.
    package struct Encryption: Sendable, Equatable {
        /// Holds the key for new content: 32 bytes, by best a credential of the service; `nil`: new content stays in the clear.
        package var keyFile: String?
        /// Hold keys that earlier content may lie under.
        package var formerKeyFiles: [String] = []
    }

    /// The reviewers' pages.
    package struct Console: Sendable, Equatable {
        /// Where they listen; `nil` means that there are none.
        ///
        /// Allowed: 1,024 to 65,535.
        package var port: Int?
        /// On which address: 127.0.0.1 unless ``certificate`` is set.
        package var address = "127.0.0.1"
        /// How browsers reach them from elsewhere: `https://` with a host and perhaps a port.
        ///
        /// Needed behind a proxy, and with a certificate.
        package var origin: String?
        /// PEM files of the certificate's chain and its key: the console speaks TLS itself.
        package var certificate: String?
        package var certificateKey: String?
        /// The header in which a proxy names whom it has signed in.
        package var proxyUserHeader: String?
        /// The file with the secret that the proxy sends in `X-Obstat-Proxy-Secret`.
        package var proxySecretFile: String?
        /// The sign-in service, where there is one.
        package var openID: OpenID?
    }

    /// When a dropped file counts as finished.
    package struct Settle: Sendable, Equatable {
        /// A file must have been unchanged for this long.
        ///
        /// Default 2,000 ms.
        package var milliseconds = 2_000
        /// How often every drop folder is walked in full, in seconds.
        ///
        /// Default 30 s.
        package var sweepSeconds = 30
        /// Names that are never taken, as shell patterns, besides those built in.
        package var ignore: [String] = []
    }

    /// How long a document waits when the upload area or the disk can't be reached; the delay doubles each time.
    package struct Retry: Sendable, Equatable {
        /// In seconds.
        ///
        /// Default 15 s.
        package var firstSeconds = 15
        /// In seconds.
        ///
        /// Default one hour.
        package var longestSeconds = 3_600
    }

    package init() {}

    /// The embedded defaults of `obstatd --demo`: everything below one folder, a unit for each drop folder.
    package static func demonstration(in folder: String) -> Settings {
        var settings = Settings()
        settings.drop = folder + "/drop"
        settings.upload = folder + "/upload"
        settings.spool = folder + "/spool"
        settings.state = folder
        settings.unitsFromFolders = true
        settings.review.admitsEverybody = true
        settings.settle.milliseconds = 500
        settings.settle.sweepSeconds = 1
        settings.retry.firstSeconds = 2
        settings.units = [
            Unit(
                id: "consular", name: LocalizedText(zhTW: "領務單位（示範）", en: "Consular unit (demonstration)"),
                contact: Contact(name: "", email: "consular@example.gov.tw", phone: ""), language: .zhTW),
            Unit(
                id: "press", name: LocalizedText(zhTW: "新聞單位（示範）", en: "Press unit (demonstration)"),
                contact: Contact(name: "", email: "press@example.gov.tw", phone: ""), language: .en),
        ]
        return settings
    }

    /// The unit of that id; an unknown one gets a plain description where folders make units.
    package func unit(_ id: String) -> Unit? {
        if let known = units.first(where: { $0.id == id }) { return known }
        guard unitsFromFolders else { return nil }
        return Unit(id: id, name: LocalizedText(zhTW: id, en: id), contact: Contact(), language: .zhTW)
    }
}

extension Settings {
    /// The database file.
    package var database: String { state + "/obstat.sqlite" }

    /// The key of the fingerprints: 32 bytes, readable by its owner alone.
    package var fingerprintKey: String { state + "/fingerprint.key" }

    /// Where the daemon listens to people's acts.
    package var deskSocket: String { socket ?? state + "/obstat.sock" }

    /// The token that opens the console, readable by its owner alone.
    package var consoleToken: String { state + "/console.token" }

    /// The accounts of the console, readable by its owner alone.
    package var accounts: String { state + "/accounts.sqlite" }
}

extension Settings {
    /// The folder into which a unit drops its documents.
    package func dropFolder(of unit: String) -> String { drop + "/" + unit }
}
