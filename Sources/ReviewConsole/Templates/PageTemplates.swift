import Mustache

/// The pages' templates, compiled once when the console is built.
enum PageTemplates {
    static let texts: [String: String] = [
        "frame": frame, "signIn": signIn, "notice": notice, "queue": queue, "document": document,
        "finding": finding,
        "gap": gap, "event": event, "status": status, "audit": audit,
    ]

    /// - Throws: when a template is malformed.
    static func compiled() throws -> MustacheLibrary {
        MustacheContentTypes.register(MarkupText(), named: MarkupText.name)
        var library = MustacheLibrary()
        for (name, text) in texts {
            // Every template says it anew: a partial starts with Mustache's own escaping.
            try library.register("{{% CONTENT_TYPE:\(MarkupText.name)}}" + text, named: name)
        }
        return library
    }

    private static let frame = """
        <!doctype html>
        <html lang="{{lang}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{title}} · Obstat</title>
        <link rel="stylesheet" href="/style.css">
        </head>
        <body>
        <a class="skip" href="#content">{{t.skip}}</a>
        <header>
        <p class="mark">Obstat</p>
        {{#signedIn}}
        <nav aria-label="{{t.pages}}"><ul>
        {{#places}}<li><a href="{{href}}"{{#current}} aria-current="page"{{/current}}>{{label}}</a></li>{{/places}}
        </ul></nav>
        <form method="post" action="/sign-out"><button type="submit" class="quiet">{{t.signOut}}</button></form>
        {{/signedIn}}
        </header>
        <main id="content">
        {{$main}}{{/main}}
        </main>
        </body>
        </html>
        """

    private static let signIn = """
        {{<frame}}{{$main}}
        <h1>{{title}}</h1>
        {{#page.trouble}}<p role="alert" class="alarm">{{page.trouble}}</p>{{/page.trouble}}
        <form method="post" action="/sign-in" class="card narrow">
        <label for="token">{{t.token}}</label>
        <input id="token" name="token" type="password" required autocomplete="off" spellcheck="false" \
        aria-describedby="token-help">
        <p id="token-help" class="help">{{t.tokenHelp}}</p>
        <button type="submit">{{t.signInButton}}</button>
        </form>
        {{/main}}{{/frame}}
        """

    private static let notice = """
        {{<frame}}{{$main}}
        <h1>{{title}}</h1>
        <p>{{page.code}}</p>
        <p><a href="/">{{t.back}}</a></p>
        {{/main}}{{/frame}}
        """
}
