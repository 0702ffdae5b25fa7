/** Properties are tried on few values, and on the same ones each time: a run of all tests stands behind each change. */
import * as fc from 'fast-check';

fc.configureGlobal({ numRuns: Number(process.env['PROPERTY_RUNS']), seed: 1 });
