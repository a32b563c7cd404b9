import Documents
import Foundation
import Testing

@testable import ReviewConsole

/// The token in its file: made once, private, and refused when it could be known to others.
@Suite struct ConsoleTokenTests {
    private let bench: ConsoleBench
    private let path: String

    init() throws {
        bench = try ConsoleBench()
        path = bench.folder + "/console.token"
    }

    @Test func `the first start makes it, the next ones keep it`() throws {
        let token = try ConsoleToken.kept(in: path)
        #expect(try ConsoleToken.kept(in: path).text == token.text)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(!FileManager.default.fileExists(atPath: path + ".new"))
        #expect(token.isShown(by: token.text))
    }

    @Test func `a draft left by a crash is no obstacle`() throws {
        try "half".write(toFile: path + ".new", atomically: true, encoding: .utf8)
        _ = try ConsoleToken.kept(in: path)
    }

    @Test func `a token that others can read is refused`() throws {
        _ = try ConsoleToken.kept(in: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        #expect(throws: ConsoleRefusal.self) { try ConsoleToken.kept(in: path) }
    }

    @Test func `a link is not followed`() throws {
        _ = try ConsoleToken.kept(in: path + ".elsewhere")
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path + ".elsewhere")
        #expect(throws: ConsoleRefusal.self) { try ConsoleToken.kept(in: path) }
    }

    @Test(arguments: ["", "short", String(repeating: "Z", count: 64), String(repeating: "a", count: 65)])
    func `a file that holds no token is refused`(content: String) throws {
        #expect(
            FileManager.default.createFile(
                atPath: path, contents: Data(content.utf8), attributes: [.posixPermissions: 0o600]))
        #expect(throws: ConsoleRefusal.self) { try ConsoleToken.kept(in: path) }
    }

    @Test func `a folder that is missing is said, with the next step`() {
        do throws(ConsoleRefusal) {
            _ = try ConsoleToken.kept(in: bench.folder + "/missing/console.token")
            Issue.record("nothing was refused")
        } catch {
            #expect(
                error.message.en.contains("/missing/console.token") && error.message.zhTW.contains("0600"))
        }
    }

    @Test func `two tokens differ, and a token never prints itself`() {
        let token = ConsoleToken.random()
        #expect(token.text != ConsoleToken.random().text)
        #expect("\(token)" == "(token)")
        #expect(!token.isShown(by: String(token.text.dropLast())))
        #expect(!token.isShown(by: token.text + "0"))
        #expect(!token.isShown(by: ""))
    }
}
