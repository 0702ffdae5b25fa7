// Loaded into a measured process: writes its CPU time and peak memory when it ends. No module, since for one Node.js
// loads its loader of modules, also into a process that needs none, and reads each file's exports by a parser of its own.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(
    process.env['BENCH_USAGE'],
    JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 }),
  );
});
