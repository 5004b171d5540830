// SPDX-License-Identifier: GPL-3.0-or-later
// validate-packages.js FOLDER PACKAGE...: the npm package "datapackage", installed in FOLDER, finds nothing wrong with the
// packages: neither the descriptor against the profile, nor a table's schema, nor a cell of an inline table against it.
"use strict";
const fs = require("fs");
const path = require("path");
const { createRequire } = require("module");

const [folder, ...files] = process.argv.slice(2);
const { Package } = createRequire(path.resolve(folder, "package.json"))("datapackage");

function describe(error) {
  return [error.message, ...(error.errors || []).map((inner) => inner.message)].slice(0, 5).join("; ");
}

// What is wrong with the tables: a line each.
async function listTableErrors(loaded) {
  const found = [];
  for (const resource of loaded.resources) {
    // Only tables state a schema; lists of objects have theirs in our own.
    if (!resource.descriptor.schema) continue;
    try {
      const rows = await resource.read({ cast: true });
      const expected = resource.descriptor.data.length - 1;
      if (rows.length !== expected) throw new Error(`${rows.length} rows in place of ${expected}`);
    } catch (error) {
      found.push(`${resource.name}: ${describe(error)}`);
    }
  }
  return found;
}

async function listErrors(descriptor, basePath) {
  let loaded;
  try {
    loaded = await Package.load(descriptor, { basePath });
  } catch (error) {
    return [describe(error)];
  }
  return loaded.valid ? listTableErrors(loaded) : loaded.errors.map(describe);
}

async function check(file) {
  const found = await listErrors(JSON.parse(fs.readFileSync(file, "utf8")), path.dirname(file));
  for (const line of found) console.log(`${file}: ${line}`);
  return found.length;
}

// The validator does refuse what is wrong.
async function checkRefusals(file) {
  const descriptor = JSON.parse(fs.readFileSync(file, "utf8"));
  let failed = 0;
  const spoils = {
    "no resources": (d) => { delete d.resources; },
    "a resource without a name": (d) => { delete d.resources[0].name; },
    "a field type that is none": (d) => { d.resources[0].schema.fields[0].type = "month"; },
    "a cell of another type": (d) => {
      const counts = d.resources[0].schema.fields.find((field) => field.type === "integer").name;
      d.resources[0].data[1][d.resources[0].data[0].indexOf(counts)] = "many";
    },
    "a period that is none": (d) => { d.resources[0].data[1][0] = "soon"; },
  };
  for (const [what, spoil] of Object.entries(spoils)) {
    const spoilt = structuredClone(descriptor);
    spoil(spoilt);
    if ((await listErrors(spoilt, ".")).length === 0) {
      failed += 1;
      console.log(`not refused: ${what}`);
    }
  }
  return failed;
}

(async () => {
  let failed = await checkRefusals(files[0]);
  for (const file of files) failed += await check(file);
  console.log(`${files.length} packages, ${failed} failures`);
  process.exit(failed ? 1 : 0);
})().catch((error) => {
  console.log(error.stack);
  process.exit(1);
});
