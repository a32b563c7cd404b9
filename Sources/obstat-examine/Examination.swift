import Descriptors
import Documents
import Extraction
import Frames
import Glibc
import Sandbox

/// Everything that each child starts with: the empty room, the rules, and the room that memory may take.
struct Examination {
    let confinement: Confinement
    var rules: RulesAtHand
    /// Names and versions of what examines.
    private(set) var engine: String
    /// The process that makes the children.
    private(set) var server = getpid()
    #if DEBUG
        private var rehearsesFaults = false

        /// The same, with children that misbehave when a document asks for it.
        func rehearsing(_ rehearsesFaults: Bool) -> Examination {
            var examination = self
            examination.rehearsesFaults = rehearsesFaults
            return examination
        }
    #endif

    init(confinement: Confinement, rules: RulesAtHand, engine: String) {
        self.confinement = confinement
        self.rules = rules
        self.engine = engine
    }

    /// The same in this process, which was split off the one that prepared it and has opened more.
    func equipped(engine: String) -> Examination {
        var examination = self
        examination.engine = engine
        examination.server = getpid()
        return examination
    }

    /// Makes a child that examines one document; the descriptors stay the caller's own.
    ///
    /// - Returns: `nil` where no child could be made.
    func fork(_ request: ExaminationRequest, document: Int32, results: Int32) -> ChildProcess? {
        guard let limits = processLimits(request.limits), document > 2, results > 2 else { return nil }
        do throws(DescriptorError) {
            if let child = try ChildProcess.fork() { return child }
        } catch {
            return nil
        }
        examine(request, document: document, results: results, within: limits)
    }

    /// The child's whole life.
    private func examine(
        _ request: ExaminationRequest, document: Int32, results: Int32, within limits: ProcessLimits
    ) -> Never {
        ChildProcess.releaseSignals()
        confinement.apply(limits, parent: server, keeping: (document, results))
        #if DEBUG
            if rehearsesFaults { Rehearsal(document: document, results: results).performIfAsked() }
        #endif
        ConfinedReading(request: request, results: results, rules: rules).read(document)
        _exit(0)
    }

    /// What the server has mapped counts against the child too, so its own allowance is added to it.
    private func processLimits(_ limits: ExaminationLimits) -> ProcessLimits? {
        guard let mapped = ServerHardening.addressSpace() else { return nil }
        let allowance = UInt64(clamping: limits.memoryBytes)
        let (sum, overflow) = mapped.addingReportingOverflow(allowance)
        return ProcessLimits(
            addressSpace: overflow ? UInt64(Int64.max) : min(sum, UInt64(Int64.max)),
            processorSeconds: UInt64(max(1, min(limits.processorSeconds, 86_400))))
    }
}
