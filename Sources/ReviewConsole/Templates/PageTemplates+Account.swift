extension PageTemplates {
    static let account = """
        {{<frame}}{{$main}}
        {{#page}}
        <p class="back"><a href="/accounts" data-up>← {{t.accounts}}</a></p>
        <h1>{{title}}</h1>
        {{#trouble}}<p role="alert" class="alarm">{{trouble}}</p>{{/trouble}}
        <p>{{t.state}}: {{state}}</p>
        <section class="card narrow" aria-labelledby="right">
        <h2 id="right">{{t.roles}}</h2>
        {{#isProvided}}<p>{{t.rolesProvided}}</p>{{/isProvided}}
        {{^isProvided}}
        <form method="post" action="/accounts/{{id}}/roles">
        <input type="hidden" name="formKey" value="{{formKey}}">
        <fieldset><legend>{{t.roles}}</legend>
        {{#roles}}<label class="check"><input type="checkbox" name="role" value="{{value}}"{{#chosen}} checked{{/chosen}}> {{label}}</label>{{/roles}}</fieldset>
        <fieldset><legend>{{t.unitsOnly}}</legend>
        {{#units}}<label class="check"><input type="checkbox" name="unit" value="{{value}}"{{#chosen}} checked{{/chosen}}> {{label}}</label>{{/units}}</fieldset>
        <p class="help">{{t.endsSessions}}</p>
        <button type="submit">{{t.changeRoles}}</button>
        </form>
        {{/isProvided}}
        </section>
        <section class="card narrow" aria-labelledby="unix">
        <h2 id="unix">{{t.unixAccount}}</h2>
        <p class="help" id="unix-help">{{t.unixHelp}}</p>
        {{#unixAccount}}
        <form method="post" action="/accounts/{{id}}/links">
        <input type="hidden" name="formKey" value="{{formKey}}"><input type="hidden" name="link" value="unlinkUnix">
        <p><code>{{unixAccount}}</code></p>
        <button type="submit" class="quiet">{{t.unlink}}<span class="unseen"> {{unixAccount}}</span></button>
        </form>
        {{/unixAccount}}
        {{^unixAccount}}
        <form method="post" action="/accounts/{{id}}/links">
        <input type="hidden" name="formKey" value="{{formKey}}"><input type="hidden" name="link" value="unix">
        <label for="unix-name">{{t.unixName}}</label>
        <input id="unix-name" name="name" required maxlength="64" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="unix-help">
        <button type="submit">{{t.link}}<span class="unseen"> {{t.unixAccount}}</span></button>
        </form>
        {{/unixAccount}}
        </section>
        <section class="card narrow" aria-labelledby="identities">
        <h2 id="identities">{{t.identities}}</h2>
        {{^hasIdentities}}<p>{{t.noLinks}}</p>{{/hasIdentities}}
        {{#identities}}
        <form method="post" action="/accounts/{{id}}/links">
        <input type="hidden" name="formKey" value="{{formKey}}"><input type="hidden" name="link" value="unlink">
        <input type="hidden" name="issuer" value="{{issuer}}"><input type="hidden" name="subject" value="{{subject}}">
        <p class="long"><code>{{subject}}</code> — {{issuer}}</p>
        <button type="submit" class="quiet">{{t.unlink}}<span class="unseen"> {{subject}}</span></button>
        </form>
        {{/identities}}
        {{#issuer}}
        <form method="post" action="/accounts/{{id}}/links">
        <input type="hidden" name="formKey" value="{{formKey}}"><input type="hidden" name="link" value="identity">
        <label for="subject">{{t.subjectAt}} {{issuer}}</label>
        <input id="subject" name="subject" required maxlength="255" list="strangers" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="subject-help">
        <datalist id="strangers">{{#strangers}}<option value="{{value}}">{{label}}</option>{{/strangers}}</datalist>
        <p class="help" id="subject-help">{{t.subjectHelp}}</p>
        <button type="submit">{{t.link}}<span class="unseen"> {{t.identities}}</span></button>
        </form>
        {{/issuer}}
        </section>
        {{/page}}
        {{/main}}{{/frame}}
        """
}
