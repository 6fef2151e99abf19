/**
 * fast-check with a fixed seed: the same cases in every run, so that a change is judged by what it changes and not by the luck
 * of the draw. `PROPERTY_SEED=random` draws anew, to look for what nobody thought of; a number repeats such a run.
 */
const fastCheck = require('./node_modules/fast-check/lib/cjs/fast-check.js');

const seed = process.env.PROPERTY_SEED ?? '20241001';
if (seed !== 'random') fastCheck.configureGlobal({ ...fastCheck.readConfigureGlobal(), seed: Number(seed) });

module.exports = fastCheck;
