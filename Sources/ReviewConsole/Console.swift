package import Accounts
package import AuditStore
import Documents
package import Hummingbird
import HummingbirdCore
import HummingbirdTLS
package import Logging
import OpenID

/// The reviewers' pages and the HTTP interface behind them, as one application that reads the store, hands people's
/// acts to the gate, and moves nothing itself.
///
/// Every answer passes five guards, outermost first: ``ResponseGuard`` puts the headers on it, ``HostGuard``
/// refuses names that a rebound DNS entry would bring and forms of other pages, ``MethodGuard`` refuses what has no
/// business to be posted, ``SessionGate`` refuses strangers, ``FormGuard`` what does not come from our own forms.
///
/// The store must be one that can be written: each look at a document is an audit event, and no event means no look.
///
/// - Parameters:
///   - configuration: port, token, the units' names, and how browsers come.
///   - store: what is shown, and where looks are recorded.
///   - accounts: who may sign in.
///   - gate: who judges acts and reads documents.
///   - log: for failures of the console itself; no document text.
/// - Returns: a service that serves until it is told to end.
/// - Throws: when a template is malformed, or ``ConsoleRefusal`` when the certificate can't be used.
package func buildConsole(
    _ configuration: ConsoleConfiguration, store: AuditStore, accounts: AccountBook, gate: GateCounter,
    log: Logger
) throws -> some ApplicationProtocol {
    let entrance = Entrance(token: configuration.token, accounts: accounts, store: store)
    let cookies = SessionCookies(isSecure: configuration.isSecure)
    let printer = PagePrinter(templates: try PageTemplates.compiled(), sessions: entrance.sessions)
    let archive = Archive(store: store, units: configuration.units, dueDays: configuration.dueDays)
    let office = Office(archive: archive, gate: gate, entrance: entrance, printer: printer)
    let router = Router(context: ConsoleContext.self, options: .autoGenerateHeadEndpoints)
    router.middlewares.add(ResponseGuard(printer: printer, isSecure: configuration.isSecure))
    router.middlewares.add(HostGuard(origin: configuration.origin))
    router.middlewares.add(MethodGuard())
    router.middlewares.add(SessionGate(entrance: entrance, cookies: cookies, proxy: configuration.proxy))
    router.middlewares.add(FormGuard(cookies: cookies))
    SignInRoutes(
        entrance: entrance, printer: printer, cookies: cookies, service: configuration.signInService,
        origin: configuration.origin
    ).add(to: router)
    if let service = configuration.signInService {
        OpenIDRoutes(
            service: service, entrance: entrance, printer: printer, cookies: cookies,
            origin: configuration.origin
        ).add(to: router)
    }
    QueueRoutes(office: office).add(to: router)
    DocumentRoutes(office: office).add(to: router)
    ExemptionRoutes(office: office).add(to: router)
    RecallRoutes(office: office).add(to: router)
    ReportRoutes(office: office).add(to: router)
    GateRoutes(office: office).add(to: router)
    AuditRoutes(office: office).add(to: router)
    AccountRoutes(office: office, issuer: configuration.signInService?.provider.settings.issuer).add(
        to: router)
    InterfaceRoutes(office: office).add(to: router)
    WorkplaceInterface(office: office).add(to: router)
    return Application(
        router: router, server: try server(configuration, at: store.time),
        configuration: ApplicationConfiguration(
            address: .hostname(configuration.address, port: configuration.port), serverName: nil),
        logger: log)
}

private func server(_ configuration: ConsoleConfiguration, at now: Int64) throws -> HTTPServerBuilder {
    let plain = HTTPServerBuilder.http1(configuration: .init(idleTimeout: .seconds(60)))
    guard let certificate = configuration.certificate else { return plain }
    return try .tls(plain, tlsConfiguration: certificate.configuration(at: now))
}
