extension PageTemplates {
    static let desk = """
        <section class="card desk" aria-labelledby="decide">
        <h2 id="decide">{{t.decide}}</h2>
        {{#open}}{{>open}}{{/open}}
        {{#hasForms}}
        <p class="help">{{people}}</p>
        {{#forms}}
        <details data-act="{{act}}" name="act"{{#isFirst}} open{{/isFirst}}>
        <summary>{{title}}</summary>
        <form method="post" action="{{action}}">
        <input type="hidden" name="formKey" value="{{formKey}}"><input type="hidden" name="act" value="{{act}}">\
        <input type="hidden" name="seen" value="{{seen}}">
        <p class="help">{{help}}</p>
        {{#needsEvidence}}
        <label for="kind-{{act}}">{{t.evidenceKind}}</label>
        <select id="kind-{{act}}" name="evidenceKind" required><option value="">{{t.choose}}</option>\
        {{#evidenceKinds}}<option value="{{value}}">{{label}}</option>{{/evidenceKinds}}</select>
        <label for="evidence-{{act}}">{{t.evidenceReference}}</label>
        <input id="evidence-{{act}}" name="evidence" required maxlength="500" aria-describedby="evidence-{{act}}-help">
        <p id="evidence-{{act}}-help" class="help">{{t.evidenceHelp}}</p>
        {{/needsEvidence}}
        {{#needsGround}}
        <fieldset><legend>{{t.grounds}}</legend>
        {{#grounds}}<label class="check"><input type="checkbox" name="ground" value="{{value}}"{{#chosen}} checked{{/chosen}}> {{label}}</label>{{/grounds}}
        </fieldset>
        {{/needsGround}}
        <label for="text-{{act}}">{{label}}</label>
        <textarea id="text-{{act}}" name="text" rows="4" required maxlength="4000">{{text}}</textarea>
        <button type="submit">{{title}}</button>
        </form>
        </details>
        {{/forms}}
        {{/hasForms}}
        {{#mayCare}}
        <div class="care">
        <form method="post" action="{{action}}">
        <input type="hidden" name="formKey" value="{{formKey}}"><input type="hidden" name="act" value="assign">
        <label for="assignee">{{t.assignee}}</label>
        <div class="row"><input id="assignee" name="assignee" value="{{assignee}}" maxlength="64" autocomplete="off"><button type="submit" class="quiet">{{t.set}}</button></div>
        </form>
        {{^isMine}}<form method="post" action="{{action}}"><input type="hidden" name="formKey" value="{{formKey}}"><input type="hidden" name="act" value="assign">\
        <input type="hidden" name="assignee" value="{{me}}"><button type="submit" class="quiet">{{t.takeIt}}</button></form>{{/isMine}}
        <form method="post" action="{{action}}">
        <input type="hidden" name="formKey" value="{{formKey}}"><input type="hidden" name="act" value="due">
        <label for="due">{{t.due}}{{#isLate}} <strong class="late">{{t.late}}</strong>{{/isLate}}</label>
        <div class="row"><input id="due" name="due" type="date" value="{{due}}"><button type="submit" class="quiet">{{t.set}}</button></div>
        </form>
        </div>
        {{/mayCare}}
        {{#mayNote}}
        <details data-act="note"><summary>{{t.addNote}}</summary>
        <form method="post" action="{{action}}">
        <input type="hidden" name="formKey" value="{{formKey}}"><input type="hidden" name="act" value="note">
        <label for="note">{{t.noteText}}</label>
        <textarea id="note" name="text" rows="3" required maxlength="4000"></textarea>
        <button type="submit" class="quiet">{{t.addNote}}</button>
        </form></details>
        {{/mayNote}}
        </section>
        """

    static let open = """
        <div class="waits">
        <h3>{{title}}</h3>
        <dl>
        <dt>{{t.requester}}</dt><dd><bdi>{{requester}}</bdi> <time datetime="{{requested.machine}}">{{requested.shown}}</time></dd>
        <dt>{{t.reason}}</dt><dd class="kept"><bdi>{{reason}}</bdi></dd>
        {{#evidence}}<dt>{{t.evidence}}</dt><dd><bdi>{{evidence}}</bdi></dd>{{/evidence}}
        {{#openGrounds}}<dt>{{t.grounds}}</dt><dd>{{openGrounds}}</dd>{{/openGrounds}}
        <dt>{{t.expires}}</dt><dd><time datetime="{{expires.machine}}">{{expires.shown}}</time></dd>
        </dl>
        {{#obstacle}}<p class="help">{{obstacle}}</p>{{/obstacle}}
        {{#mayApprove}}
        <form method="post" action="{{action}}">
        <input type="hidden" name="formKey" value="{{formKey}}"><input type="hidden" name="act" value="approve"><input type="hidden" name="seen" value="{{seen}}">
        <button type="submit">{{t.approve}}</button>
        </form>
        {{/mayApprove}}
        {{#mayRefuse}}
        <details data-act="refuse"><summary>{{refuseTitle}}</summary>
        <form method="post" action="{{action}}">
        <input type="hidden" name="formKey" value="{{formKey}}"><input type="hidden" name="act" value="refuse">
        <label for="text-refuse">{{t.reason}}</label>
        <textarea id="text-refuse" name="text" rows="3" required maxlength="4000"></textarea>
        <button type="submit" class="quiet">{{refuseTitle}}</button>
        </form></details>
        {{/mayRefuse}}
        </div>
        """

