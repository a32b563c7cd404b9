import Documents
import Hummingbird

/// What is known of a request while it is answered.
struct ConsoleContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    var language = Language.zhTW
    /// Who asks; `nil` before ``SessionGate`` has let the request pass, and on pages open to strangers.
    var visitor: Visitor?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }

    /// A token in a form needs 70 bytes.
    static let maximumForm = 4_096
}

/// What a guard calls to let a request pass.
typealias Next = @concurrent (Request, ConsoleContext) async throws -> Response
