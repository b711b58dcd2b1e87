// Lays `NAME.br` beside every file of a folder, as a web host has it: brotli, quality 11.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const squeeze = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) squeeze(path);
    // A respondent never loads the coordinator's page.
    else if (!entry.name.endsWith(".br") && !entry.name.startsWith("collect")) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
      writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path), { params }));
    }
  }
};
process.argv.slice(2).forEach(squeeze);
