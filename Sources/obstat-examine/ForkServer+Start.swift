import Descriptors
import Documents
import Extraction
import Frames
import Glibc
import Sandbox

extension ForkServer {
    /// The exit code after a refusal.
    static let refusalCode: Int32 = 70

    /// The most bytes of rules that are read; the shipped ones take a few hundred kibibytes.
    private static let maximumRuleBytes = 256 << 20

    /// Gets everything ready, says so, and gives a server that can be run; or says why not, and ends the process.
    static func start(_ options: ServerOptions) -> ForkServer {
        let control = ControlSocket(Descriptor(taking: ServerOptions.control))
        let endings: Descriptor
        let examination: Examination
        do throws(ServerRefusal) {
            endings = try prepareProcess(options)
            var rules = try loadRules()
            if options.startsEverything { rules.index() }
            let warming = try Warming.perform(.plain)
            examination = try prepareExamination(options, rules, warming)
            try Canary.examine(canaries(options, warming), by: examination)
        } catch {
            refuse(error, on: control)
        }
        var server = ForkServer(
            control: control, endings: endings, examination: examination, equipment: .plain)
        server.sayReady(startingEverything: options.startsEverything)
        return server
    }

    /// Makes this process, which was split off a server, a better one, and serves until that has gone.
    static func serve(
        _ equipment: Equipment, for examination: Examination, startingEverything: Bool,
        control: consuming ControlSocket
    ) -> Never {
        let endings: Descriptor
        let equipped: Examination
        do throws(ServerRefusal) {
            endings = try hearEndings()
            let warming = try Warming.perform(equipment)
            guard ServerHardening.sealExecutableMemory() else {
                throw ServerRefusal(.notConfined, "mprotect")
            }
            equipped = examination.equipped(
                engine: Engine.name(pdf: warming.pdf, pictures: warming.pictures))
            try Canary.examine(Canary.all(for: equipment, warming), by: equipped)
        } catch {
            refuse(error, on: control)
        }
        var server = ForkServer(
            control: control, endings: endings, examination: equipped, equipment: equipment)
        server.sayReady(startingEverything: startingEverything)
        server.run()
        _exit(0)
    }

    private static func refuse(_ refusal: ServerRefusal, on control: consuming ControlSocket) -> Never {
        try? send(.refused(reason: refusal.reason), on: control)
        _exit(refusalCode)
    }

    private static func prepareProcess(_ options: ServerOptions) throws(ServerRefusal) -> Descriptor {
        if let mistake = options.mistake { throw ServerRefusal(.start, mistake) }
        guard ServerHardening.apply() else { throw ServerRefusal(.notConfined, "PR_SET_DUMPABLE") }
        return try hearEndings()
    }

    private static func hearEndings() throws(ServerRefusal) -> Descriptor {
        do throws(DescriptorError) {
            return try ChildProcess.endings()
        } catch {
            throw ServerRefusal(.start, error.description)
        }
    }

    /// The last step before the first child: what is compiled or loaded later would have to be so in a child, where
    /// it can't.
    private static func prepareExamination(
        _ options: ServerOptions, _ rules: RulesAtHand, _ warming: Warming
    ) throws(ServerRefusal) -> Examination {
        guard ServerHardening.sealExecutableMemory() else { throw ServerRefusal(.notConfined, "mprotect") }
        let examination = Examination(
            confinement: try confinement(options, readable: Warming.readable), rules: rules,
            engine: Engine.name(pdf: warming.pdf, pictures: warming.pictures))
        #if DEBUG
            return examination.rehearsing(options.rehearsesFaults)
        #else
            return examination
        #endif
    }

    private static func canaries(_ options: ServerOptions, _ warming: Warming) -> [Canary] {
        let canaries = Canary.all(for: .plain, warming)
        #if DEBUG
            if options.rehearsesBadCanary { return canaries + [Canary.bad] }
        #endif
        return canaries
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
        #if DEBUG
            return KernelProtections.probe().without(options.rehearsedAbsence)
        #else
            return KernelProtections.probe()
        #endif
    }

    static func send(_ hello: ServerHello, on control: borrowing ControlSocket) throws(ServerRefusal) {
        do throws(DescriptorError) {
            try control.send(hello.encoded(), until: Deadline(inMilliseconds: 10_000))
        } catch {
            throw ServerRefusal(.start, error.description)
        }
    }
}

#if DEBUG
    extension KernelProtections {
        /// A kernel that lacks these besides.
        fileprivate func without(_ absent: Set<Protection>) -> KernelProtections {
            KernelProtections(
                landlockABI: absent.contains(.landlock) ? 0 : landlockABI,
                seccomp: seccomp && !absent.contains(.seccomp))
        }
    }
#endif
