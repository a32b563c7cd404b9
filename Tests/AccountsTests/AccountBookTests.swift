import AuditStore
import Documents
import Foundation
import ObstatTestSupport
import Synchronization
import Testing

@testable import Accounts

/// Who gets in, who does not, and what looking after accounts leaves behind.
@Suite struct AccountBookTests {
    private let folder: ScratchFolder
    private let book: AccountBook
    private let clock = Clock()

    private final class Clock: Sendable {
        let time = Mutex<Int64>(1_790_000_000_000_000_000)
        func wait(_ nanoseconds: Int64) { time.withLock { $0 += nanoseconds } }
    }

    private static let password = "correct horse battery"

    init() throws {
        folder = try ScratchFolder()
        let clock = clock
        book = try AccountBook.cheap(
            store: AccountStore(path: folder.path + "/accounts.sqlite", now: { clock.time.withLock { $0 } }))
    }

    @discardableResult
    private func add(
        _ name: String = "chen", roles: Set<Role> = [.reviewer], units: [String] = [],
        unixUser: UInt32? = nil,
        expires: Int64? = nil
    ) throws -> Account {
        let account = Account(
            id: 0, name: name, roles: roles, units: units, unixUser: unixUser, expires: expires)
        return try book.add(account, password: Self.password, by: "test").get().account
    }

    private func signIn(
        _ name: String = "chen", _ password: String = password, code: String = ""
    ) throws -> Result<Account, AccountRefusal> {
        try book.signIn(name: name, password: password, code: code).map(\.account)
    }

    @Test func `the right password gets in, and nothing else does`() throws {
        let account = try add()
        #expect(try signIn().get().id == account.id)
        #expect(try signIn("chen", "correct horse batterz") == .failure(.wrong))
        #expect(try signIn("chen", "") == .failure(.wrong))
        #expect(try signIn("wang") == .failure(.wrong))
        #expect(try signIn("CHEN") == .failure(.wrong))
    }

    @Test func `the file holds no password and is its owner's alone`() throws {
        try add()
        let path = folder.path + "/accounts.sqlite"
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(bytes.range(of: Data(Self.password.utf8)) == nil)
    }

