import Documents
import HTTPTypes
import Hummingbird
import Mustache

/// Fills templates and makes answers of them.
struct PagePrinter: Sendable {
    let templates: MustacheLibrary

    /// What the frame around every page needs.
    private struct Sheet {
        var lang: String
        var title: String
        var t: Words
        var signedIn: Bool
        var places: [Place]
        var page: any Page
    }

    private struct Place {
        var href: String
        var label: String
        var current: Bool
    }

    func print<Content: Page>(
        _ page: Content, status: HTTPResponse.Status = .ok, context: ConsoleContext
    ) -> Response {
        let language = context.language
        let words = Words(language: language)
        let places = [("/", "queue"), ("/status", "status"), ("/audit", "audit")].map { href, word in
            Place(href: href, label: words[word], current: href == Content.place)
        }
        let sheet = Sheet(
            lang: language == .zhTW ? "zh-Hant-TW" : "en", title: page.title(language), t: words,
            signedIn: context.visitor != nil, places: places, page: page)
        let html = templates.render(sheet, withTemplate: Content.template) ?? ""
        var response = Response(text: html, type: "text/html; charset=utf-8", status: status)
        response.headers[.contentLanguage] = language.rawValue
        return response
    }
}
