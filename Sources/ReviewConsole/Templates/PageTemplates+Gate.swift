extension PageTemplates {
    static let status = """
        {{<frame}}{{$main}}
        {{#page}}
        <h1>{{t.status}}</h1>
        <section aria-labelledby="counts">
        <h2 id="counts">{{t.counts}}</h2>
        {{^hasRows}}<p>{{t.noDocuments}}</p>{{/hasRows}}
        {{#hasRows}}
        <div class="wide" role="region" aria-labelledby="counts" tabindex="0">
        <table>
        <thead><tr><th scope="col">{{t.unit}}</th>{{#states}}<th scope="col" class="number">{{.}}</th>{{/states}}</tr></thead>
        <tbody>
        {{#rows}}<tr><th scope="row">{{unit}}</th>{{#numbers}}<td class="number">{{.}}</td>{{/numbers}}</tr>
        {{/rows}}
        </tbody>
        <tfoot><tr><th scope="row">{{t.total}}</th>{{#sums}}<td class="number">{{.}}</td>{{/sums}}</tr></tfoot>
        </table>
        </div>
        {{/hasRows}}
        </section>
        <section aria-labelledby="conditions">
        <h2 id="conditions">{{t.conditions}}</h2>
        <table>
        <thead><tr><th scope="col">{{t.condition}}</th><th scope="col">{{t.value}}</th></tr></thead>
        <tbody>
        {{#conditions}}<tr><th scope="row"><bdi>{{name}}</bdi></th><td class="long"><bdi>{{value}}</bdi></td></tr>
        {{/conditions}}
        </tbody>
        </table>
        </section>
        {{/page}}
        {{/main}}{{/frame}}
        """

    static let audit = """
        {{<frame}}{{$main}}
        {{#page}}
        <h1>{{t.audit}}</h1>
        <section class="card" aria-labelledby="chain">
        <h2 id="chain">{{t.chain}}</h2>
        {{#isWhole}}<p>{{chain}}</p>{{/isWhole}}
        {{^isWhole}}<p role="alert" class="alarm">{{chain}}</p>{{/isWhole}}
        </section>
        <section aria-labelledby="newest">
        <h2 id="newest">{{t.newest}}</h2>
        <div class="wide" role="region" aria-labelledby="newest" tabindex="0">
        <table>
        <thead><tr><th scope="col" class="number">{{t.number}}</th><th scope="col">{{t.time}}</th>\
        <th scope="col">{{t.actor}}</th><th scope="col">{{t.act}}</th><th scope="col">{{t.document}}</th>\
        <th scope="col">{{t.detail}}</th></tr></thead>
        <tbody>
        {{#events}}{{>event}}
        {{/events}}
        </tbody>
        </table>
        </div>
        </section>
        {{/page}}
        {{/main}}{{/frame}}
        """

    static let event = """
        <tr><td class="number">{{sequence}}</td>\
        <td><time datetime="{{time.machine}}">{{time.shown}}</time></td><td><bdi>{{actor}}</bdi></td><td>{{act}}</td>\
        <td>{{#document}}<a href="/documents/{{document}}"><code>{{document}}</code></a>{{/document}}</td>\
        <td class="long"><bdi>{{detail}}</bdi></td></tr>
        """
}
