import Descriptors
import Documents
import Frames
import Glibc
import Sandbox

extension ForkServer {
    /// The most bytes of rules that are read. The shipped ones take a few hundred kibibytes.
    private static let maximumRuleBytes = 256 << 20

    /// Gets everything ready, says so, and gives a server that can be run; or says why not, and ends the process.
    static func start(_ options: ServerOptions) -> ForkServer {
        let control = ControlSocket(Descriptor(taking: ServerOptions.control))
        do throws(ServerRefusal) {
            let endings = try prepareProcess(options)
            let examination = try prepareExamination(options)
            for canary in Canary.all { try canary.examine(by: examination) }
            let missing = examination.confinement.missing.map(\.rawValue)
            try send(.ready(engine: examination.engine, missing: missing), on: control)
            return ForkServer(control: control, endings: endings, examination: examination)
        } catch {
            try? send(.refused(reason: error.reason), on: control)
            _exit(70)
        }
    }

    private static func prepareProcess(_ options: ServerOptions) throws(ServerRefusal) -> Descriptor {
        if let mistake = options.mistake { throw ServerRefusal(.start, mistake) }
        guard ServerHardening.apply() else { throw ServerRefusal(.notConfined, "PR_SET_DUMPABLE") }
        do throws(DescriptorError) {
            return try ChildProcess.endings()
        } catch {
            throw ServerRefusal(.start, error.description)
        }
    }

    /// Order matters: what is compiled or loaded later than this would have to happen in a child, where it can't.
    private static func prepareExamination(_ options: ServerOptions) throws(ServerRefusal) -> Examination {
        let rules = try loadRules()
        let warming = try Warming.perform()
        guard ServerHardening.sealExecutableMemory() else { throw ServerRefusal(.notConfined, "mprotect") }
        var examination = Examination(
            confinement: try confinement(options, readable: warming.readable), rules: rules,
            engine: Engine.name(warming.versions))
        #if DEBUG
            examination.rehearsesFaults = options.rehearsesFaults
        #endif
        return examination
    }

    private static func loadRules() throws(ServerRefusal) -> RulesAtHand {
        guard let flat = SealedMemory.read(ServerOptions.rules, limit: maximumRuleBytes) else {
            throw ServerRefusal(.start, "no sealed rules on descriptor \(ServerOptions.rules)")
        }
        _ = close(ServerOptions.rules)
        return try RulesAtHand(flat: flat)
    }

    private static func confinement(
        _ options: ServerOptions, readable: [String]
    ) throws(ServerRefusal) -> Confinement {
        do throws(ConfinementError) {
            return try Confinement.prepare(
                readable: readable, kernel: kernel(options), permittedToMiss: options.permittedToMiss)
        } catch {
            switch error {
            case .missing(let missing):
                throw ServerRefusal(.unprotected, missing.map(\.rawValue).joined(separator: ","))
            case .notBuilt(let what): throw ServerRefusal(.notConfined, what)
            }
        }
    }

    private static func kernel(_ options: ServerOptions) -> KernelProtections {
        var kernel = KernelProtections.probe()
        #if DEBUG
            if options.rehearsedAbsence.contains(.landlock) { kernel.landlockABI = 0 }
            if options.rehearsedAbsence.contains(.seccomp) { kernel.seccomp = false }
        #endif
        return kernel
    }

    private static func send(_ hello: ServerHello, on control: borrowing ControlSocket) throws(ServerRefusal) {
        do throws(DescriptorError) {
            try control.send(hello.encoded(), until: Deadline(inMilliseconds: 10_000))
        } catch {
            throw ServerRefusal(.start, error.description)
        }
    }
}
