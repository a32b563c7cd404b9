import Mustache

/// The pages' templates, compiled once when the console is built.
enum PageTemplates {
    static let texts: [String: String] = [
        "frame": frame, "signIn": signIn, "notice": notice, "queue": queue, "bulk": bulk,
        "document": document,
        "finding": finding, "gap": gap, "event": event, "desk": desk, "open": open, "reveal": reveal,
        "compare": compare, "dashboard": dashboard, "chart": chart, "rules": rules, "rule": rule,
        "exemptions": exemptions, "exempt": exempt, "recalls": recalls, "report": report,
        "status": status, "audit": audit, "accounts": accounts, "account": account, "ownAccount": ownAccount,
        "forward": forward,
        "signedOut": signedOut,
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
        <script src="/console.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#content">{{t.skip}}</a>
        <header>
        <p class="mark">Obstat</p>
        {{#who}}
        <nav aria-label="{{t.pages}}"><ul>
        {{#places}}<li><a href="{{href}}"{{#current}} aria-current="page"{{/current}}>{{label}}</a></li>{{/places}}
        </ul></nav>
        <button type="button" class="quiet" data-keys hidden>{{t.keys}}</button>
        <p class="who">{{#mayAccount}}<a href="/account">{{who}}</a>{{/mayAccount}}{{^mayAccount}}{{who}}{{/mayAccount}}</p>
        <form method="post" action="/sign-out"><input type="hidden" name="formKey" value="{{formKey}}">\
        <button type="submit" class="quiet">{{t.signOut}}</button></form>
        {{/who}}
        </header>
        <main id="content">
        {{#news}}<p role="status" class="news">{{news}}</p>{{/news}}
        {{$main}}{{/main}}
        </main>
        {{#who}}
        <dialog aria-labelledby="keys-title">
        <h2 id="keys-title">{{t.keys}}</h2>
        <dl>
        <dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>{{t.keyMove}}</dd>
        <dt><kbd>/</kbd></dt><dd>{{t.keySearch}}</dd>
        <dt><kbd>x</kbd></dt><dd>{{t.keyChoose}}</dd>
        <dt><kbd>r</kbd> <kbd>f</kbd> <kbd>w</kbd> <kbd>n</kbd></dt><dd>{{t.keyAct}}</dd>
        <dt><kbd>u</kbd></dt><dd>{{t.keyUp}}</dd>
        <dt><kbd>?</kbd></dt><dd>{{t.keyHelp}}</dd>
        </dl>
        <button type="button" data-close>{{t.close}}</button>
        </dialog>
        {{/who}}
        </body>
        </html>
        """

    private static let signIn = """
        {{<frame}}{{$main}}
        <h1>{{title}}</h1>
        {{#page.trouble}}<p role="alert" class="alarm">{{page.trouble}}</p>{{/page.trouble}}
        {{#page.subject}}<p class="card narrow">{{t.subject}}: <code class="long">{{page.subject}}</code></p>{{/page.subject}}
        {{#page.service}}<p class="card narrow"><a class="button" href="/sign-in/openid">{{t.signInBy}} {{page.service}}</a></p>{{/page.service}}
        {{#page.hasNoAccounts}}<p class="card narrow">{{t.noAccounts}} <code>obstat console account add</code></p>{{/page.hasNoAccounts}}
        <form method="post" action="/sign-in" class="card narrow">
        <input type="hidden" name="formKey" value="{{formKey}}">
        <label for="name">{{t.name}}</label>
        <input id="name" name="name" required autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64">
        <label for="password">{{t.password}}</label>
        <input id="password" name="password" type="password" required autocomplete="current-password" maxlength="200">
        <label for="code">{{t.code}}</label>
        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="8" aria-describedby="code-help">
        <p id="code-help" class="help">{{t.codeHelp}}</p>
        <button type="submit">{{t.signInButton}}</button>
        </form>
        <details class="narrow">
        <summary>{{t.tokenSummary}}</summary>
        <form method="post" action="/sign-in" class="card">
        <input type="hidden" name="formKey" value="{{formKey}}">
        <label for="token">{{t.token}}</label>
        <input id="token" name="token" type="password" required autocomplete="off" spellcheck="false" \
        aria-describedby="token-help">
        <p id="token-help" class="help">{{t.tokenHelp}}</p>
        <button type="submit" class="quiet">{{t.signInButton}}</button>
        </form>
        </details>
        {{/main}}{{/frame}}
        """

    private static let forward = """
        {{<frame}}{{$main}}
        <h1>{{title}}</h1>
        <p><a href="/">{{t.goOn}}</a></p>
        {{/main}}{{/frame}}
        """

    private static let signedOut = """
        {{<frame}}{{$main}}
        <h1>{{title}}</h1>
        <p class="card narrow">{{t.stillThere}} <a href="{{page.address}}">{{t.signOutThere}} {{page.service}}</a></p>
        <p><a href="/sign-in">{{t.signIn}}</a></p>
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
