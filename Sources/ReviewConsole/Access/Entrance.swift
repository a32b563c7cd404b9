import Accounts
import AuditStore
import Documents
import Hummingbird

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
    private let limit = AttemptLimit()

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
        case .success(let account):
            limit.forgive(source, at: now)
            return .welcome(key: try welcome(account, by: "password"))
        case .failure(let refusal):
            // A name that nobody has may be a password typed into the wrong field.
            let known = try accounts.store.row(named: name) == nil ? "unknown" : name
            try store.note("sign-in refused", by: "console", ["account": known])
            try accounts.tell(store)
            return .wrong(refusal)
        }
    }

    /// Begins a session for an account that has shown itself.
    func welcome(_ account: Account, by means: String) throws(StoreError) -> String {
        let (key, session) = sessions.begin(at: store.time, account: account.id)
        try store.note("signed in", by: account.person.words, ["session": session.label, "by": means])
        return key
    }

    /// Whose session the key opens; an account that was disabled meanwhile opens nothing.
    func visitor(key: String, livesOn: Bool = true) throws(StoreError) -> Visitor? {
        guard let session = sessions.session(key: key, at: store.time, livesOn: livesOn) else { return nil }
        guard let id = session.account else {
            return Visitor(label: session.label, formKey: session.formKey)
        }
        guard let account = try accounts.usable(id) else {
            sessions.end(key: key)
            return nil
        }
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
