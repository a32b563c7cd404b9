extension PageTemplates {
    static let document = """
        {{<frame}}{{$main}}
        {{#page}}
        <p class="back"><a href="/" data-up>← {{t.back}}</a></p>
        <h1><bdi>{{name}}</bdi></h1>
        {{#trouble}}<p role="alert" class="alarm">{{trouble}}</p>{{/trouble}}
        <div class="sides">
        <div class="story">
        <section class="card" aria-labelledby="verdict">
        <h2 id="verdict">{{t.verdict}}</h2>
        <p><span class="tag {{outcomeClass}}">{{outcome}}</span> {{explanation}}</p>
        <dl>
        <dt>{{t.unit}}</dt><dd>{{unit}}</dd>
        <dt>{{t.nextStep}}</dt><dd>{{nextStep}}</dd>
        <dt>{{t.proposedClass}}</dt><dd>{{#openness}}{{openness}}{{/openness}}{{^openness}}{{t.noClass}}{{/openness}}</dd>
        {{#hasPublicReasons}}
        <dt>{{t.publicReasons}}</dt>
        <dd><ul class="plain">{{#publicReasons}}<li>{{text}} <code>{{code}}</code></li>{{/publicReasons}}</ul></dd>
        {{/hasPublicReasons}}
        {{#compare}}<dt>{{t.formerVersion}}</dt><dd><a href="{{compare}}">{{t.compare}}</a> · <a href="{{former}}">{{t.showFormer}}</a></dd>{{/compare}}
        {{#hasLater}}<dt>{{t.laterVersion}}</dt><dd>{{#later}}<a href="{{.}}">{{t.showLater}}</a> {{/later}}</dd>{{/hasLater}}
        </dl>
        </section>
        {{#hasGaps}}
        <section aria-labelledby="gaps">
        <h2 id="gaps">{{t.gaps}}</h2>
        {{#gaps}}{{>gap}}{{/gaps}}
        </section>
        {{/hasGaps}}
        {{#hasRisks}}
        <section aria-labelledby="riskfindings">
        <h2 id="riskfindings">{{t.riskFindings}}</h2>
        {{#risks}}{{>finding}}{{/risks}}
        {{#riskGaps}}{{>gap}}{{/riskGaps}}
        </section>
        {{/hasRisks}}
        <section aria-labelledby="findings">
        <h2 id="findings">{{t.findings}}</h2>
        {{#hasFindings}}<p class="tally">{{findingTally}}</p>{{/hasFindings}}
        {{#findings}}{{>finding}}{{/findings}}
        {{^hasFindings}}<p>{{t.noFindings}}</p>{{/hasFindings}}
        <p class="pager">{{#previous}}<a href="{{previous}}" rel="prev">← {{t.previous}}</a>{{/previous}} {{#next}}<a href="{{next}}" rel="next">{{t.next}} →</a>{{/next}}</p>
        </section>
        </div>
        <aside aria-label="{{t.decide}}">
        {{#desk}}{{>desk}}{{/desk}}
        {{#hasRemarks}}
        <section class="card" aria-labelledby="remarks">
        <h2 id="remarks">{{t.remarks}}</h2>
        {{#remarks}}<p class="remark"><strong><bdi>{{author}}</bdi></strong> <time datetime="{{time.machine}}">{{time.shown}}</time><br><bdi>{{text}}</bdi></p>{{/remarks}}
        </section>
        {{/hasRemarks}}
        {{#hasDecisions}}
        <section class="card" aria-labelledby="decisions">
        <h2 id="decisions">{{t.decisions}}</h2>
        {{#decisions}}
        <div class="past"><h3>{{act}} · {{state}}</h3>
        <dl><dt>{{t.requester}}</dt><dd><bdi>{{requester}}</bdi> <time datetime="{{requested.machine}}">{{requested.shown}}</time></dd>
        {{#decider}}<dt>{{t.decider}}</dt><dd><bdi>{{decider}}</bdi></dd>{{/decider}}
        <dt>{{t.reason}}</dt><dd class="kept"><bdi>{{reason}}</bdi></dd>
        {{#evidence}}<dt>{{t.evidence}}</dt><dd><bdi>{{evidence}}</bdi></dd>{{/evidence}}
        {{#grounds}}<dt>{{t.grounds}}</dt><dd>{{grounds}}</dd>{{/grounds}}
        {{#remark}}<dt>{{t.detail}}</dt><dd><bdi>{{remark}}</bdi></dd>{{/remark}}</dl></div>
        {{/decisions}}
        </section>
        {{/hasDecisions}}
        </aside>
        </div>
        <section aria-labelledby="provenance">
        <h2 id="provenance">{{t.provenance}}</h2>
        <dl class="card">{{#facts}}<dt>{{name}}</dt><dd class="long"><bdi>{{value}}</bdi></dd>{{/facts}}</dl>
        </section>
        <section aria-labelledby="history">
        <h2 id="history">{{t.history}}</h2>
        <div class="wide" role="region" aria-labelledby="history" tabindex="0">
        <table>
        <thead><tr><th scope="col">{{t.time}}</th><th scope="col">{{t.actor}}</th><th scope="col">{{t.act}}</th>\
        <th scope="col">{{t.detail}}</th></tr></thead>
        <tbody>
        {{#events}}
        <tr><td><time datetime="{{time.machine}}">{{time.shown}}</time></td><td><bdi>{{actor}}</bdi></td><td>{{act}}</td>
        <td class="long"><bdi>{{detail}}</bdi></td></tr>
        {{/events}}
        </tbody>
        </table>
        </div>
        </section>
        {{/page}}
        {{/main}}{{/frame}}
        """

    static let finding = """
        <article class="card finding" tabindex="-1">
        <h3>{{heading}} <span class="tag {{actionClass}}">{{action}}</span></h3>
        <p class="excerpt"><bdi>{{excerpt}}</bdi></p>
        <dl>
        <dt>{{t.position}}</dt><dd><bdi>{{position}}</bdi></dd>
        <dt>{{t.part}}</dt><dd><bdi>{{part}}</bdi></dd>
        {{#law}}<dt>{{t.law}}</dt><dd>{{law}}</dd>{{/law}}
        {{#advice}}<dt>{{t.advice}}</dt><dd>{{advice}}</dd>{{/advice}}
        </dl>
        <details><summary>{{t.more}}</summary>
        <dl>
        <dt>{{t.rule}}</dt><dd>{{#ruleHref}}<a href="{{ruleHref}}">{{ruleTitle}}</a> {{/ruleHref}}<code>{{rule}}</code></dd>
        {{#why}}<dt>{{t.ruleWhy}}</dt><dd lang="en">{{why}}</dd>{{/why}}
        <dt>{{t.confidence}}</dt><dd>{{confidence}}</dd>
        <dt>{{t.why}}</dt><dd><ul class="plain">{{#steps}}<li><bdi>{{.}}</bdi></li>{{/steps}}</ul></dd>
        </dl>
        </details>
        {{#mayReveal}}
        <details class="reveal"><summary>{{t.reveal}}</summary>
        <form method="post" action="{{revealAction}}">
        <input type="hidden" name="formKey" value="{{formKey}}"><input type="hidden" name="finding" value="{{ordinal}}">
        <label for="{{field}}">{{t.revealReason}}</label>
        <input id="{{field}}" name="text" required maxlength="500" aria-describedby="{{field}}-help">
        <p id="{{field}}-help" class="help">{{t.revealHelp}}</p>
        <button type="submit" class="quiet">{{t.revealButton}}</button>
        </form></details>
        {{/mayReveal}}
        {{#exemptAction}}{{>exempt}}{{/exemptAction}}
        </article>
        """

    static let gap = """
        <article class="card">
        <h3>{{heading}}</h3>
        <p>{{explanation}}</p>
        <dl>
        <dt>{{t.nextStep}}</dt><dd>{{nextStep}}</dd>
        <dt>{{t.part}}</dt><dd><bdi>{{part}}</bdi></dd>
        <dt>{{t.detail}}</dt><dd><bdi>{{detail}}</bdi></dd>
        </dl>
        </article>
        """

    static let reveal = """
        {{<frame}}{{$main}}
        {{#page}}
        <p class="back"><a href="{{href}}" data-up>← {{t.backToDocument}}</a></p>
        <h1>{{title}}</h1>
        <p class="alarm">{{t.revealedWarning}}</p>
        <section class="card" aria-labelledby="what">
        <h2 id="what">{{heading}}</h2>
        {{#text}}<p class="excerpt" id="revealed"><bdi>{{text}}</bdi></p>{{/text}}
        {{^text}}<p>{{t.notRevealed}}</p>{{/text}}
        <dl>
        <dt>{{t.document}}</dt><dd><bdi>{{name}}</bdi></dd>
        <dt>{{t.position}}</dt><dd><bdi>{{position}}</bdi></dd>
        <dt>{{t.part}}</dt><dd><bdi>{{part}}</bdi></dd>
        <dt>{{t.reason}}</dt><dd><bdi>{{reason}}</bdi></dd>
        </dl>
        </section>
        {{/page}}
        {{/main}}{{/frame}}
        """

    static let compare = """
        {{<frame}}{{$main}}
        {{#page}}
        <p class="back"><a href="{{href}}" data-up>← {{t.backToDocument}}</a></p>
        <h1>{{title}}</h1>
        <p><bdi>{{name}}</bdi></p>
        <p>{{t.formerVersion}} <a href="{{formerHref}}"><time datetime="{{former.machine}}">{{former.shown}}</time></a> → \
        {{t.thisVersion}} <time datetime="{{present.machine}}">{{present.shown}}</time></p>
        <p class="tally">{{tally}}</p>
        {{#limits}}<p class="alarm">{{limits}}</p>{{/limits}}
        {{#isEmpty}}<p class="card">{{t.noFindings}}</p>{{/isEmpty}}
        {{^isEmpty}}
        <div class="wide" role="region" aria-label="{{t.compare}}" tabindex="0">
        <table>
        <thead><tr><th scope="col">{{t.change}}</th><th scope="col">{{t.category}}</th><th scope="col">{{t.excerpt}}</th><th scope="col">{{t.position}}</th></tr></thead>
        <tbody>
        {{#rows}}<tr><td><span class="tag {{stateClass}}">{{state}}</span></td><th scope="row">{{heading}}</th><td class="long"><bdi>{{excerpt}}</bdi></td><td><bdi>{{position}}</bdi></td></tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        <nav class="pager" aria-label="{{t.pager}}">{{#previous}}<a href="{{previous}}" rel="prev">← {{t.previous}}</a>{{/previous}} \
        {{#next}}<a href="{{next}}" rel="next">{{t.next}} →</a>{{/next}}</nav>
        {{/isEmpty}}
        {{/page}}
        {{/main}}{{/frame}}
        """
}
