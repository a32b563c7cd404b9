import Documents
import ObstatTestSupport
import Synchronization
import Testing

@testable import Desk

/// What callers may say to the desk, and what becomes of those that say something else.
@Suite struct DeskSocketTests {
    private let folder: ScratchFolder
    private let listener: DeskListener
    private let heard: Heard

    private final class Heard: Sendable {
        let requests = Mutex<[DeskRequest]>([])
    }

    init() throws {
        folder = try ScratchFolder()
        listener = try DeskListener(path: folder.path("desk.sock"))
        let heard = Heard()
        self.heard = heard
        listener.start { request, caller in
            heard.requests.withLock { $0.append(request) }
            var answer = DeskAnswer(isAccepted: true, LocalizedText(zhTW: "好", en: "\(caller.user)"))
            if request.act == .list { answer.body = String(repeating: "x", count: 1 << 20) }
            return answer
        }
    }

    private var count: Int { heard.requests.withLock { $0.count } }

    private func caller() throws -> RawCaller { try RawCaller(folder.path("desk.sock")) }

    @Test func `a request is answered, however long the answer is`() throws {
        let answer = try DeskClient.ask(DeskRequest(.list), at: folder.path("desk.sock"))
        #expect(answer.isAccepted && answer.body?.utf8.count == 1 << 20)
        listener.stop()
    }

    @Test(arguments: [
        "\n", "{}\n", "[]\n", "null\n", "{\"act\":\"burn\",\"document\":\"x\"}\n",
        "{\"act\":\"release\",\"document\":5}\n", "\u{0}\u{1}\n", "GET / HTTP/1.1\r\n\r\n",
        String(repeating: "[", count: 60_000) + "\n",
    ])
    func `nonsense is refused and does nothing`(_ words: String) throws {
        let caller = try caller()
        caller.say(Array(words.utf8))
        #expect(caller.hear().contains("\"isAccepted\":false"))
        #expect(count == 0)
        listener.stop()
    }

    @Test func `bytes that are no text are refused`() throws {
        let caller = try caller()
        caller.say([0xFF, 0xFE, 0xC0, 0x0A])
        #expect(caller.hear().contains("\"isAccepted\":false"))
        listener.stop()
    }

    @Test func `a request without an end is hung up on`() throws {
        let caller = try caller()
        caller.say([UInt8](repeating: UInt8(ascii: "a"), count: 1 << 17))
        #expect(caller.hear().isEmpty)
        #expect(count == 0)
        listener.stop()
    }

    @Test func `whoever says nothing is hung up on, and keeps nobody else out`() throws {
        let silent = try (0..<6).map { _ in try caller() }
        let slow = try caller()
        slow.say(Array("{\"act\":".utf8))
        #expect(try DeskClient.ask(DeskRequest(.note), at: folder.path("desk.sock")).isAccepted)
        #expect(slow.hear().isEmpty)
        #expect(silent.map { $0.hear() } == Array(repeating: "", count: 6))
        listener.stop()
    }

    @Test func `one user's many callers leave room for others`() throws {
        let place = folder.path("patient.sock")
        let patient = try DeskListener(path: place, patience: .seconds(600))
        patient.start { _, _ in DeskAnswer(isAccepted: true, LocalizedText(zhTW: "好", en: "yes")) }
        let many = try (0..<8).map { _ in try RawCaller(place) }
        // The ninth of the same user is hung up on, and the eight before it are still listened to.
        #expect(try RawCaller(place).hear().isEmpty)
        for caller in many {
            caller.say(Array("{\"act\":\"note\",\"document\":\"x\"}\n".utf8))
            #expect(caller.hear().contains("\"isAccepted\":true"))
        }
        patient.stop()
        listener.stop()
    }

    @Test func `two requests in one breath are one`() throws {
        let caller = try caller()
        let line = "{\"act\":\"note\",\"document\":\"x\"}\n"
        caller.say(Array((line + line).utf8))
        #expect(caller.hear().split(separator: "\n").count == 1)
        #expect(count == 1)
        listener.stop()
    }
}
