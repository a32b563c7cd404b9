import Desk
import Documents
import Gatekeeper
import Logging
import RulePacks
import ServiceLifecycle
import UnixSignals

/// The gate as a service: starts it, says when it is ready, reads rules again on SIGHUP, ends it gracefully.
struct GateService: Service {
    let gate: Gate
    /// Where people's acts arrive; whoever calls before the gate is open waits.
    let desk: DeskListener
    let log: Logger
    /// Trapped since the start of the process: a reload asked for early comes late, and does not end the daemon.
    let reloads: UnixSignalsSequence
    let loadRules: @Sendable () throws -> LoadedRules

    func run() async throws {
        let post = DropPost(gate: gate)
        let housekeeping = Housekeeping(gate: gate)
        try gate.start()
        gate.announceRules()
        desk.start { request, caller in gate.answer(request, from: caller) }
        try post.start()
        housekeeping.start()
        log.notice("the gate is open")
        ReadinessNotice.ready.send(status: "watching the drop folders")
        await followSignals()
        ReadinessNotice.stopping.send(status: "putting documents back")
        desk.stop()
        housekeeping.stop()
        post.stop()
        gate.stop()
        log.notice("the gate is closed")
    }

    /// Reads rules again at each SIGHUP, until the service is told to end.
    private func followSignals() async {
        for await _ in reloads.cancelOnGracefulShutdown() { reload() }
    }

    private func reload() {
        ReadinessNotice.reloading.send(status: "reading rules")
        do {
            let loaded = try loadRules()
            try gate.enforce(loaded)
            log.notice("rules in force", metadata: ["rules": "\(loaded.book.digest)"])
        } catch {
            let reason = StartRefusal(error).message.en
            gate.refuseRules(because: reason)
            log.error(
                "rules not reloaded; the last good ones stay in force", metadata: ["reason": "\(reason)"])
        }
        ReadinessNotice.ready.send(status: "watching the drop folders")
    }
}
