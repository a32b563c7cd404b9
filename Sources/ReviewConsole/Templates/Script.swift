/// The one script: keys, live news, and small comforts.
///
/// Every page works without it.
enum Script {
    static let text = """
        "use strict";
        (() => {
          const $ = (selector, root = document) => root.querySelector(selector);
          const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

          // The queue: news without a reload, all rows at once, and keys.
          const rows = all("tr[data-href]");
          const live = $("[data-live]");
          if (live && window.EventSource) {
            const source = new EventSource("/api/live");
            let first = null;
            source.addEventListener("queue", (event) => {
              const state = JSON.parse(event.data);
              if (first === null) { first = state; return; }
              if (state.waiting === first.waiting) { return; }
              live.hidden = false;
              const more = state.waiting - first.waiting;
              $("[data-live-text]", live).textContent = live.dataset.text
                .replace("{count}", String(state.waiting)).replace("{more}", (more > 0 ? "+" : "−") + Math.abs(more));
            });
            window.addEventListener("pagehide", () => source.close());
          }
          const every = $("[data-check-all]");
          const boxes = all("input[name=id][type=checkbox]");
          const tally = $("[data-chosen]");
          const count = () => {
            const chosen = boxes.filter((box) => box.checked).length;
            if (tally) { tally.textContent = tally.dataset.chosen.replace("{count}", String(chosen)); }
            if (every) { every.checked = chosen > 0 && chosen === boxes.length; every.indeterminate = chosen > 0 && chosen < boxes.length; }
          };
          if (every) {
            every.hidden = false;
            every.addEventListener("change", () => { boxes.forEach((box) => { box.checked = every.checked; }); count(); });
          }
          boxes.forEach((box) => box.addEventListener("change", count));
          if (boxes.length) { count(); }

          let at = -1;
          const go = (step) => {
            const stops = rows.length ? rows : all("article.finding");
            if (!stops.length) { return; }
            at = Math.max(0, Math.min(stops.length - 1, at + step));
            const stop = $("a", stops[at]) || stops[at];
            stop.focus();
            stops[at].scrollIntoView({ block: "nearest" });
          };
          const help = $("dialog");
          const act = (name) => {
            const details = $(`details[data-act="${name}"]`);
            if (!details) { return; }
            details.open = true;
            const field = $("textarea, input:not([type=hidden]), select", details);
            if (field) { field.focus(); }
          };
          document.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) { return; }
            const field = event.target.closest && event.target.closest("input, textarea, select");
            if (field && field.type !== "checkbox") { return; }
            switch (event.key) {
              case "j": go(1); break;
              case "k": go(-1); break;
              case "x": if (rows[at]) { const box = $("input", rows[at]); if (box) { box.checked = !box.checked; count(); } } break;
              case "/": { const search = $("input[type=search]"); if (!search) { return; } search.focus(); event.preventDefault(); break; }
              case "r": act("return"); event.preventDefault(); break;
              case "f": act("release"); event.preventDefault(); break;
              case "w": act("withhold"); event.preventDefault(); break;
              case "n": act("note"); event.preventDefault(); break;
              case "u": { const up = $("a[data-up]"); if (up) { up.click(); } break; }
              case "?": if (help) { help.open ? help.close() : help.showModal(); } break;
              default: return;
            }
          });
          all("[data-keys]").forEach((button) => {
            button.hidden = false;
            button.addEventListener("click", () => help && help.showModal());
          });
          all("[data-close]").forEach((button) => button.addEventListener("click", () => help.close()));

          // One decision at a time, and no form twice.
          all("form").forEach((form) => form.addEventListener("submit", () => {
            all("button[type=submit]", form).forEach((button) => { setTimeout(() => { button.disabled = true; }, 0); });
          }));
          window.addEventListener("pageshow", () => all("button[disabled]").forEach((button) => { button.disabled = false; }));
        })();

        """
}
