extension Settings {
    /// How units are told besides the receipts in their folders.
    ///
    /// The daemon only fills a box; `obstat-notify` sends, under an account of its own.
    package struct Notifications: Sendable, Equatable {
        /// The account that may empty the box.
        package var notifier = "obstat-notify"
        /// Whether units are told of documents that were cleared too.
        package var tellsDelivered = false
        /// How often the box is looked into, in seconds; what came meanwhile goes in one mail.
        ///
        /// Default 60.
        package var batchSeconds = 60
        package var mail: Mail?
        package var webhook: Webhook?
    }

    /// A mail server (RFC 5321), and whom to write as and to.
    package struct Mail: Sendable, Equatable {
        package var server = ""
        /// `nil` means the security's own: 587 for STARTTLS, 465 for TLS, 25 for none.
        package var port: Int?
        package var security = Security.startTLS
        /// The sender's address.
        package var from = ""
        /// Where to sign in; without it nobody does.
        package var user: String?
        /// Holds the password in its first line; readable by the notifier alone.
        package var passwordFile: String?
        /// Certificates in PEM that are trusted instead of the system's.
        package var trustFile: String?
        /// Who is told of everything that waits, besides the units' contacts: addresses.
        package var reviewers: [String] = []

        package init() {}

        package enum Security: String, Sendable, CaseIterable {
            /// Plain at first; ends where the server offers no TLS.
            case startTLS = "starttls"
            case tls
            /// Only to this machine.
            case none
        }

        package var portOrStandard: Int {
            switch security {
            case .startTLS: port ?? 587
            case .tls: port ?? 465
            case .none: port ?? 25
            }
        }
    }

    /// A service that takes signed notices by HTTP.
    package struct Webhook: Sendable, Equatable {
        /// `https`, or `http` to this machine.
        package var url = ""
        /// Holds the secret of the signature in its first line, at least 32 bytes.
        package var secretFile = ""
        /// Certificates in PEM that are trusted instead of the system's.
        package var trustFile: String?

        package init() {}
    }
}
