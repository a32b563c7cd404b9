extension PageTemplates {
    static let exemptions = """
        {{<frame}}{{$main}}
        {{#page}}
        <h1>{{t.exemptions}}</h1>
        <p class="help">{{t.exemptionsHelp}}</p>
        {{#trouble}}<p role="alert" class="alarm">{{trouble}}</p>{{/trouble}}
        <nav class="shelves" aria-label="{{t.filter}}"><ul>
        {{#shelves}}<li><a href="{{href}}"{{#current}} aria-current="page"{{/current}}>{{label}}</a></li>{{/shelves}}
        </ul></nav>
        {{#isEmpty}}<p class="card">{{t.noExemptions}}</p>{{/isEmpty}}
        {{^isEmpty}}
        <div class="wide" role="region" aria-label="{{t.exemptions}}" tabindex="0">
        <table>
        <thead><tr><th scope="col">{{t.number}}</th><th scope="col">{{t.lets}}</th><th scope="col">{{t.state}}</th>\
        <th scope="col">{{t.reason}}</th><th scope="col">{{t.expires}}</th><th scope="col" class="number">{{t.uses}}</th><th scope="col">{{t.act}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row"><a href="{{origin}}" aria-label="{{t.origin}} {{number}}">{{number}}</a></th>
        <td>{{unit}} · {{rule}}<br>{{scope}}<br><code>{{ruleCode}}</code></td>
        <td><span class="tag {{stateClass}}">{{state}}</span></td>
        <td><bdi>{{reason}}</bdi>{{#proof}}<br><bdi>{{proof}}</bdi>{{/proof}}<br><small>{{t.requester}} <bdi>{{requester}}</bdi>{{#decider}} · {{t.decider}} <bdi>{{decider}}</bdi>{{/decider}}</small></td>
        <td>{{until}}</td><td class="number">{{uses}}</td>
        <td>{{#obstacle}}<p class="help">{{obstacle}}</p>{{/obstacle}}
        {{#approveAction}}<form method="post" action="{{approveAction}}"><input type="hidden" name="formKey" value="{{formKey}}">\
        <button type="submit" aria-label="{{t.approve}} {{number}}">{{t.approve}}</button></form>{{/approveAction}}
        {{#endAction}}<details><summary aria-label="{{endTitle}} {{number}}">{{endTitle}}</summary>
        <form method="post" action="{{endAction}}"><input type="hidden" name="formKey" value="{{formKey}}">
        <label for="{{endField}}">{{t.reason}}</label><input id="{{endField}}" name="text" required maxlength="500">
        <button type="submit" class="quiet">{{endTitle}}</button></form></details>{{/endAction}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{/isEmpty}}
        {{/page}}
        {{/main}}{{/frame}}
        """

    /// The form in which a finding is asked to pass from now on.
    static let exempt = """
        <details class="reveal"><summary>{{t.exempt}}</summary>
        <form method="post" action="{{exemptAction}}">
        <input type="hidden" name="formKey" value="{{formKey}}"><input type="hidden" name="finding" value="{{ordinal}}">
        <p class="help">{{t.exemptHelp}}</p>
        <label for="{{exemptField}}-scope">{{t.lets}}</label>
        <select id="{{exemptField}}-scope" name="scope"><option value="value">{{t.scopeValue}}</option><option value="document">{{t.scopeDocument}}</option></select>
        <label for="{{exemptField}}-kind">{{t.evidenceKind}}</label>
        <select id="{{exemptField}}-kind" name="evidenceKind" required><option value="">{{t.choose}}</option>\
        {{#exemptKinds}}<option value="{{value}}">{{label}}</option>{{/exemptKinds}}</select>
        <label for="{{exemptField}}-evidence">{{t.evidenceReference}}</label>
        <input id="{{exemptField}}-evidence" name="evidence" required maxlength="500">
        <label for="{{exemptField}}-days">{{t.exemptDays}}</label>
        <input id="{{exemptField}}-days" name="days" type="number" min="1" max="366" value="90" required>
        <label for="{{exemptField}}-text">{{t.exemptReason}}</label>
        <input id="{{exemptField}}-text" name="text" required maxlength="500">
        <button type="submit" class="quiet">{{t.exemptButton}}</button>
        </form></details>
        """

    static let recalls = """
        {{<frame}}{{$main}}
        {{#page}}
        <h1>{{t.recalls}}</h1>
        {{#trouble}}<p role="alert" class="alarm">{{trouble}}</p>{{/trouble}}
        <section class="card" aria-labelledby="look">
        <h2 id="look">{{t.secondLook}}</h2>
        <p role="status">{{progress}}{{#isComplete}} {{t.lookComplete}}{{/isComplete}}</p>
        <p class="help">{{t.lookHelp}}</p>
        {{#mayLook}}<form method="post" action="/recalls/look"><input type="hidden" name="formKey" value="{{formKey}}">\
        <button type="submit" class="quiet">{{t.lookAgain}}</button></form>{{/mayLook}}
        </section>
        <section aria-labelledby="risks">
        <h2 id="risks">{{t.risks}}</h2>
        {{#isEmpty}}<p class="card">{{t.noRisks}}</p>{{/isEmpty}}
        {{#groups}}
        <h3 id="{{id}}">{{unit}}</h3>
        <div class="wide" role="region" aria-labelledby="{{id}}" tabindex="0">
        <table>
        <thead><tr><th scope="col">{{t.file}}</th><th scope="col">{{t.outcome}}</th><th scope="col">{{t.foundAnew}}</th><th scope="col">{{t.nextStep}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr data-href="{{href}}"><th scope="row"><a href="{{href}}"><bdi>{{name}}</bdi></a></th><td><span class="tag {{outcomeClass}}">{{outcome}}</span></td>
        <td><ul class="plain">{{#reasons}}<li>{{.}}</li>{{/reasons}}</ul></td><td>{{step}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{/groups}}
        </section>
        <section aria-labelledby="cases">
        <h2 id="cases">{{t.recallCases}}</h2>
        {{^hasCases}}<p class="card">{{t.noRecalls}}</p>{{/hasCases}}
        {{#hasCases}}
        <div class="wide" role="region" aria-labelledby="cases" tabindex="0">
        <table>
        <thead><tr><th scope="col">{{t.file}}</th><th scope="col">{{t.unit}}</th><th scope="col">{{t.state}}</th><th scope="col">{{t.whereNow}}</th>\
        <th scope="col">{{t.reason}}</th><th scope="col">{{t.requester}}</th><th scope="col">{{t.decider}}</th></tr></thead>
        <tbody>
        {{#cases}}
        <tr><th scope="row"><a href="{{href}}"><bdi>{{name}}</bdi></a></th><td>{{unit}}</td><td>{{state}}</td><td>{{place}}</td><td><bdi>{{reason}}</bdi></td>
        <td><bdi>{{requester}}</bdi> <time datetime="{{requested.machine}}">{{requested.shown}}</time></td><td><bdi>{{decider}}</bdi></td></tr>
        {{/cases}}
        </tbody>
        </table>
        </div>
        {{/hasCases}}
        </section>
        {{/page}}
        {{/main}}{{/frame}}
        """

    static let report = """
        {{<frame}}{{$main}}
        {{#page}}
        <h1>{{title}}</h1>
        <form method="get" action="/reports" class="filter" aria-label="{{t.filter}}">
        <div><label for="kind">{{t.reports}}</label>
        <select id="kind" name="kind">{{#kinds}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/kinds}}</select></div>
        <div><label for="from">{{t.from}}</label><input id="from" name="from" type="date" value="{{from}}"></div>
        <div><label for="until">{{t.until}}</label><input id="until" name="until" type="date" value="{{until}}"></div>
        <div><label for="unit">{{t.unit}}</label>
        <select id="unit" name="unit"><option value="">{{t.allUnits}}</option>
        {{#unitChoices}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/unitChoices}}</select></div>
        <div class="buttons"><button type="submit">{{t.show}}</button></div>
        </form>
        <p class="tally">{{subtitle}}</p>
        <p>{{t.export}}{{#downloads}} · <a href="{{value}}">{{label}}</a>{{/downloads}}</p>
        {{#isEmpty}}<p class="card">{{t.noActivity}}</p>{{/isEmpty}}
        {{#tables}}
        <section aria-labelledby="{{id}}">
        <h2 id="{{id}}">{{heading}}</h2>
        {{^hasRows}}<p class="card">{{t.none}}</p>{{/hasRows}}
        {{#hasRows}}
        <div class="wide" role="region" aria-labelledby="{{id}}" tabindex="0">
        <table>
        <thead><tr>{{#columns}}<th scope="col" class="fold">{{.}}</th>{{/columns}}</tr></thead>
        <tbody>
        {{#rows}}<tr><th scope="row" class="stay"><bdi>{{first}}</bdi></th>{{#cells}}<td{{#isNumber}} class="number"{{/isNumber}}><bdi>{{text}}</bdi></td>{{/cells}}</tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{#note}}<p class="help">{{note}}</p>{{/note}}
        {{/hasRows}}
        </section>
        {{/tables}}
        {{/page}}
        {{/main}}{{/frame}}
        """
}
