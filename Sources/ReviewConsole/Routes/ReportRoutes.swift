import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import NIOPosix
import Reports

/// Reports by unit and period: on screen, and as files.
struct ReportRoutes: Sendable {
    let office: Office

    func add(to router: Router<ConsoleContext>) {
        router.get("/reports", use: screen)
        router.get("/reports/download", use: download)
    }

    @Sendable private func screen(_ request: Request, context: ConsoleContext) async throws -> Response {
        let visitor = try context.visitor(with: .seeReports)
        let question = try ReportQuestion(request, now: office.store.time)
        let book = try await tables(question, visitor, context)
        let page = ReportPage(
            book, question: question, units: try office.archive.unitNames(context.language, visitor),
            language: context.language)
        return office.printer.print(page, context: context)
    }

    @Sendable private func download(_ request: Request, context: ConsoleContext) async throws -> Response {
        let visitor = try context.visitor(with: .seeReports)
        let question = try ReportQuestion(request, now: office.store.time)
        guard let format = try request.word("format", as: ReportQuestion.Format.self) else {
            throw HTTPError(.badRequest)
        }
        let book = try await tables(question, visitor, context)
        try office.store.note(
            "report exported", by: visitor.words,
            [
                "kind": question.kind.rawValue, "from": question.from.text, "until": question.until.text,
                "format": format.rawValue,
            ])
        let bytes: [UInt8] =
            switch format {
            case .csv: Array(book.csv.utf8)
            case .html: Array(book.html.utf8)
            case .ods: book.openDocument
            }
        let name = "obstat-\(question.kind.rawValue)-\(question.from.text)-\(question.until.text)"
        return Response(
            status: .ok,
            headers: [
                .contentType: format.mediaType,
                .contentDisposition: "attachment; filename=\"\(name).\(format.rawValue)\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Counting a long period takes a while, and blocks.
    private func tables(
        _ question: ReportQuestion, _ visitor: Visitor, _ context: ConsoleContext
    ) async throws -> SheetBook {
        let (office, language) = (office, context.language)
        return try await NIOThreadPool.singleton.runIfActive {
            try office.report(question, visitor, language)
        }
    }
}
