import Accounts
import AuditStore
import Documents
import Hummingbird
import OpenID

/// Decides who gets in, and keeps the record of it.
struct Entrance: Sendable {
    /// What comes of showing a password or a token.
    enum Answer: Sendable, Equatable {
        case welcome(key: String)
        case wrong(AccountRefusal?)
        /// Too many wrong ones; nobody is heard for a while.
        case tooMany
    }

    let sessions = SessionBook()
    let accounts: AccountBook
    private let token: ConsoleToken
    private let store: AuditStore
    /// Sign-ins that have come back from the sign-in service.
    let tickets = SpentTickets()
    let strangers = StrangersBook()
    private let limit = AttemptLimit()
    /// Its own, so that a crowd at the one door does not close the other.
    private let serviceLimit = AttemptLimit()

    var time: Int64 { store.time }

    init(token: ConsoleToken, accounts: AccountBook, store: AuditStore) {
        self.token = token
        self.accounts = accounts
        self.store = store
    }

    /// Exchanges the token for a session that reads.
    func signIn(showing guess: String, from source: String) throws(StoreError) -> Answer {
        switch try judge(guess, from: source) {
        case .right:
            let (key, session) = sessions.begin(at: store.time)
            try store.note("signed in", by: "console", ["session": session.label])
            return .welcome(key: key)
        case .wrong: return .wrong(nil)
        case .unheard: return .tooMany
        }
    }

    /// Exchanges a name, a password and, where the account asks for one, a code for a session.
    func signIn(
        name: String, password: String, code: String, from source: String
    ) throws(StoreError) -> Answer {
        let now = store.time
        guard limit.admit(source, at: now) else { return .tooMany }
        try accounts.tell(store)
        switch try accounts.signIn(name: name, password: password, code: code) {
        case .success(let row):
            limit.forgive(source, at: now)
            return .welcome(key: try welcome(row, by: .password))
        case .failure(let refusal):
            // A name that nobody has may be a password typed into the wrong field.
            let known = try accounts.store.row(named: name) == nil ? "unknown" : name
            try store.note("sign-in refused", by: "console", ["account": known])
            try accounts.tell(store)
            return .wrong(refusal)
        }
    }

    /// Begins a session for an account that has shown itself.
    func welcome(_ row: AccountRow, by means: SessionBook.Means) throws(StoreError) -> String {
        let account = row.account
        let (key, session) = sessions.begin(
            at: store.time, account: account.id, by: means, epoch: row.epoch)
        try store.note(
            "signed in", by: account.person.words, ["session": session.label, "by": means.rawValue])
        return key
    }

    // MARK: The sign-in service

    /// Whether one more answer of the service may be judged; counted as failed until ``signIn(_:_:from:at:)`` is through.
    func admits(_ source: String, at now: Int64) -> Bool { serviceLimit.admit(source, at: now) }

    /// A session for somebody whom the service has vouched for.
    func signIn(
        _ identity: Identity, _ service: SignInService, from source: String, at now: Int64
    ) throws -> Result<String, AccountRefusal> {
        let name = ExternalIdentity(issuer: identity.issuer, subject: identity.subject)
        let result = try accounts.signIn(
            name, suggested: identity.suggestedName, values: identity.values(of: service.claim),
            grants: service.grants)
        try accounts.tell(store)
        serviceLimit.forgive(source, at: now)
        switch result {
        case .success(let row): return .success(try welcome(row, by: .service))
        case .failure(let refusal):
            try store.note(
                "sign-in refused", by: "console",
                ["by": "service", "reason": "\(refusal)", "issuer": name.issuer, "subject": name.subject])
            if refusal == .notLinked {
                strangers.note(.init(identity: name, name: identity.suggestedName ?? ""))
            }
            return .failure(refusal)
        }
    }

    func refuse(_ failure: ProviderFailure) throws(StoreError) {
        try store.note("sign-in refused", by: "console", ["by": "service", "reason": failure.name])
    }

    /// Whose session the key opens; an account that was disabled meanwhile opens nothing.
    func visitor(key: String, livesOn: Bool = true) throws(StoreError) -> Visitor? {
        guard let session = sessions.session(key: key, at: store.time, livesOn: livesOn) else { return nil }
        guard let id = session.account else {
            return Visitor(label: session.label, formKey: session.formKey)
        }
        // Roles, links or the password have changed since: whoever sits there shows anew who it is.
        guard let row = try accounts.usable(id), row.epoch == session.epoch else {
            sessions.end(key: key)
            return nil
        }
        var account = row.account
        if session.means.isVouchedFor { account.mustChange = false }
        return Visitor(label: session.label, account: account, formKey: session.formKey)
    }

    /// A program that shows the token with each request.
    func visitor(bearer guess: String, from source: String) throws(StoreError) -> Visitor? {
        try judge(guess, from: source) == .right ? Visitor(label: "token") : nil
    }

    func signOut(key: String) throws(StoreError) {
        guard let visitor = try visitor(key: key) else { return }
        sessions.end(key: key)
        try store.note("signed out", by: visitor.words, ["session": visitor.label])
    }

    private enum Judgement {
        case right
        case wrong
        case unheard
    }

    private func judge(_ guess: String, from source: String) throws(StoreError) -> Judgement {
        let now = store.time
        guard limit.admit(source, at: now) else { return .unheard }
        guard token.isShown(by: guess) else {
            try store.note("sign-in refused", by: "console", [:])
            return .wrong
        }
        limit.forgive(source, at: now)
        return .right
    }
}
