// What every page must be: valid, accessible, within its width, strict, and alone.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";
import { check, equal, need } from "./checks.mjs";
import { kind } from "./kind.mjs";
import { out } from "./server.mjs";

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SCHEMES = ["light", "dark"];
const NARROWEST = 320;

// Matters of taste are off; the rest of the recommended rules is what HTML demands.
const OFF = [
  "void-style", "no-trailing-whitespace", "doctype-style", "attribute-boolean-style",
  "attribute-empty-style", "attr-quotes", "long-title", "require-sri", "no-raw-characters",
  "no-implicit-button-type", "no-implicit-input-type",
];
const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    ...Object.fromEntries(OFF.map((rule) => [rule, "off"])),
    "no-inline-style": "error",
    "no-implicit-close": "error",
  },
});

// Judges the page that the window shows; `name` stands in the checks and on the pictures.
export async function judge(window, name, { schemes = SCHEMES } = {}) {
  const label = `${window.label}: ${name}`;
  (window.judged ??= new Set()).add(kind(new URL(window.page.url())));
  const html = await window.seen.served?.text().catch(() => undefined);
  await check(`${label}: valid HTML`, () => valid(html, window.page.url()));
  await check(`${label}: strict headers, nothing inline`, () => strict(window.seen.served, html));
  await check(`${label}: nothing asked of strangers, no script error`, () => {
    equal(window.seen.strangers, [], "asked elsewhere");
    // A page that refuses is reported by the browser as an error of the page that asked.
    const errors = window.seen.errors.filter((one) => !/status of 4\d\d/.test(one));
    equal(errors, [], "errors");
  });
  await window.switchScripts(true);
  try {
    for (const scheme of schemes) {
      await window.page.emulateMedia({ colorScheme: scheme });
      await check(`${label}: axe, ${scheme}`, () => accessible(window.page));
      const file = `${window.label.replace(/\W+/g, "-")}-${name.replace(/\W+/g, "-")}-${scheme}.png`;
      const how = { fullPage: true, animations: "disabled", caret: "hide" };
      await window.page.screenshot({ path: path.join(out, file), ...how });
    }
    await window.page.emulateMedia({ colorScheme: "light" });
    await check(`${label}: no sideways scroll at ${NARROWEST} px`, () => reflows(window));
  } finally {
    if (!window.scripts) await window.switchScripts(false);
  }
}

async function valid(html, url) {
  need(html, "the page as served is not at hand");
  const { results } = await validator.validateString(html, url);
  const wrong = results.flatMap((one) => one.messages).filter((one) => one.severity === 2);
  equal(wrong.map((one) => `${one.line}:${one.column} ${one.ruleId}: ${one.message}`), [], "errors");
}

function strict(response, html) {
  const policy = need(response, "no response").headers()["content-security-policy"];
  need(policy, "no Content-Security-Policy");
  need(/default-src|script-src/.test(policy) && !/unsafe-/.test(policy), `policy: ${policy}`);
  equal(response.headers()["x-content-type-options"], "nosniff", "X-Content-Type-Options");
  const scripts = html.match(/<script\b(?![^>]*\b(?:src=|type="?application\/(?:ld\+)?json))[^>]*>/gi);
  equal(scripts ?? [], [], "inline scripts");
  equal(html.match(/<style\b/gi) ?? [], [], "inline styles");
  equal(html.match(/<[^>]+\son\w+=/gi) ?? [], [], "event handlers in attributes");
}

async function accessible(page) {
  await page.evaluate(() => {
    // Parts that are skipped while off screen have no size, which axe takes for a fault.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*{content-visibility:visible!important}");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  await settled(page);
  await page.evaluate(AXE);
  const violations = await page.evaluate(async (tags) => {
    const rules = { "target-size": { enabled: true } };
    const found = await globalThis.axe.run(document, {
      runOnly: { type: "tag", values: tags }, rules, resultTypes: ["violations"],
    });
    const where = ({ target, any }) => `${target} ${any[0]?.message ?? ""}`;
    return found.violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${where(nodes[0])}`);
  }, TAGS);
  equal(violations, [], "violations");
}

// Waits until colours that change with the scheme have arrived.
const settled = (page) => page.evaluate(async () => {
  const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
  await frame();
  await Promise.allSettled(document.getAnimations().map((one) => one.finished));
  await frame();
});

async function reflows({ page, width }) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: NARROWEST, height: 640 });
  const { scroll, wide } = await page.evaluate((narrowest) => {
    const over = [...document.body.querySelectorAll("*")]
      .filter((one) => one.getBoundingClientRect().right > narrowest + 1 && !one.closest("pre"))
      .map((one) => `${one.tagName}.${one.className}`);
    return { scroll: document.scrollingElement.scrollWidth, wide: [...new Set(over)].slice(0, 5) };
  }, NARROWEST);
  await page.setViewportSize(size ?? { width, height: 900 });
  need(scroll <= NARROWEST + 1, `${scroll} px wide: ${wide}`);
}
