extension PageTemplates {
    static let queue = """
        {{<frame}}{{$main}}
        {{#page}}
        <h1>{{t.queue}}</h1>
        <nav class="shelves" aria-label="{{t.shelves}}"><ul>
        {{#shelves}}<li><a href="{{href}}"{{#current}} aria-current="page"{{/current}}>{{label}}</a></li>{{/shelves}}
        </ul></nav>
        <form method="get" action="/" class="filter" role="search" aria-label="{{t.filter}}">
        <input type="hidden" name="show" value="{{shelf}}">
        <div><label for="q">{{t.search}}</label>
        <input id="q" name="q" type="search" value="{{text}}" maxlength="200" placeholder="{{t.searchHint}}"></div>
        <div><label for="unit">{{t.unit}}</label>
        <select id="unit" name="unit"><option value="">{{t.allUnits}}</option>
        {{#unitChoices}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/unitChoices}}</select></div>
        <div><label for="category">{{t.category}}</label>
        <select id="category" name="category"><option value="">{{t.every}}</option>
        {{#categoryChoices}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/categoryChoices}}</select></div>
        <div><label for="rule">{{t.ruleName}}</label>
        <select id="rule" name="rule"><option value="">{{t.every}}</option>
        {{#ruleChoices}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/ruleChoices}}</select></div>
        <div><label for="days">{{t.age}}</label>
        <select id="days" name="days"><option value="">{{t.every}}</option>
        {{#ageChoices}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/ageChoices}}</select></div>
        <div><label for="assignee">{{t.assignee}}</label>
        <select id="assignee" name="assignee"><option value="">{{t.every}}</option>
        {{#assigneeChoices}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/assigneeChoices}}</select></div>
        <div><label for="order">{{t.order}}</label>
        <select id="order" name="order">
        {{#orderChoices}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/orderChoices}}</select></div>
        <div class="buttons"><button type="submit">{{t.show}}</button>{{#isFiltered}}<a href="/?show={{shelf}}">{{t.clear}}</a>{{/isFiltered}}</div>
        </form>
        <p class="tally" role="status">{{tally}}</p>
        <p class="news" data-live data-text="{{t.liveText}}" hidden><span data-live-text></span> <a href="/">{{t.reload}}</a></p>
        {{#isEmpty}}<p class="card">{{^isFiltered}}{{t.nothingWaits}}{{/isFiltered}}{{#isFiltered}}{{t.nothingFits}}{{/isFiltered}}</p>{{/isEmpty}}
        {{^isEmpty}}
        <form method="post" action="/bulk">
        <input type="hidden" name="formKey" value="{{formKey}}">
        <div class="wide" role="region" aria-label="{{t.queue}}" tabindex="0">
        <table class="queue">
        <thead><tr>{{#mayAct}}<td><input type="checkbox" data-check-all aria-label="{{t.chooseAll}}" hidden></td>{{/mayAct}}\
        <th scope="col">{{t.file}}</th><th scope="col">{{t.outcome}}</th><th scope="col">{{t.reasons}}</th>\
        <th scope="col">{{t.nextStep}}</th><th scope="col">{{t.unit}}</th><th scope="col">{{t.assignee}}</th>\
        <th scope="col">{{t.waited}}</th><th scope="col">{{t.due}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr data-href="{{href}}">{{#mayAct}}<td><input type="checkbox" name="id" value="{{id}}" aria-label="{{t.choose}} {{name}}"></td>{{/mayAct}}
        <th scope="row"><a href="{{href}}"><bdi>{{name}}</bdi></a></th>
        <td><span class="tag {{outcomeClass}}">{{outcome}}</span></td>
        <td><ul class="plain">{{#reasons}}<li>{{.}}</li>{{/reasons}}</ul></td>
        <td class="{{stepClass}}">{{step}}</td>
        <td>{{unit}}</td>
        <td><bdi>{{assignee}}</bdi></td>
        <td><time datetime="{{taken.machine}}" title="{{taken.shown}}">{{age}}</time></td>
        <td>{{#isLate}}<strong class="late">{{due}} {{t.late}}</strong>{{/isLate}}{{^isLate}}{{due}}{{/isLate}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{#mayAct}}
        <div class="bulk"><p data-chosen="{{t.chosenCount}}"></p>
        <label for="act">{{t.withChosen}}</label>
        <select id="act" name="act">{{#bulkChoices}}<option value="{{value}}">{{label}}</option>{{/bulkChoices}}</select>
        <button type="submit" class="quiet">{{t.preview}}</button></div>
        {{/mayAct}}
        </form>
        {{#hasPages}}<nav class="pager" aria-label="{{t.pager}}">{{#previous}}<a href="{{previous}}" rel="prev">← {{t.previous}}</a>{{/previous}} \
        {{#next}}<a href="{{next}}" rel="next">{{t.next}} →</a>{{/next}}</nav>{{/hasPages}}
        {{/isEmpty}}
        {{/page}}
        {{/main}}{{/frame}}
        """

    static let bulk = """
        {{<frame}}{{$main}}
        {{#page}}
        <p class="back"><a href="/" data-up>← {{t.back}}</a></p>
        <h1>{{title}}</h1>
        {{#trouble}}<p role="alert" class="alarm">{{trouble}}</p>{{/trouble}}
        {{#isEmpty}}<p class="card">{{t.nothingChosen}}</p>{{/isEmpty}}
        {{^isEmpty}}
        <form method="post" action="/bulk/confirm">
        <input type="hidden" name="formKey" value="{{formKey}}">
        <input type="hidden" name="act" value="{{act}}">
        <div class="wide" role="region" aria-label="{{t.preview}}" tabindex="0">
        <table>
        <thead><tr><th scope="col">{{t.file}}</th><th scope="col">{{t.unit}}</th><th scope="col">{{t.reasons}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row"><input type="hidden" name="id" value="{{id}}"><input type="hidden" name="seen-{{id}}" value="{{seen}}">\
        <a href="{{href}}"><bdi>{{name}}</bdi></a></th><td>{{unit}}</td>
        <td><ul class="plain">{{#reasons}}<li>{{.}}</li>{{/reasons}}</ul></td></tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        <div class="card narrow">
        {{#needsText}}<label for="text">{{t.reasonOrText}}</label>
        <textarea id="text" name="text" rows="4" required maxlength="4000"></textarea>{{/needsText}}
        {{#needsGround}}<fieldset><legend>{{t.grounds}}</legend>
        {{#grounds}}<label class="check"><input type="checkbox" name="ground" value="{{value}}"{{#chosen}} checked{{/chosen}}> {{label}}</label>{{/grounds}}</fieldset>{{/needsGround}}
        {{#isAssign}}<label for="assignee">{{t.assignee}}</label>
        <input id="assignee" name="assignee" value="{{me}}" maxlength="64">{{/isAssign}}
        {{#isDue}}<label for="due">{{t.due}}</label>
        <input id="due" name="due" type="date" value="{{today}}" required>{{/isDue}}
        <button type="submit">{{t.confirm}} {{actTitle}}</button>
        </div>
        </form>
        {{/isEmpty}}
        {{/page}}
        {{/main}}{{/frame}}
        """
}
