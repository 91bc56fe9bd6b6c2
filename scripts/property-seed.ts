// Loaded before every test file: properties draw their random inputs from one seed, PROPERTY_SEED, so that a run which
// failed can be repeated. Without the variable every property draws a seed of its own; fast-check prints it when one fails.
import fc from "fast-check";

const seed = Number(process.env["PROPERTY_SEED"] || Number.NaN);
if (Number.isInteger(seed)) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
