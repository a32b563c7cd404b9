package import AuditStore
package import Hummingbird
package import Logging

/// The reviewers' pages and the HTTP interface behind them, as one application that reads the store and
/// moves nothing.
///
/// Every answer passes four guards, outermost first: ``ResponseGuard`` puts the headers on it, ``HostGuard``
/// refuses names that a rebound DNS entry would bring, ``MethodGuard`` refuses what changes anything,
/// ``SessionGate`` refuses strangers.
///
/// The store must be one that can be written: each look at a document is an audit event, and no event means no look.
///
/// - Parameters:
///   - configuration: port, token and the units' names.
///   - store: what is shown, and where looks are recorded.
///   - log: for failures of the console itself; no document text.
/// - Returns: a service that serves until it is told to end.
/// - Throws: when a template is malformed.
package func buildConsole(
    _ configuration: ConsoleConfiguration, store: AuditStore, log: Logger
) throws -> some ApplicationProtocol {
    let printer = PagePrinter(templates: try PageTemplates.compiled())
    let entrance = Entrance(token: configuration.token, store: store)
    let archive = Archive(store: store, units: configuration.units)
    let router = Router(context: ConsoleContext.self, options: .autoGenerateHeadEndpoints)
    router.middlewares.add(ResponseGuard(printer: printer))
    router.middlewares.add(HostGuard())
    router.middlewares.add(MethodGuard())
    router.middlewares.add(SessionGate(entrance: entrance))
    SignInRoutes(entrance: entrance, printer: printer).add(to: router)
    PageRoutes(archive: archive, printer: printer).add(to: router)
    InterfaceRoutes(archive: archive).add(to: router)
    return Application(
        router: router, server: .http1(configuration: .init(idleTimeout: .seconds(60))),
        configuration: ApplicationConfiguration(
            address: .hostname("127.0.0.1", port: configuration.port), serverName: nil),
        logger: log)
}
