// What a page can do beside being read: tips, legends that switch series, tables that sort and are
// saved, light and dark. Without it everything but the long tables is still there.
"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // light and dark: as the system says, until somebody chooses; paper is light
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  const paint = (theme) => { root.dataset.theme = theme; };
  const as_wished = () => paint(chosen ?? (system.matches ? "dark" : "light"));
  system.addEventListener("change", as_wished);
  addEventListener("beforeprint", () => paint("light"));
  addEventListener("afterprint", as_wished);
  as_wished();
  document.getElementById("theme")?.addEventListener("click", () => {
    chosen = root.dataset.theme === "dark" ? "light" : "dark";
    as_wished();
  });

  // tips: a shape's <title> becomes a tip that also a finger can call
  const tip = document.createElement("div");
  tip.id = "tip";
  tip.hidden = true;
  document.body.append(tip);
  all("svg title").forEach((title) => {
    title.parentNode.dataset.tip = title.textContent;
    title.remove();
  });
  const show = (event) => {
    const shape = event.target.closest?.("[data-tip]");
    tip.hidden = !shape;
    if (!shape) return;
    tip.textContent = shape.dataset.tip;
    const space = root.clientWidth - tip.offsetWidth - 8;
    tip.style.left = `${Math.max(8, Math.min(event.pageX + 12, space))}px`;
    tip.style.top = `${event.pageY + 16}px`;
  };
  document.addEventListener("pointermove", show);
  document.addEventListener("pointerdown", show);

  // legends
  all(".legend button").forEach((button) => button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", shown);
    all("[data-series]", button.closest("figure"))
      .filter((group) => group.dataset.series === button.dataset.of)
      .forEach((group) => group.classList.toggle("off", !shown));
  }));

  // maps: whose gas, or how full
  all(".map").forEach((map) => all("button[data-mode]", map).forEach((button) => button.addEventListener("click", () => {
    map.dataset.mode = button.dataset.mode;
    all("button[data-mode]", map).forEach((other) => other.setAttribute("aria-pressed", other === button));
  })));

  // tables: their CSV is in the page, rows are made when they are asked for
  const parse = (text) => {
    const rows = [];
    let row = [], field = "", quoted = false;
    for (let i = 0; i < text.length; ++i) {
      const sign = text[i];
      if (quoted) {
        if (sign !== '"') field += sign;
        else if (text[i + 1] === '"') { field += '"'; ++i; }
        else quoted = false;
      } else if (sign === '"') quoted = true;
      else if (sign === ",") { row.push(field); field = ""; }
      else if (sign === "\n") { row.push(field); rows.push(row); row = []; field = ""; }
      else if (sign !== "\r") field += sign;
    }
    if (field || row.length) { row.push(field); rows.push(row); }
    return rows;
  };
  const number = (text) => (text === "" ? NaN : Number(text));
  const shown_number = (text) => {
    const value = Number(text);
    return Number.isInteger(value) ? text : String(Number(value.toPrecision(6)));
  };

  const fill = (details) => {
    const [head, ...body] = parse(details.querySelector("pre.csv").textContent);
    const numeric = head.map((_, c) => body.some((row) => row[c] !== "") && body.every((row) => row[c] === "" || !isNaN(number(row[c]))));
    let sorted = null, up = true, wanted = "", most = 100;
    const table = document.createElement("table"), line = table.createTHead().insertRow();
    const rest = details.querySelector(".rest"), more = details.querySelector(".more"), box = details.querySelector("input");
    head.forEach((name, c) => {
      const cell = document.createElement("th"), button = document.createElement("button");
      button.textContent = name;
      button.addEventListener("click", () => { up = sorted === c ? !up : true; sorted = c; draw(); });
      cell.className = numeric[c] ? "number" : "";
      cell.append(button);
      line.append(cell);
    });
    const draw = () => {
      let rows = wanted ? body.filter((row) => row.some((text) => text.toLowerCase().includes(wanted))) : [...body];
      if (sorted !== null) {
        const by = numeric[sorted] ? (a, b) => (number(a[sorted]) || 0) - (number(b[sorted]) || 0)
                                   : (a, b) => a[sorted].localeCompare(b[sorted]);
        rows.sort((a, b) => (up ? by(a, b) : by(b, a)));
      }
      [...line.cells].forEach((cell, c) => cell.setAttribute("aria-sort", sorted !== c ? "none" : up ? "ascending" : "descending"));
      table.tBodies[0]?.remove();
      const part = table.createTBody();
      rows.slice(0, most).forEach((row) => {
        const place = part.insertRow();
        row.forEach((text, c) => {
          const cell = place.insertCell();
          cell.textContent = numeric[c] && text !== "" ? shown_number(text) : text;
          if (numeric[c]) cell.className = "number";
        });
      });
      more.hidden = rows.length <= most;
      rest.textContent = `${Math.min(most, rows.length)} of ${rows.length} rows shown`;
    };
    more.addEventListener("click", () => { most *= 4; draw(); });
    box.addEventListener("input", () => { wanted = box.value.toLowerCase(); draw(); });
    details.querySelector(".scroll").append(table);
    draw();
  };
  all("details.data").forEach((details) => {
    details.addEventListener("toggle", () => { if (details.open && !details.querySelector("table")) fill(details); });
  });

  // tables of results stand in the page: a click on a head sorts them
  const leading = (text) => { const value = parseFloat(text.replace(/,/g, "")); return isNaN(value) ? -Infinity : value; };
  all(".results").forEach((part) => {
    const cells = [...part.querySelector("thead tr").cells], body = part.querySelector("tbody");
    cells.forEach((cell, c) => {
      const button = document.createElement("button");
      button.textContent = cell.textContent;
      cell.textContent = "";
      cell.append(button);
      button.addEventListener("click", () => {
        const up = cell.getAttribute("aria-sort") !== "ascending", text = (row) => row.cells[c].textContent;
        const by = cell.className === "number" ? (a, b) => leading(text(a)) - leading(text(b)) : (a, b) => text(a).localeCompare(text(b));
        cells.forEach((other) => other.removeAttribute("aria-sort"));
        cell.setAttribute("aria-sort", up ? "ascending" : "descending");
        [...body.rows].sort((a, b) => (up ? by(a, b) : by(b, a))).forEach((row) => body.append(row));
      });
    });
  });

  all("[data-name] .save").forEach((button) => button.addEventListener("click", () => {
    const part = button.closest("[data-name]"), link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([part.querySelector("pre.csv").textContent], {type: "text/csv"}));
    link.download = part.dataset.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }));
})();
