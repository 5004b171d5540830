// SPDX-License-Identifier: GPL-3.0-or-later
// The yardstick of bench-crossfilter: crossfilter2 with the same rows, dimensions, groups and changes.
// Two lines of input: rows, periods and the number of values of each dimension; then the changes, each of a dimension, a
// kind (0 all, 1 only these, 2 a range) and how many numbers follow.
const { execFileSync } = require('child_process');
const { mkdtempSync, rmSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');

function install() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-crossfilter-'));
  try {
    execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, 'crossfilter2@1.5.4'],
      { stdio: 'ignore' });
    return require(join(folder, 'node_modules', 'crossfilter2'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.env.JCT_BENCH_NPM !== '1') process.exit(1);
const crossfilter = install();
const lines = require('readline').createInterface({ input: process.stdin });

function random() {
  random.state = (Math.imul(random.state, 1664525) + 1013904223) >>> 0;
  return random.state >>> 8;
}

function makeRows(nRows, nPeriods, nValues) {
  random.state = 1;
  return Array.from({ length: nRows }, (_, row) => {
    const record = { time: Math.floor((row * nPeriods) / nRows), codes: [] };
    for (const n of nValues) record.codes.push(random() % n);
    record.count = random() & 255;
    return record;
  });
}

function start([nRows, nPeriods, ...nValues]) {
  const rows = crossfilter(makeRows(nRows, nPeriods, nValues));
  const dimensions = nValues.map((_, i) => rows.dimension((record) => record.codes[i]));
  dimensions.push(rows.dimension((record) => record.time));
  return { dimensions, groups: dimensions.map((dimension) => dimension.group().reduceSum((record) => record.count)) };
}

function* readChanges(numbers) {
  for (let i = 0; i < numbers.length; ) {
    const [dimension, kind, n] = numbers.slice(i, i + 3);
    yield { dimension, kind, values: numbers.slice(i + 3, i + 3 + n) };
    i += 3 + n;
  }
}

function filter(dimension, { kind, values }) {
  if (kind === 0) dimension.filterAll();
  else if (kind === 2) dimension.filterRange([values[0], values[1] + 1]);
  else if (values.length === 1) dimension.filterExact(values[0]);
  else dimension.filterFunction((value) => values.includes(value));
}

function round({ dimensions, groups }, changes) {
  let sum = 0;
  for (const change of changes) {
    filter(dimensions[change.dimension], change);
    groups.forEach((group, i) => {
      for (const { key, value } of group.all()) sum += value * (i + 1) * (key + 1);
    });
  }
  return sum;
}

let linked = null;
let changes = null;
lines.on('line', (line) => {
  const numbers = line.split(' ').map(Number);
  if (linked === null) {
    linked = start(numbers);
  } else if (changes === null) {
    changes = [...readChanges(numbers)];
    let sum = 0;
    for (let i = 0; i < 2; i++) sum = round(linked, changes);
    console.log(`ready ${sum}`);
  } else if (line.startsWith('round')) {
    // Processor time holds that of the collector's threads, time of day that of other programs: the smaller counts.
    const before = process.cpuUsage();
    const began = performance.now();
    round(linked, changes);
    const passed = performance.now() - began;
    const used = process.cpuUsage(before);
    console.log(Math.min(passed, (used.user + used.system) / 1000));
  }
});
