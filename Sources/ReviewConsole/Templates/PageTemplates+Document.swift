extension PageTemplates {
    static let document = """
        {{<frame}}{{$main}}
        {{#page}}
        <p class="back"><a href="/">← {{t.back}}</a></p>
        <h1><bdi>{{name}}</bdi></h1>
        <section class="card" aria-labelledby="verdict">
        <h2 id="verdict">{{t.verdict}}</h2>
        <p><span class="tag {{outcomeClass}}">{{outcome}}</span> {{explanation}}</p>
        <dl>
        <dt>{{t.nextStep}}</dt><dd>{{nextStep}}</dd>
        <dt>{{t.proposedClass}}</dt><dd>{{#openness}}{{openness}}{{/openness}}{{^openness}}{{t.noClass}}{{/openness}}</dd>
        {{#hasPublicReasons}}
        <dt>{{t.publicReasons}}</dt>
        <dd><ul class="plain">{{#publicReasons}}<li>{{text}} <code>{{code}}</code></li>{{/publicReasons}}</ul></dd>
        {{/hasPublicReasons}}
        </dl>
        </section>
        {{#hasGaps}}
        <section aria-labelledby="gaps">
        <h2 id="gaps">{{t.gaps}}</h2>
        {{#gaps}}{{>gap}}{{/gaps}}
        </section>
        {{/hasGaps}}
        <section aria-labelledby="findings">
        <h2 id="findings">{{t.findings}}</h2>
        {{#findings}}{{>finding}}{{/findings}}
        {{^hasFindings}}<p>{{t.noFindings}}</p>{{/hasFindings}}
        </section>
        <section aria-labelledby="provenance">
        <h2 id="provenance">{{t.provenance}}</h2>
        <dl class="card">{{#facts}}<dt>{{name}}</dt><dd class="long">{{value}}</dd>{{/facts}}</dl>
        </section>
        <section aria-labelledby="history">
        <h2 id="history">{{t.history}}</h2>
        <div class="wide" role="region" aria-labelledby="history" tabindex="0">
        <table>
        <thead><tr><th scope="col">{{t.time}}</th><th scope="col">{{t.actor}}</th><th scope="col">{{t.act}}</th>\
        <th scope="col">{{t.detail}}</th></tr></thead>
        <tbody>
        {{#events}}
        <tr><td><time datetime="{{time.machine}}">{{time.shown}}</time></td><td>{{actor}}</td><td>{{act}}</td>
        <td class="long">{{detail}}</td></tr>
        {{/events}}
        </tbody>
        </table>
        </div>
        </section>
        {{/page}}
        {{/main}}{{/frame}}
        """

    static let finding = """
        <article class="card">
        <h3>{{heading}} <span class="tag {{actionClass}}">{{action}}</span></h3>
        <p class="excerpt"><bdi>{{excerpt}}</bdi></p>
        <dl>
        <dt>{{t.position}}</dt><dd><bdi>{{position}}</bdi></dd>
        <dt>{{t.part}}</dt><dd><bdi>{{part}}</bdi></dd>
        <dt>{{t.confidence}}</dt><dd>{{confidence}}</dd>
        <dt>{{t.why}}</dt><dd><ul class="plain">{{#steps}}<li><bdi>{{.}}</bdi></li>{{/steps}}</ul></dd>
        <dt>{{t.rule}}</dt><dd><code>{{rule}}</code></dd>
        </dl>
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
}
