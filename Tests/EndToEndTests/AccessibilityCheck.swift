/// Faults that WCAG 2.2 AA names and a program can see, looked for in the page that a browser shows.
enum AccessibilityCheck {
    /// An expression that gives one line for each fault.
    static let script = #"""
        (() => {
          const faults = [];
          const seen = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
          const name = (element) => (element.id || element.getAttribute("name") || element.textContent.trim().slice(0, 30) || element.tagName);
          // 1.4.3: contrast of text, 4.5 : 1, or 3 : 1 for large text.
          const channels = (colour) => (colour.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
          const luminance = ([r, g, b]) => [r, g, b].map((value) => value / 255)
            .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
            .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
          const ground = (element) => {
            for (let at = element; at; at = at.parentElement) {
              const colour = channels(getComputedStyle(at).backgroundColor);
              if (colour.length === 3 || colour[3] === 1) { return colour; }
            }
            return [255, 255, 255];
          };
          for (const element of document.querySelectorAll("body *")) {
            const hasText = Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.textContent.trim());
            if (!hasText || !seen(element) || element.closest("svg, [disabled], .skip, option")) { continue; }
            const style = getComputedStyle(element);
            const [front, back] = [luminance(channels(style.color)), luminance(ground(element))];
            const contrast = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
            const size = parseFloat(style.fontSize);
            const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
            if (contrast < (isLarge ? 3 : 4.5)) { faults.push(`contrast ${contrast.toFixed(2)}: ${name(element)}`); }
          }
          // 1.3.1, 3.3.2, 4.1.2: every field has a label, every button and link a name.
          for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
            if (!(field.labels && field.labels.length) && !field.getAttribute("aria-label")) { faults.push(`no label: ${name(field)}`); }
          }
          for (const thing of document.querySelectorAll("a[href], button, summary")) {
            if (!thing.textContent.trim() && !thing.getAttribute("aria-label")) { faults.push(`no name: ${thing.outerHTML.slice(0, 60)}`); }
          }
          for (const picture of document.querySelectorAll("svg:not([aria-hidden])")) {
            if (picture.getAttribute("role") !== "img" || !picture.getAttribute("aria-labelledby")) { faults.push("a picture without a name"); }
          }
          // 2.4.1, 2.4.2, 3.1.1, 1.3.1: title, language, one main part, headings in order.
          if (!document.title.trim()) { faults.push("no title"); }
          if (!document.documentElement.lang) { faults.push("no language"); }
          if (document.querySelectorAll("main").length !== 1) { faults.push("not one main part"); }
          let last = 0;
          for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
            if (!seen(heading) && heading.closest("dialog")) { continue; }
            const rank = Number(heading.tagName[1]);
            if (rank > last + 1) { faults.push(`heading ${rank} after ${last}: ${name(heading)}`); }
            last = rank;
          }
          // 4.1.1 and references that lead nowhere.
          const ids = Array.from(document.querySelectorAll("[id]")).map((element) => element.id);
          for (const id of new Set(ids)) { if (ids.filter((other) => other === id).length > 1) { faults.push(`id twice: ${id}`); } }
          for (const attribute of ["aria-labelledby", "aria-describedby", "for"]) {
            for (const element of document.querySelectorAll(`[${attribute}]`)) {
              for (const id of element.getAttribute(attribute).split(/\s+/)) {
                if (!document.getElementById(id)) { faults.push(`${attribute} leads nowhere: ${id}`); }
              }
            }
          }
          // 2.5.8: targets of 24 pixels; links within text are excepted.
          for (const target of document.querySelectorAll("button, input:not([type=hidden]), select, textarea, summary")) {
            const box = target.getBoundingClientRect();
            if (seen(target) && box.width && (box.width < 20 || box.height < 20)) { faults.push(`small target: ${name(target)}`); }
          }
          // 1.4.10: no scrolling sideways on a screen of 1,280 pixels.
          if (document.documentElement.scrollWidth > document.documentElement.clientWidth) { faults.push("wider than the screen"); }
          return faults;
        })()
        """#
}
