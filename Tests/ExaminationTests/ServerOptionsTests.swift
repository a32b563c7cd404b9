import Sandbox
import Testing

@testable import obstat_examine

@Suite struct ServerOptionsTests {
    @Test func `nothing is permitted unless it is said`() {
        let options = ServerOptions(arguments: [])
        #expect(options.permittedToMiss.isEmpty)
        #expect(options.mistake == nil)
    }

    @Test(
        arguments: [
            ("--allow-incomplete-confinement", Set(Protection.allCases)),
            ("--allow-incomplete-confinement=landlock", [.landlock]),
            ("--allow-incomplete-confinement=seccomp", [.seccomp]),
            ("--allow-incomplete-confinement=seccomp,landlock", [.landlock, .seccomp]),
        ] as [(String, Set<Protection>)])
    func `each protection can be named`(_ argument: String, _ permitted: Set<Protection>) {
        #expect(ServerOptions(arguments: [argument]).permittedToMiss == permitted)
    }

    @Test func `everything is started at once where that is said`() {
        #expect(!ServerOptions(arguments: []).startsEverything)
        #expect(ServerOptions(arguments: ["--start-everything"]).startsEverything)
    }

    @Test(arguments: [
        "--start-everything=no", "--allow", "--allow-incomplete-confinement=",
        "--allow-incomplete-confinement=selinux", "x", "",
    ])
    func `what is not understood is a mistake and permits nothing`(_ argument: String) {
        let options = ServerOptions(arguments: [argument])
        #expect(options.mistake == argument)
        #expect(options.permittedToMiss.isEmpty)
    }
}
