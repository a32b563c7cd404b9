extension PageTemplates {
    static let queue = """
        {{<frame}}{{$main}}
        {{#page}}
        <h1>{{t.queue}}</h1>
        <form method="get" action="/" class="filter">
        <label for="unit">{{t.unit}}</label>
        <select id="unit" name="unit">
        <option value="">{{t.allUnits}}</option>
        {{#choices}}<option value="{{id}}"{{#chosen}} selected{{/chosen}}>{{name}}</option>{{/choices}}
        </select>
        <button type="submit">{{t.show}}</button>
        </form>
        <p class="tally" role="status">{{tally}}</p>
        {{#isEmpty}}<p class="card">{{t.nothingWaits}}</p>{{/isEmpty}}
        {{^isEmpty}}
        <div class="wide" role="region" aria-label="{{t.queue}}" tabindex="0">
        <table>
        <thead><tr><th scope="col">{{t.file}}</th><th scope="col">{{t.outcome}}</th><th scope="col">{{t.reasons}}</th>\
        <th scope="col">{{t.unit}}</th><th scope="col">{{t.taken}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row"><a href="{{href}}"><bdi>{{name}}</bdi></a></th>
        <td><span class="tag {{outcomeClass}}">{{outcome}}</span></td>
        <td><ul class="plain">{{#reasons}}<li>{{.}}</li>{{/reasons}}</ul></td>
        <td>{{unit}}</td>
        <td><time datetime="{{taken.machine}}">{{taken.shown}}</time></td></tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{/isEmpty}}
        {{/page}}
        {{/main}}{{/frame}}
        """
}
