import Documents
import HTTPTypes
import Hummingbird
import Mustache

/// Fills templates and makes answers of them.
struct PagePrinter: Sendable {
    let templates: MustacheLibrary
    let sessions: SessionBook

    /// What the frame around every page needs.
    private struct Sheet {
        var lang: String
        var title: String
        var t: Words
        var who: String?
        var mayAccount: Bool
        var formKey: String
        var news: String?
        var places: [Place]
        var page: any Page
    }

    private struct Place {
        var href: String
        var label: String
        var current: Bool
    }

    private static let places: [(href: String, word: String, right: Right)] = [
        ("/", "queue", .seeDocuments), ("/dashboard", "dashboard", .seeFigures),
        ("/exemptions", "exemptions", .seeExemptions), ("/recalls", "recalls", .seeRecalls),
        ("/reports", "reports", .seeReports), ("/rules", "rules", .seeRules),
        ("/audit", "audit", .seeAudit), ("/status", "status", .seeStatus),
        ("/accounts", "accounts", .careForAccounts),
    ]

    func print<Content: Page>(
        _ page: Content, status: HTTPResponse.Status = .ok, context: ConsoleContext, formKey: String? = nil
    ) -> Response {
        let language = context.language
        let words = Words(language: language)
        let visitor = context.visitor
        let places = Self.places.filter { visitor?.may($0.right) == true }.map { place in
            Place(href: place.href, label: words[place.word], current: place.href == Content.place)
        }
        let sheet = Sheet(
            lang: language == .zhTW ? "zh-Hant-TW" : "en", title: page.title(language), t: words,
            who: visitor.map { $0.account?.name ?? words["tokenVisitor"] },
            mayAccount: visitor?.account != nil, formKey: formKey ?? visitor?.formKey ?? "",
            news: news(context), places: visitor?.account?.mustChange == true ? [] : places, page: page)
        let html = templates.render(sheet, withTemplate: Content.template) ?? ""
        var response = Response(text: html, type: "text/html; charset=utf-8", status: status)
        response.headers[.contentLanguage] = language.rawValue
        return response
    }

    /// What the last act came to, told once.
    private func news(_ context: ConsoleContext) -> String? {
        guard let key = context.sessionKey else { return nil }
        var news: String?
        sessions.change(key: key) { session in
            news = session.news
            session.news = nil
        }
        return news
    }
}
