// Draws the pages of a PDF file as pdf.js does in Chromium, at 144 dots per inch:
// pdfjspages.mjs FOLDER-OF-MODULES CHROMIUM FOLDER-OF-PDFJS-DIST FILE FOLDER.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [home, chromium, dist, file, out] = process.argv.slice(2);
const puppeteer = createRequire(home + "/")("puppeteer-core");
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"] });
const page = await browser.newPage();
writeFileSync(out + "/page.html", "<!doctype html><title>pages</title>");
await page.goto(pathToFileURL(out + "/page.html").href);
const pictures = await page.evaluate(async (dist, raw) => {
  const pdf = await import(dist + "/legacy/build/pdf.mjs");
  pdf.GlobalWorkerOptions.workerSrc = dist + "/legacy/build/pdf.worker.mjs";
  const bytes = Uint8Array.from(atob(raw), (c) => c.charCodeAt(0));
  const doc = await pdf.getDocument({ data: bytes, verbosity: 0 }).promise;
  const all = [];
  for (let i = 1; i <= doc.numPages; i++) {
    const p = await doc.getPage(i);
    const viewport = p.getViewport({ scale: 2 });
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(viewport.width);
    canvas.height = Math.ceil(viewport.height);
    await p.render({ canvasContext: canvas.getContext("2d"), viewport }).promise;
    all.push(canvas.toDataURL("image/png").slice("data:image/png;base64,".length));
  }
  return all;
}, pathToFileURL(dist).href, readFileSync(file).toString("base64"));
pictures.forEach((p, i) => writeFileSync(`${out}/${String(i + 1).padStart(3, "0")}.png`, Buffer.from(p, "base64")));
await browser.close();
