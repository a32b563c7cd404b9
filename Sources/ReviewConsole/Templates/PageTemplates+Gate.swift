extension PageTemplates {
    static let dashboard = """
        {{<frame}}{{$main}}
        {{#page}}
        <h1>{{t.dashboard}}</h1>
        <dl class="signs">{{#signs}}<div><dt>{{label}}</dt><dd{{#isBad}} class="late"{{/isBad}}><bdi>{{value}}</bdi></dd></div>{{/signs}}</dl>
        <div class="charts">{{#charts}}{{>chart}}{{/charts}}</div>
        <p class="help">{{t.counted}} <time datetime="{{counted.machine}}">{{counted.shown}}</time></p>
        {{/page}}
        {{/main}}{{/frame}}
        """

    static let chart = """
        <section class="card chart" aria-labelledby="{{id}}">
        <h2 id="{{id}}">{{title}}</h2>
        {{#isEmpty}}<p>{{t.noFigures}}</p>{{/isEmpty}}
        {{^isEmpty}}
        <svg viewBox="{{box}}" role="img" aria-labelledby="{{id}}" aria-describedby="{{id}}-summary">
        {{^isFlat}}{{#lines}}<line class="grid" x1="40" x2="{{lineEnd}}" y1="{{y}}" y2="{{y}}"></line>{{/lines}}{{/isFlat}}
        {{#lines}}<text class="before" x="{{x}}" y="{{y}}">{{text}}</text>{{/lines}}
        {{#bars}}<rect class="{{kind}}" x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}"><title>{{hint}}</title></rect>{{/bars}}
        {{#labels}}<text{{^isFlat}} class="under"{{/isFlat}} x="{{x}}" y="{{y}}">{{text}}</text>{{/labels}}
        </svg>
        <p class="keys">{{#keys}}<span><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="{{kind}}" width="12" height="12"></rect></svg> {{label}}</span> {{/keys}}</p>
        <p id="{{id}}-summary" class="help">{{summary}}</p>
        <details><summary>{{t.table}}</summary>
        <table><thead><tr><td></td>{{#columns}}<th scope="col" class="number">{{.}}</th>{{/columns}}</tr></thead>
        <tbody>{{#rows}}<tr><th scope="row">{{name}}</th>{{#values}}<td class="number">{{.}}</td>{{/values}}</tr>
        {{/rows}}</tbody></table></details>
        {{/isEmpty}}
        </section>
        """

    static let rules = """
        {{<frame}}{{$main}}
        {{#page}}
        <h1>{{t.rules}}</h1>
        {{#mayTry}}
        <section class="card" aria-labelledby="try">
        <h2 id="try">{{t.tryText}}</h2>
        <form method="post" action="/rules/try">
        <input type="hidden" name="formKey" value="{{formKey}}">
        <label for="text">{{t.tryLabel}}</label>
        <textarea id="text" name="text" rows="4" maxlength="50000" aria-describedby="text-help">{{text}}</textarea>
        <p id="text-help" class="help">{{t.tryHelp}}</p>
        <button type="submit">{{t.tryButton}}</button>
        </form>
        {{#trial}}
        <h3 id="result">{{t.result}} <span class="tag {{outcomeClass}}">{{outcome}}</span></h3>
        {{#findings}}{{>finding}}{{/findings}}
        {{^hasFindings}}<p>{{t.noFindings}}</p>{{/hasFindings}}
        {{/trial}}
        </section>
        {{/mayTry}}
        <p class="tally">{{tally}}</p>
        <div class="wide" role="region" aria-label="{{t.rules}}" tabindex="0">
        <table>
        <thead><tr><th scope="col">{{t.ruleName}}</th><th scope="col">{{t.category}}</th><th scope="col">{{t.action}}</th><th scope="col">{{t.state}}</th>\
        <th scope="col" class="number">{{t.hits}}</th><th scope="col" class="number">{{t.documents}}</th><th scope="col">{{t.lastHit}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row"><a href="{{href}}">{{title}}</a><br><code>{{id}}</code></th><td>{{category}}</td><td><span class="tag {{actionClass}}">{{action}}</span></td><td>{{state}}</td>
        <td class="number">{{hits}}</td><td class="number">{{documents}}</td><td>{{#last}}<time datetime="{{last.machine}}">{{last.shown}}</time>{{/last}}{{^last}}—{{/last}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{/page}}
        {{/main}}{{/frame}}
        """

    static let rule = """
        {{<frame}}{{$main}}
        {{#page}}
        <p class="back"><a href="/rules" data-up>← {{t.rules}}</a></p>
        <h1>{{name}}</h1>
        <dl class="card">{{#facts}}<dt>{{name}}</dt><dd>{{value}}</dd>{{/facts}}
        <dt>{{t.waitingWithIt}}</dt><dd><a href="{{queueHref}}">{{t.showThem}}</a></dd></dl>
        {{#hasPattern}}<section aria-labelledby="pattern"><h2 id="pattern">{{t.pattern}}</h2><pre tabindex="0"><code>{{pattern}}</code></pre></section>{{/hasPattern}}
        {{#hasExamples}}<section aria-labelledby="examples"><h2 id="examples">{{t.examples}}</h2>
        <h3>{{t.mustFind}}</h3><ul>{{#examples}}<li><bdi>{{.}}</bdi></li>{{/examples}}</ul>
        <h3>{{t.mustNotFind}}</h3><ul>{{#counterexamples}}<li><bdi>{{.}}</bdi></li>{{/counterexamples}}</ul></section>{{/hasExamples}}
        {{#hasReferences}}<section aria-labelledby="references"><h2 id="references">{{t.references}}</h2><ul>{{#references}}<li class="long">{{.}}</li>{{/references}}</ul></section>{{/hasReferences}}
        {{/page}}
        {{/main}}{{/frame}}
        """

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
        {{#isWhole}}<p>{{chain}}{{#isHeadOnly}} {{t.headOnly}}{{/isHeadOnly}}</p>{{/isWhole}}
        {{^isWhole}}<p role="alert" class="alarm">{{chain}}</p>{{/isWhole}}
        <form method="post" action="/audit/verify"><input type="hidden" name="formKey" value="{{formKey}}">\
        <button type="submit" class="quiet">{{t.verify}}</button></form>
        </section>
        <form method="get" action="/audit" class="filter" role="search" aria-label="{{t.filter}}">
        <div><label for="act">{{t.act}}</label>
        <select id="act" name="act"><option value="">{{t.every}}</option>
        {{#actChoices}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/actChoices}}</select></div>
        <div><label for="actor">{{t.actor}}</label>
        <select id="actor" name="actor"><option value="">{{t.every}}</option>
        {{#actorChoices}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/actorChoices}}</select></div>
        <div><label for="document">{{t.document}}</label>
        <input id="document" name="document" value="{{documentAsked}}" maxlength="25" pattern="[0-9a-f]{16}-[0-9a-f]{8}"></div>
        <div><label for="from">{{t.from}}</label>
        <input id="from" name="from" type="date" value="{{from}}"></div>
        <div><label for="until">{{t.until}}</label>
        <input id="until" name="until" type="date" value="{{until}}"></div>
        <div class="buttons"><button type="submit">{{t.show}}</button></div>
        </form>
        <p><a href="{{exportCSV}}">{{t.export}} CSV</a> · <a href="{{exportLines}}">{{t.export}} JSON Lines</a></p>
        <section aria-labelledby="newest">
        <h2 id="newest">{{t.newest}}</h2>
        {{#isEmpty}}<p class="card">{{t.nothingFits}}</p>{{/isEmpty}}
        {{^isEmpty}}
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
        {{#older}}<nav class="pager" aria-label="{{t.pager}}"><a href="{{older}}" rel="next">{{t.older}} →</a></nav>{{/older}}
        {{/isEmpty}}
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
