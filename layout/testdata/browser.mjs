// Opens a page in Chromium, by width and scheme, and writes a line for each thing that
// is wrong: what axe-core finds, and what can only be read by scrolling sideways.
// NODE_PATH-like: MODULES is a folder with puppeteer-core and axe-core.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [, , modules, chromium, url, widths] = process.argv;
const require = createRequire(modules + "/");
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"], headless: true });
let pages = 0;
for (const width of widths.split(",").map(Number)) {
  for (const scheme of ["light", "dark"]) {
    const page = await browser.newPage();
    const asked = [];
    page.on("request", (r) => asked.push(r.url()));
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.goto(url, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) console.log(`${width} ${scheme}: ${wide} wide`);
    for (const a of asked) if (!a.startsWith("file:") && !a.startsWith("data:")) console.log(`${width} ${scheme}: asks for ${a}`);
    const unloaded = await page.evaluate(() => [...document.fonts].filter((f) => f.status === "error").map((f) => f.family));
    for (const f of unloaded) console.log(`${width} ${scheme}: the face ${f} cannot be read`);
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    if (found.passes.length < 20) console.log(`${width} ${scheme}: axe tried only ${found.passes.length} rules`);
    for (const v of found.violations) console.log(`${width} ${scheme}: ${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 160)}`);
    pages++;
    await page.close();
  }
}
await browser.close();
console.log(`looked ${pages} times`);