    @Test func `five wrong passwords lock an account for a quarter of an hour`() throws {
        try add()
        for _ in 1...AccountBook.patience { #expect(try signIn("chen", "wrong") == .failure(.wrong)) }
        #expect(try signIn() == .failure(.locked))
        clock.wait(AccountBook.lockTime)
        #expect(try signIn().get().lastSignIn != nil)
    }

    @Test func `a right password in between starts the count anew`() throws {
        try add()
        for _ in 1...3 {
            for _ in 1..<AccountBook.patience { #expect(try signIn("chen", "wrong") == .failure(.wrong)) }
            #expect(try signIn().get().name == "chen")
        }
    }

    @Test func `an administrator unlocks at once`() throws {
        let account = try add()
        for _ in 1...AccountBook.patience { _ = try signIn("chen", "wrong") }
        #expect(try book.unlock(account.id, by: "test") == nil)
        #expect(try signIn().get().id == account.id)
    }

    @Test func `an expired or disabled account gets nobody in, and says so only to who knows the password`()
        throws
    {
        let account = try add(expires: 1_790_000_000_000_000_000 + 10)
        #expect(try signIn().get().id == account.id)
        clock.wait(10)
        #expect(try signIn() == .failure(.closed))
        #expect(try signIn("chen", "wrong") == .failure(.wrong))
        let other = try add("lin")
        #expect(try book.setDisabled(true, other.id, by: "test") == nil)
        #expect(try signIn("lin") == .failure(.closed))
        #expect(try book.usable(other.id) == nil)
        #expect(try book.setDisabled(false, other.id, by: "test") == nil)
        #expect(try signIn("lin").get().id == other.id)
    }

    @Test func `a one-time code is asked for once there is a secret, and is taken once`() throws {
        let account = try add()
        let code = TimeCode.random()
        let step = TimeCode.step(at: 1_790_000_000_000_000_000)
        #expect(try book.enrol(code, for: account.id, proof: "000000x") == .wrong)
        #expect(try book.enrol(code, for: account.id, proof: code.code(step: step)) == nil)
        #expect(try signIn() == .failure(.wrong))
        #expect(try signIn(code: code.code(step: step)) == .failure(.wrong), "it was the proof already")
        clock.wait(60_000_000_000)
        #expect(try signIn(code: code.code(step: step + 2)).get().hasTimeCode)
        #expect(try signIn(code: code.code(step: step + 2)) == .failure(.wrong), "used")
        #expect(try signIn("chen", "wrong", code: code.code(step: step + 3)) == .failure(.wrong))
        let given = try book.reset(account.id, alsoCodes: true, by: "test").get()
        #expect(try signIn("chen", given).get().mustChange)
    }

    @Test func `a password is changed by who knows the present one`() throws {
        let account = try add()
        #expect(try book.changePassword(of: account.id, from: "wrong", to: "another long one") == .wrong)
        #expect(try book.changePassword(of: account.id, from: Self.password, to: "short") == .weakPassword)
        #expect(
            try book.changePassword(of: account.id, from: Self.password, to: "aaaaaaaaaaaaaaaa")
                == .weakPassword)
        #expect(try book.changePassword(of: account.id, from: Self.password, to: "another long one") == nil)
        #expect(try signIn() == .failure(.wrong))
        #expect(try signIn("chen", "another long one").get().mustChange == false)
    }

    @Test(
        arguments: [
            ([], false), ([.reviewer], true), ([.reviewer, .approver], true),
            ([.reviewer, .approver, .ruleAdministrator], true), ([.administrator], true),
            ([.administrator, .reviewer], false), ([.administrator, .approver], false),
            ([.auditor, .reviewer], false), ([.unitContact, .reviewer], false),
            ([.auditor, .administrator], false),
        ] as [(Set<Role>, Bool)])
    func `some roles go with no other`(roles: Set<Role>, isAllowed: Bool) throws {
        let result = try book.add(
            Account(id: 0, name: "x", roles: roles, units: ["press"]), password: nil, by: "test")
        switch result {
        case .success: #expect(isAllowed)
        case .failure(let refusal):
            #expect(!isAllowed)
            #expect(refusal == .badRoles)
        }
    }

    @Test func `names are taken once, and a Unix account belongs to one person`() throws {
        try add("chen", unixUser: 1_000)
        let twice: [Account] = [
            Account(id: 0, name: "chen", roles: [.reviewer]),
            Account(id: 0, name: "lin", roles: [.approver], unixUser: 1_000),
        ]
        for account in twice {
            guard case .failure(.nameTaken) = try book.add(account, password: nil, by: "test") else {
                Issue.record("\(account.name) was added")
                continue
            }
        }
    }

    @Test func `a contact without a unit sees nothing and is not added`() throws {
        guard
            case .failure(.unitsMissing) = try book.add(
                Account(id: 0, name: "x", roles: [.unitContact]), password: nil, by: "test")
        else {
            Issue.record("added")
            return
        }
        #expect(!Account(id: 1, name: "x", roles: [.unitContact]).sees(unit: "press"))
        #expect(Account(id: 1, name: "x", roles: [.unitContact], units: ["press"]).sees(unit: "press"))
        #expect(!Account(id: 1, name: "x", roles: [.reviewer], units: ["press"]).sees(unit: "consular"))
    }

    @Test func `the last administrator can't be disabled`() throws {
        let first = try add("root1", roles: [.administrator])
        #expect(try book.setDisabled(true, first.id, by: "test") == .lastAdministrator)
        try add("root2", roles: [.administrator])
        #expect(try book.setDisabled(true, first.id, by: "test") == nil)
    }

    @Test func `console and Unix account of one person are one person to the store`() {
        let console = Account(id: 3, name: "chen", roles: [.approver], unixUser: 1_004).person
        #expect(console.mayBeSame(as: Person(user: 1_004, name: "chen")))
        #expect(!console.mayBeSame(as: Person(user: 1_005, name: "lin")))
        #expect(console.words == "chen (console 3, account 1004)")
        #expect(Account(id: 3, name: "chen", roles: [.approver]).person.words == "chen (console 3)")
    }

    @Test func `the audit chain is told what was done with accounts, once`() throws {
        let chain = try AuditStore(path: folder.path + "/obstat.sqlite")
        let account = try add()
        _ = try book.reset(account.id, by: "root (0)")
        try book.tell(chain)
        try book.tell(chain)
        let events = try chain.events(limit: 9)
        #expect(events.map(\.act) == ["password reset", "account added"])
        #expect(events.map(\.actor) == ["root (0)", "test"])
        #expect(events[1].detail.contains("reviewer"))
    }
}
