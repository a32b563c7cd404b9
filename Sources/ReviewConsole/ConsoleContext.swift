import Documents
import Hummingbird
import NIOCore

/// What is known of a request while it is answered.
struct ConsoleContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    var language = Language.zhTW
    /// Who asks; `nil` before ``SessionGate`` has let the request pass, and on pages open to strangers.
    var visitor: Visitor?
    /// Of the session, where there is one.
    var sessionKey: String?
    /// What was posted; ``FormGuard`` has read it.
    var posted = Posted.nothing
    /// The address at the other end, as far as attempts are counted by it.
    var source: String

    enum Posted: Sendable {
        case nothing
        case form(FormFields)
        case json([UInt8])
    }

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        self.source = source.channel.remoteAddress?.ipAddress ?? "local"
    }

    var form: FormFields {
        if case .form(let fields) = posted { return fields }
        return .none
    }
}

/// What a guard calls to let a request pass.
typealias Next = @concurrent (Request, ConsoleContext) async throws -> Response
