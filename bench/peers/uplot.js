// SPDX-License-Identifier: GPL-3.0-or-later
// Yardstick of bench-lines: uPlot in Chromium, without a window. Input: "POINTS SHAPE WIDTH HEIGHT". It is asked for
// by JCT_BENCH_NPM=1, for uPlot is then installed into a folder of its own that is removed at the end.
"use strict";
const { spawn, execFileSync } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { createInterface } = require("node:readline");

const folder = mkdtempSync(join(tmpdir(), "juncture-uplot-"));
let browser;

function end(status) {
  if (browser) browser.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(status);
}

// In the page. The same numbers as bench-lines.c makes.
function prepare(n, shape, width, height) {
  const x = new Float64Array(n), y = new Float64Array(n);
  let seed = 1, level = 0, sum = 0;
  for (let i = 0; i < n; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    level += seed / 4294967296 - 0.5;
    x[i] = i;
    y[i] = shape === "walk" ? level : seed / 4294967296;
    sum += y[i];
  }
  const options = {
    width, height, legend: { show: false }, cursor: { show: false },
    scales: { x: { time: false } },
    series: [{}, { stroke: "black", width: 2, points: { show: false } }],
  };
  window.plot = new uPlot(options, [x, y], document.body);
  return sum;
}

// In the page: what one frame of panning or zooming costs it, with the pixels really there.
async function paint() {
  const start = performance.now();
  window.plot.redraw(true, true);
  await null;
  await null;
  window.plot.ctx.getImageData(0, 0, 1, 1);
  return performance.now() - start;
}

function connect(process) {
  const waiting = new Map();
  let last = 0, text = "";
  process.stdio[4].setEncoding("utf8");
  process.stdio[4].on("data", (part) => {
    const messages = (text + part).split("\0");
    text = messages.pop();
    for (const message of messages.map((m) => JSON.parse(m)).filter((m) => waiting.has(m.id))) {
      waiting.get(message.id)(message.result);
      waiting.delete(message.id);
    }
  });
  return (method, params = {}, sessionId = undefined) =>
    new Promise((resolve) => {
      waiting.set(++last, resolve);
      process.stdio[3].write(JSON.stringify({ id: last, method, params, sessionId }) + "\0");
    });
}

async function openPage() {
  browser = spawn("chromium", ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
    `--user-data-dir=${join(folder, "profile")}`, "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  browser.on("error", () => end(1));
  browser.on("exit", () => end(1));
  const send = connect(browser);
  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  return async (expression) => {
    const answer = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true }, sessionId);
    if (!answer || answer.exceptionDetails) end(1);
    return answer.result.value;
  };
}

async function main() {
  if (process.env.JCT_BENCH_NPM !== "1") end(1);
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, "uplot@1.6.32"],
    { stdio: "ignore" });
  const evaluate = await openPage();
  await evaluate(readFileSync(join(folder, "node_modules/uplot/dist/uPlot.iife.min.js"), "utf8") + "; 0");
  const lines = createInterface({ input: process.stdin });
  let ready = false;
  for await (const line of lines) {
    if (!line.trim()) continue;
    if (!ready) {
      const [n, shape, width, height] = line.split(" ");
      const sum = await evaluate(`(${prepare})(${+n}, "${shape}", ${+width}, ${+height})`);
      await evaluate(`(${paint})()`);
      process.stdout.write(`ready ${sum}\n`);
      ready = true;
    } else
      process.stdout.write(`${await evaluate(`(${paint})()`)}\n`);
  }
  end(0);
}

main().catch(() => end(1));