    static let accounts = """
        {{<frame}}{{$main}}
        {{#page}}
        <h1>{{t.accounts}}</h1>
        {{#trouble}}<p role="alert" class="alarm">{{trouble}}</p>{{/trouble}}
        {{#given}}<p role="status" class="news">{{t.firstPassword}} <strong>{{givenTo}}</strong>: <code id="given">{{given}}</code> {{t.shownOnce}}</p>{{/given}}
        <div class="wide" role="region" aria-label="{{t.accounts}}" tabindex="0">
        <table>
        <thead><tr><th scope="col">{{t.name}}</th><th scope="col">{{t.roles}}</th><th scope="col">{{t.units}}</th><th scope="col">{{t.state}}</th>\
        <th scope="col">{{t.links}}</th><th scope="col">{{t.codes}}</th><th scope="col">{{t.lastSignIn}}</th><th scope="col">{{t.act}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row"><a href="{{href}}">{{name}}</a></th><td>{{roles}}</td><td>{{units}}</td><td>{{state}}</td>\
        <td>{{links}}{{^links}}{{t.noLinks}}{{/links}}</td><td>{{codes}}</td>
        <td>{{#lastSignIn}}<time datetime="{{lastSignIn.machine}}">{{lastSignIn.shown}}</time>{{/lastSignIn}}{{^lastSignIn}}—{{/lastSignIn}}</td>
        <td><form method="post" action="/accounts/{{id}}/change" class="row"><input type="hidden" name="formKey" value="{{formKey}}">
        <label class="unseen" for="change-{{id}}">{{t.act}} {{name}}</label>
        <select id="change-{{id}}" name="change">{{#isLocked}}<option value="unlock">{{t.unlock}}</option>{{/isLocked}}\
        <option value="reset">{{t.resetPassword}}</option><option value="resetCodes">{{t.resetCodes}}</option>\
        {{#isDisabled}}<option value="enable">{{t.enable}}</option>{{/isDisabled}}{{^isDisabled}}<option value="disable">{{t.disable}}</option>{{/isDisabled}}</select>
        <button type="submit" class="quiet">{{t.set}}</button></form></td></tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        <section class="card narrow" aria-labelledby="add">
        <h2 id="add">{{t.addAccount}}</h2>
        <form method="post" action="/accounts">
        <input type="hidden" name="formKey" value="{{formKey}}">
        <label for="name">{{t.name}}</label>
        <input id="name" name="name" required maxlength="64" autocomplete="off" spellcheck="false">
        <fieldset><legend>{{t.roles}}</legend>
        {{#roles}}<label class="check"><input type="checkbox" name="role" value="{{value}}"> {{label}}</label>{{/roles}}</fieldset>
        <fieldset><legend>{{t.unitsOnly}}</legend>
        {{#units}}<label class="check"><input type="checkbox" name="unit" value="{{value}}"> {{label}}</label>{{/units}}</fieldset>
        <label for="expires">{{t.expires}}</label>
        <input id="expires" name="expires" type="date">
        <button type="submit">{{t.addAccount}}</button>
        </form>
        </section>
        {{/page}}
        {{/main}}{{/frame}}
        """

    static let ownAccount = """
        {{<frame}}{{$main}}
        {{#page}}
        <h1>{{t.ownAccount}}</h1>
        {{#trouble}}<p role="alert" class="alarm">{{trouble}}</p>{{/trouble}}
        {{#mustChange}}<p class="news">{{t.mustChange}}</p>{{/mustChange}}
        <dl class="card narrow"><dt>{{t.name}}</dt><dd>{{name}}</dd><dt>{{t.roles}}</dt><dd>{{roles}}</dd><dt>{{t.units}}</dt><dd>{{units}}</dd></dl>
        <section class="card narrow" aria-labelledby="change">
        <h2 id="change">{{t.changePassword}}</h2>
        <form method="post" action="/account/password">
        <input type="hidden" name="formKey" value="{{formKey}}">
        <input type="text" value="{{name}}" autocomplete="username" aria-label="{{t.name}}" hidden>
        <label for="present">{{t.presentPassword}}</label>
        <input id="present" name="present" type="password" required autocomplete="current-password">
        <label for="wanted">{{t.newPassword}}</label>
        <input id="wanted" name="wanted" type="password" required minlength="12" maxlength="200" autocomplete="new-password" aria-describedby="wanted-help">
        <p id="wanted-help" class="help">{{t.passwordHelp}}</p>
        <label for="again">{{t.again}}</label>
        <input id="again" name="again" type="password" required autocomplete="new-password">
        <button type="submit">{{t.changePassword}}</button>
        </form>
        </section>
        {{^mustChange}}
        <section class="card narrow" aria-labelledby="codes">
        <h2 id="codes">{{t.codes}}</h2>
        {{#hasCodes}}<p>{{t.codesOn}}</p>{{/hasCodes}}
        {{^hasCodes}}
        <p>{{t.codesHow}}</p>
        <p><code class="secret">{{secret}}</code></p>
        <p class="help long"><code>{{address}}</code></p>
        <form method="post" action="/account/codes">
        <input type="hidden" name="formKey" value="{{formKey}}">
        <label for="code">{{t.code}}</label>
        <input id="code" name="code" required inputmode="numeric" autocomplete="one-time-code" maxlength="8">
        <button type="submit">{{t.codesStart}}</button>
        </form>
        {{/hasCodes}}
        </section>
        {{/mustChange}}
        {{/page}}
        {{/main}}{{/frame}}
        """
}
