export { emptyTestDatabase, testDatabase, type TestDatabase } from "./test-database.ts";
export { untilWaiting } from "./until-waiting.ts";
